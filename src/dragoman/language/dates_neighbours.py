"""What a time expression means beside another: ranges, "since", "three days after the March 9 vote", "the eve of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from dragoman.language import dates_values as cal
from dragoman.language.dates_meanings import Meaning
from dragoman.language.dates_values import Period

_JOINED = re.compile(r"\s*(?:to|until|till|through|-|–)\s*")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_BESIDE = re.compile(r"\s+(after|before)\s+(?:(?:the|a|an|its|his|her|their|that)\s+)?")
_EVE = re.compile(r"(?:the\s+)?eve\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_EVE_WORDS = 20  # characters at most


@dataclass(frozen=True, slots=True)
class Found:
    """An expression within its block."""

    start: int
    end: int
    meaning: Meaning


def settle_neighbours(found: Sequence[Found], text: str, anchor: date | None) -> list[Found]:
    """The expressions of a block with what their neighbours say about them, eves added."""
    beside = [_since(item, text, anchor) for item in _join_ranges(_counted_from_next(found, text), text)]
    return sorted((*_eves(found, text), *beside), key=lambda item: item.start)


def _counted_from_next(found: Sequence[Found], text: str) -> list[Found]:
    """ "Three days after the March 9 vote" is March 12."""
    counted = list(found)
    for number, (length, base) in enumerate(pairwise(found)):
        beside, measure = (
            _BESIDE.fullmatch(text, length.end, base.start),
            _LENGTH.fullmatch(length.meaning.period.value),
        )
        day = base.meaning.period.start
        if beside is None or measure is None or day is None or day != base.meaning.period.end:
            continue
        moved = cal.step(day, int(measure[1]) * (1 if beside[1] == "after" else -1), measure[2])
        if moved is not None:
            meaning = Meaning("DATE", cal.holding(moved, measure[2]), f"{beside[1]} {day} (told)")
            counted[number] = Found(length.start, beside.end(1), meaning)
    return counted


def _eves(found: Sequence[Found], text: str) -> Iterator[Found]:
    """The day before a feast or a day: "on the eve of the 12 September summit"."""
    for item in found:
        first = max(0, item.start - _EVE_WORDS)
        eve, day = _EVE.search(text[first : item.start]), item.meaning.period.start
        before = cal.step(day, -1, "D") if eve is not None and day is not None else None
        if eve is not None and before is not None and day == item.meaning.period.end:
            end = first + eve.start() + len(eve[0].rstrip())
            yield Found(first + eve.start(), end, Meaning("DATE", cal.day(before), f"eve of {day} (told)"))


def _join_ranges(found: Sequence[Found], text: str) -> list[Found]:
    """ "from 2014 to 2016": both ends mean the whole; "since 2011" runs to publication."""
    joined = list(found)
    for i, (first, second) in enumerate(pairwise(found)):
        between = text[first.end : second.start]
        before = text[max(0, first.start - 10) : first.start].lower().split()
        is_range = bool(_JOINED.fullmatch(between)) or (between.strip() == "and" and before[-1:] == ["between"])
        a, b = first.meaning, second.meaning
        if not is_range or a.kind != "DATE" or b.kind != "DATE" or not a.period.start or not b.period.end:
            continue
        if a.period.start > b.period.end:
            continue
        for at, item in ((i, first), (i + 1, second)):
            period = Period(item.meaning.period.value, a.period.start, b.period.end)
            joined[at] = replace(item, meaning=replace(item.meaning, period=period, how=f"{item.meaning.how}, range"))
    return joined


def _since(item: Found, text: str, anchor: date | None) -> Found:
    before = text[max(0, item.start - 12) : item.start].lower().split()
    meaning = item.meaning
    start = meaning.period.start
    if before[-1:] != ["since"] or meaning.kind != "DATE" or start is None or anchor is None or start > anchor:
        return item
    period = Period(meaning.period.value, start, anchor)
    return replace(item, meaning=replace(meaning, period=period, how=f"{meaning.how}, since"))
