"""What an event is about, read from its sentence and its paragraph, with the words that decided.

A story's subject is not an event's: the manual warns that contexts taken from the whole page mislead. So a word
that settles a context must stand in the event's own sentence; a mere hint needs a second one, there or nearby.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.context_file import Contexts, ContextWord
from dragoman.language.parser import span_of
from dragoman.types import Span

FoundWord = tuple[ContextWord, Span]
_HINTS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class FoundContext:
    """A PLOVER context and the words of the text that speak for it, in the order of the text."""

    context: str
    words: tuple[Span, ...]


def judge_contexts(sentences: Sequence[Words], contexts: Contexts) -> Iterator[tuple[FoundContext, ...]]:
    """For each sentence the contexts of the events that it tells, in the order of their first words.

    A paragraph is searched once for all of its sentences.
    """
    for block, there in groupby(sentences, key=lambda sentence: sentence.doc):
        beside = list(_find_words(block, contexts))
        for sentence in there:
            place = span_of(sentence)
            own = [(word, span) for word, span in beside if place.start <= span.start < place.end]
            found = [_judge(name, own, beside) for name in dict.fromkeys(word.context for word, _ in own)]
            yield tuple(one for one in found if one is not None)


def _judge(name: str, own: Sequence[FoundWord], beside: Sequence[FoundWord]) -> FoundContext | None:
    sure = [span for word, span in own if word.context == name and word.sure]
    if sure:
        return FoundContext(name, tuple(sure))
    hints = _by_lemmas(name, own)
    if len(hints) < _HINTS_NEEDED:
        hints = _by_lemmas(name, beside) | hints
    return FoundContext(name, tuple(sorted(hints.values()))) if len(hints) >= _HINTS_NEEDED else None


def _by_lemmas(name: str, found: Iterable[FoundWord]) -> dict[tuple[str, ...], Span]:
    """The first span of each different word that speaks for the context."""
    first: dict[tuple[str, ...], Span] = {}
    for word, span in found:
        if word.context == name:
            first.setdefault(word.lemmas, span)
    return first


def _find_words(tokens: Iterable[Token], contexts: Contexts) -> Iterator[FoundWord]:
    for token in tokens:
        for first in {token.lower_, token.lemma_.lower()}:
            for word in contexts.words.get(first, ()):
                match = _matched(token, word.lemmas)
                if match:
                    yield word, span_of(match)


def _matched(token: Token, lemmas: tuple[str, ...]) -> list[Token]:
    tokens = list(token.doc[token.i : token.i + len(lemmas)])
    agree = len(tokens) == len(lemmas) and all(
        lemma in {one.lower_, one.lemma_.lower()} for one, lemma in zip(tokens, lemmas, strict=True)
    )
    return tokens if agree else []
