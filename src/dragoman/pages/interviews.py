"""Interviews without labels: each question a paragraph of its own, and below it the answer of whom the head names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.pages.bylines import is_person_name
from dragoman.pages.turns import Turn, parts_from
from dragoman.types import Document, Span

_ASKS = re.compile(r"[^\"“”«»]{8,300}\?\s*")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_TALK = re.compile(
    r"\b(?:interview(?:ed)?|spoke|speaks|talk(?:s|ed|ing)?|conversation|sat down|answer(?:s|ed)|questions?|asked)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?: (?:[^\W\d_a-z][\w'’-]+|al|el|bin|ibn|de|van|von|da|la)){1,3}")
_FEWEST = 3
_LONGEST_HEAD = 6


def find_interview(document: Document) -> tuple[Turn, ...]:
    """The turns of an interview that parts questions from answers by paragraphs alone; none on any other page.

    Three questions or more, most answers in the first person, and somebody of whom the head says that he was talked
    to: an explainer ("Who is Haftar?") asks too, but nobody answers in it.
    """
    spans = document.paragraphs
    asked = [at for at, one in enumerate(spans) if _ASKS.fullmatch(document.text, one.start, one.end)]
    if len(asked) < _FEWEST or not 0 < asked[0] <= _LONGEST_HEAD:
        return ()
    parts = parts_from(document, asked)
    in_person = sum(any(_FIRST_PERSON.search(document[one]) for one in answer) for _, *answer in parts)
    speaker = _who_is_asked(document, spans[: asked[0]])
    if speaker is None or 2 * in_person <= len(parts):
        return ()
    return tuple(turn for question, *answer in parts for turn in _turns(question, answer, speaker))


def _turns(question: Span, answer: Sequence[Span], speaker: Span) -> Iterator[Turn]:
    mark = Span(question.end - 1, question.end)
    yield Turn(Span(question.start, question.start), mark, (question,), asks=True, named=False)
    if answer:
        yield Turn(mark, speaker, tuple(answer), asks=False, named=True)


def _who_is_asked(document: Document, head: Sequence[Span]) -> Span | None:
    """The first person over the questions whom the title names too, or of whom it is said that he was talked to."""
    title = (document.title or "").casefold()
    told = any(_TALK.search(document[one]) for one in head) or bool(_TALK.search(title))
    authors = {name.casefold() for name in document.authors}
    names = (match for one in head for match in _NAME.finditer(document.text, one.start, one.end))
    persons = [match for match in names if is_person_name(match[0]) and match[0].casefold() not in authors]
    titled = [match for match in persons if match[0].split()[-1].casefold() in title]
    found = next(iter(titled or (persons if told else [])), None)
    return Span(*found.span()) if found else None
