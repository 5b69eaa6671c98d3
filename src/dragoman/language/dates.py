"""Time expressions of a page: TIMEX3 type and value, and the days they mean, reckoned from publication.

What cannot be told stays untold: without an anchor a weekday has no day, and "two days earlier" counts
only from a date that the text has told before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from dragoman.language.dates_calendars import (
    ETHIOPIAN_MONTHS,
    HOLIDAYS,
    ISLAMIC_MONTHS,
    ISLAMIC_VARIANTS,
    PERSIAN_MONTHS,
)
from dragoman.language.dates_context import Context
from dragoman.language.dates_events import date_of
from dragoman.language.dates_meanings import DAY_NUMBERS, MONTH_NUMBERS
from dragoman.language.dates_neighbours import Found, settle_neighbours
from dragoman.language.dates_rules import RULES, ZONES, Rule
from dragoman.language.dates_values import SEASONS, UNITS, Period
from dragoman.language.parser import Parse, offset_of, text_of
from dragoman.types import Span, TimeExpression

__all__ = ["date_of", "find_dates"]

_YEAR_DIGITS = 4
_UNIT_WORDS = frozenset({*UNITS, "centuries"})
# What counts only under a capital: "sat" is no Saturday.
_CAPITALISED: dict[str, frozenset[str]] = {
    "month": frozenset(MONTH_NUMBERS),
    "weekday": frozenset(DAY_NUMBERS),
    "hijri": frozenset(n.split()[0].split("-")[0].lower() for n in (*ISLAMIC_MONTHS, *ISLAMIC_VARIANTS)),
    "persian": frozenset(name.lower() for name in PERSIAN_MONTHS),
    "ethiopian": frozenset(name.lower() for name in ETHIOPIAN_MONTHS),
    "holiday": frozenset(re.split(r"[\s']", name)[0].rstrip(".") for name in HOLIDAYS),
}
_IN_ANY_CASE: dict[str, frozenset[str]] = {
    "unit": _UNIT_WORDS | {f"{word}s" for word in _UNIT_WORDS},
    "units": frozenset(["minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"]),
    "long_unit": frozenset(["week", "weekend", "month", "quarter", "year", "decade", "century"]),
    "months": frozenset({"month"}),
    "years": frozenset({"year"}),
    "weekends": frozenset({"weekend"}),
    "last": frozenset({"last", "next"}),
    "which": frozenset(["last", "past", "previous", "next", "coming", "following"]),
    "ago": frozenset({"ago"}),
    "edge": frozenset({"first", "last"}),
    "day": frozenset({"day", "morning"}),
    "part": frozenset(["early", "mid", "late", "beginning", "start", "end", "middle", "close", "opening"]),
    "away": frozenset(
        [
            "ago",
            "earlier",
            "later",
            "before",
            "previously",
            "prior",
            "from",
            "beforehand",
            "back",
            "afterward",
            "afterwards",
            "on",
        ]
    ),
    "quarter": frozenset({"quarter", "half"}),
    "season": frozenset(SEASONS),
    "today": frozenset({"today", "yesterday", "tomorrow", "tonight", "overnight", "night"}),
    "tod": frozenset({"morning", "afternoon", "evening"}),
    "set": frozenset(
        ["daily", "weekly", "monthly", "quarterly", "annual", "annually", "yearly", "nightly", "every", "each"]
    ),
    "vague": frozenset(
        ["recently", "lately", "currently", "nowadays", "now", "formerly", "present", "future", "past", "moment"]
    ),
    "noon": frozenset({"noon", "midday", "midnight"}),
    "century": frozenset({"century"}),
    "decade": frozenset(["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]),
    "half_day": frozenset({"am", "pm", "m"}),
    "zone": frozenset({*(zone.lower() for zone in ZONES), "local"}),
    "q": frozenset({"q"}),
}
_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"\d+(?:s\b)?")


def _kinds_of_words() -> dict[str, tuple[str, ...]]:
    """Which kinds a word is of, as it is written: with a capital, in capitals or, where that will do, in neither."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, words in (*_IN_ANY_CASE.items(), *_CAPITALISED.items()):
        for word in words:
            written = {word.capitalize(), word.upper()} | ({word} if kind in _IN_ANY_CASE else set())
            for form in written:
                kinds[form].add(kind)
    return {word: tuple(found) for word, found in kinds.items()}


_KINDS_OF_WORD = _kinds_of_words()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that a rule matched, not yet understood."""

    start: int
    end: int
    order: int
    rule: Rule
    groups: dict[str, str | None]


def find_dates(parse: Parse, anchor: date | None) -> tuple[TimeExpression, ...]:
    """Every time expression of the page in order; `anchor` is the day of publication, if known."""
    found: list[TimeExpression] = []
    told: Period | None = None
    for block in parse.blocks:
        text, offset = text_of(block), offset_of(block)
        here, told = _read_block(block, text, anchor, told)
        for item in settle_neighbours(here, text, anchor):
            period = item.meaning.period
            span = Span(offset + item.start, offset + item.end)
            found.append(
                TimeExpression(span, item.meaning.kind, period.value, period.start, period.end, item.meaning.how)
            )
    return tuple(found)


def _read_block(block: Doc, text: str, anchor: date | None, told: Period | None) -> tuple[list[Found], Period | None]:
    found: list[Found] = []
    told_here: Period | None = None
    taken = 0
    for candidate in _candidates(text):
        if candidate.start < taken:
            continue
        words = block.char_span(candidate.start, candidate.end, alignment_mode="expand")
        meaning = candidate.rule.meaning(candidate.groups, Context(anchor, told, told_here, words))
        if meaning is None:
            continue
        found.append(Found(candidate.start, candidate.end, meaning))
        taken = candidate.end
        if meaning.narrated and meaning.period.start is not None:
            told = told_here = meaning.period
    return found, told


def _candidates(text: str) -> list[_Candidate]:
    """Matches of all rules that the paragraph's words call for: leftmost first, then longest."""
    kinds = _kinds_in(text)
    found = [
        _Candidate(match.start(), match.end(), order, rule, match.groupdict())
        for order, rule in enumerate(RULES)
        if rule.needs <= kinds
        for match in rule.pattern.finditer(text)
    ]
    return sorted(found, key=lambda c: (c.start, -c.end, c.order))


def _kinds_in(text: str) -> set[str]:
    kinds = {"hyphen"} if "-" in text else set()
    for number in _DIGITS.findall(text):
        kinds.add("decade" if number.endswith("s") else "digit")
        if len(number) == _YEAR_DIGITS:
            kinds.add("year")
    for word in _KINDS_OF_WORD.keys() & _WORD.findall(text):
        kinds.update(_KINDS_OF_WORD[word])
    return kinds
