"""What may be mended on a page: its pieces, and the words of each side of an event, one word after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from dragoman.mending import CUT, is_mend, words_alone
from dragoman.quoting import short_quote
from dragoman.reports import report_names
from dragoman.types import EventMention, Judgement, Reading, Span

_WORD = re.compile(r"\w[\w'’.-]*\w|\w")
_MOST = 120  # words of a sentence that are offered


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, its place in the page's text, and whether the side begins or ends with it now."""

    text: str
    start: int
    end: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class SideChoice:
    """A side of an event with the words it stands on and those it could stand on."""

    side: str
    report: str
    span: Span
    words: str
    choices: tuple[Word, ...]


def sides_to_mend(reading: Reading) -> dict[str, list[SideChoice]]:
    """The sides of every event that stand in its sentence, by the event's id in the reading."""
    names = report_names(reading)
    return {event.id: _choices(reading, event, names[event.id]) for event in reading.events}


def _choices(reading: Reading, event: EventMention, report: str) -> list[SideChoice]:
    words = [
        Span(event.sentence.start + one.start(), event.sentence.start + one.end())
        for one in _WORD.finditer(reading.document[event.sentence])
    ][:_MOST]
    sides = [("actor", part.span) for part in event.actors] + [("recipient", part.span) for part in event.recipients]
    return [
        SideChoice(side, report, span, reading.document[span], _offered(reading, words, span))
        for side, span in dict.fromkeys(sides)
        if event.sentence.contains(span)
    ]


def _offered(reading: Reading, words: list[Span], side: Span) -> tuple[Word, ...]:
    within = [one for one in words if one.overlaps(side)]
    first, last = within[:1], within[-1:]
    return tuple(Word(reading.document[one], one.start, one.end, [one] == first, [one] == last) for one in words)


def mark_of(words: str) -> str:
    """A piece's own mark, which its form sends back: a click never mends another piece than was seen."""
    return sha256(words.encode()).hexdigest()[:16]


def mend_told(one: Judgement) -> tuple[str, str, str] | None:
    """A mend in words: what was mended, what stood there, what stands there now; None where it is none."""
    if not is_mend(one):
        return None
    if one.field == CUT:
        return f"“{short_quote(one.old or '', 160)}”", "", one.value or ""
    return one.field or "", words_alone(one.old), words_alone(one.value)
