"""What each kind of time expression means where it stands: from the groups of its pattern to a `Meaning`.

None means that the words are no time expression after all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spacy.tokens import Span as Words

from dragoman.language import dates_values as cal
from dragoman.language.dates_calendars import (
    ISLAMIC_MONTHS,
    ISLAMIC_VARIANTS,
    PERSIAN_MONTHS,
    holiday_days,
    islamic_to_day,
    persian_to_day,
)
from dragoman.language.dates_context import Context
from dragoman.language.dates_values import Period

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Groups = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means. `narrated`: a later "two days earlier" may count from it."""

    kind: Kind
    period: Period
    how: str
    narrated: bool = True


ABBREVIATED = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10,
                "Nov": 11, "Dec": 12}  # fmt: skip
DAYS_SHORT = {"Mon": 0, "Tues": 1, "Tue": 1, "Wed": 2, "Thurs": 3, "Thur": 3, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}
MONTH_NUMBERS = {name.lower(): i + 1 for i, name in enumerate(cal.MONTHS)} | {
    name.lower(): number for name, number in ABBREVIATED.items()
}
DAY_NUMBERS = {name.lower(): i for i, name in enumerate(cal.WEEKDAYS)} | {
    name.lower(): number for name, number in DAYS_SHORT.items()
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3,
             "4th": 4, "opening": 1}  # fmt: skip
_TIME_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "dawn": "MO",
                "midday": "MI", "lunchtime": "MI"}  # fmt: skip


def part_of_day(text: str | None) -> str:
    """ "TMO" for "morning"; "" for none."""
    return "T" + _TIME_OF_DAY[text.lower()] if text else ""


def _int(groups: Groups, key: str) -> int:
    return int(groups[key] or 0)


def _month_number(text: str) -> int:
    return MONTH_NUMBERS[text.lower().rstrip(".")]


def weekday_number(text: str) -> int:
    """0 for Monday, by any of its spellings."""
    return DAY_NUMBERS[text.lower().rstrip(".")]


# --- days and months of the calendar ------------------------------------------------------------------


def _year_for(number: int, day: int, context: Context) -> tuple[int, str] | None:
    """The year of a month or day named without one: the story's, or the nearest by tense."""
    anchor, told = context.anchor, context.told_here
    if told and told.start and anchor and told.end and told.end.year < anchor.year and context.tense == "past":
        return told.start.year, f"year told before ({told.start.year})"
    if anchor is None:
        return None
    options = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if _valid(y, number, day)]
    if not options:
        return None
    tense = context.tense
    if tense == "past":
        options = [y for y in options if date(y, number, day) <= anchor] or options
        return max(options), f"last before {anchor} (published)"
    if tense == "future":
        end_of = [y for y in options if cal.month(y, number).end >= anchor] if day == 1 else options  # type: ignore[operator]
        options = [y for y in end_of if day == 1 or date(y, number, day) >= anchor] or options
        return min(options), f"next after {anchor} (published)"
    best = min(options, key=lambda y: abs((date(y, number, day) - anchor).days))
    return best, f"nearest to {anchor} (published)"


def _valid(year: int, number: int, day: int) -> bool:
    try:
        date(year, number, day)
    except ValueError:
        return False
    return True


def mean_calendar_day(groups: Groups, context: Context) -> Meaning | None:
    """A day of a month, or some days on end, with or without the year."""
    number, first = _month_number(groups["month"] or ""), _int(groups, "day")
    last = int(groups.get("last") or first)
    written = groups.get("year") or groups.get("borrowed")
    found = (int(written), "day with year") if written else _year_for(number, first, context)
    if found is None:
        return Meaning("DATE", Period(f"XXXX-{number:02}-{first:02}"), "day without a year, no anchor", narrated=False)
    year, how = found
    if not _valid(year, number, first) or not _valid(year, number, last) or last < first:
        return None
    start, end = date(year, number, first), date(year, number, last)
    value = start.isoformat() if start == end else f"{start}/{end}"
    clock = part_of_day(groups.get("tod"))
    return Meaning("TIME" if clock else "DATE", Period(value + clock, start, end), how if written else f"day, {how}")


def mean_calendar_month(groups: Groups, context: Context) -> Meaning | None:
    """A month, or its early, middle or late part, with or without the year."""
    number = _month_number(groups["month"] or "")
    written = groups.get("year") or groups.get("borrowed")
    relative = groups.get("which")
    if written:
        found: tuple[int, str] | None = (int(written), "month with year")
    elif relative and context.anchor:
        found = (
            _relative_month_year(number, relative.lower(), context.anchor),
            f"{relative} month from {context.anchor}",
        )
    else:
        found = _year_for(number, 1, context)
    if found is None:
        return Meaning("DATE", Period(f"XXXX-{number:02}"), "month without a year, no anchor", narrated=False)
    whole = cal.month(found[0], number)
    return Meaning("DATE", part_within(whole, groups), found[1])


def _relative_month_year(number: int, which: str, anchor: date) -> int:
    if which in {"last", "past"}:
        return anchor.year if number < anchor.month else anchor.year - 1
    if which in {"next", "coming"}:
        return anchor.year if number > anchor.month else anchor.year + 1
    return anchor.year


def mean_month_of_relative_year(groups: Groups, context: Context) -> Meaning | None:
    """ "October of next year"."""
    if context.anchor is None:
        return None
    shift = {"last": -1, "next": 1, "this": 0, "the following": 1, "that": 0}[(groups["of"] or "").lower()]
    base = context.anchor.year
    if (groups["of"] or "").lower() in {"that", "the following"}:
        if context.told is None or context.told.start is None:
            return None
        base = context.told.start.year
    whole = cal.month(base + shift, _month_number(groups["month"] or ""))
    return Meaning("DATE", whole, f"month of {groups['of']} year")


def part_within(whole: Period, groups: Groups) -> Period:
    """The early, middle or late part, where the words name one."""
    named = groups.get("part")
    return cal.part(whole, named.lower().split()[-1]) if named else whole


def mean_iso(groups: Groups, context: Context) -> Meaning | None:
    """2023-04-17."""
    if not _valid(_int(groups, "y"), _int(groups, "m"), _int(groups, "d")):
        return None
    return Meaning("DATE", cal.day(date(_int(groups, "y"), _int(groups, "m"), _int(groups, "d"))), "ISO date")


def mean_slashed(groups: Groups, context: Context) -> Meaning | None:
    """17/04/2023; where day and month cannot be told apart, no day is given."""
    a, b, y = _int(groups, "a"), _int(groups, "b"), _int(groups, "y")
    readings = {(m, d) for m, d in ((a, b), (b, a)) if _valid(y, m, d)}
    if not readings:
        return None
    if len(readings) > 1:
        return Meaning("DATE", Period(f"{y}-XX-XX"), "numbers: day and month not told apart", narrated=False)
    month, day = readings.pop()
    return Meaning("DATE", cal.day(date(y, month, day)), "numbers")


def mean_hijri(groups: Groups, context: Context) -> Meaning | None:
    """A day or month of the Islamic calendar, named as such by its month."""
    names = {name.lower(): i + 1 for i, name in enumerate(ISLAMIC_MONTHS)}
    names |= {name.lower(): number for name, number in ISLAMIC_VARIANTS.items()}
    number, year = names[(groups["month"] or "").lower()], _int(groups, "year")
    if groups.get("day"):
        found = islamic_to_day(year, number, _int(groups, "day"))
        slack = timedelta(1)  # the moon seen may differ by a day from the tables
        return Meaning(
            "DATE", Period(found.isoformat(), found - slack, found + slack), "Hijri, tabular, a day each way"
        )
    start = islamic_to_day(year, number, 1)
    end = islamic_to_day(year + number // 12, number % 12 + 1, 1)
    period = Period(f"{start.isoformat()}/{(end - timedelta(1)).isoformat()}", start - timedelta(1), end)
    return Meaning("DATE", period, "Hijri month, tabular, a day each way")


def mean_persian(groups: Groups, context: Context) -> Meaning | None:
    """A day of the Iranian calendar."""
    number = [name.lower() for name in PERSIAN_MONTHS].index((groups["month"] or "").lower()) + 1
    return Meaning("DATE", cal.day(persian_to_day(_int(groups, "year"), number, _int(groups, "day"))), "Solar Hijri")


def mean_holiday(groups: Groups, context: Context) -> Meaning | None:
    """A feast, or the day before it."""
    name = re.sub(r"\s+", " ", groups["feast"] or "").replace("Day of", "day of")
    written = groups.get("year")
    if written:
        years, how = [int(written)], "feast with year"
    elif context.anchor:
        years, how = [context.anchor.year + shift for shift in (-1, 0, 1)], f"feast near {context.anchor} (published)"
        if groups.get("which"):
            return None
    else:
        return None
    found = [days for year in years if (days := holiday_days(name, year)) is not None]
    if not found:
        return None
    anchor = context.anchor
    if not written and anchor:
        if context.tense == "past":
            found = [days for days in found if days[0] <= anchor][-1:] or found
        elif context.is_future:
            found = [days for days in found if days[1] >= anchor] or found
        else:
            found = [min(found, key=lambda days: abs((days[0] - anchor).days))]
    start, end = found[0]
    if groups.get("eve"):
        start, end = start - timedelta(1), end - timedelta(1)
    return Meaning("DATE", Period(start.isoformat() if start == end else f"{start}/{end}", start, end), how)


# --- years and longer ---------------------------------------------------------------------------------


def mean_bare_year(groups: Groups, context: Context) -> Meaning | None:
    """A year, unless the parser took the number for a count."""
    number = _int(groups, "year")
    words = context.words
    if words is not None and any(token.ent_type_ in {"CARDINAL", "MONEY", "QUANTITY", "PERCENT"} for token in words):
        return None
    if not 1500 <= number <= 2100:
        return None
    return Meaning("DATE", part_within(cal.year(number), groups), "year")


def mean_decade(groups: Groups, context: Context) -> Meaning | None:
    """ "the 1980s", "the nineties"."""
    spelt = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
             "eighties": 80, "nineties": 90}  # fmt: skip
    text = (groups["decade"] or "").lower().strip("'s")
    first = spelt.get((groups["decade"] or "").lower()) if not text.isdigit() else int(text)
    if first is None:
        return None
    if first < 100:
        first += 1900
    return Meaning("DATE", part_within(cal.decade(first), groups), "decade")


def mean_century(groups: Groups, context: Context) -> Meaning | None:
    """ "the 19th century"."""
    digits = re.match(r"\d+", groups["century"] or "")
    number = int(digits[0]) if digits else _spelt_century(groups["century"] or "")
    if not number or number > 21:
        return None
    return Meaning("DATE", part_within(cal.century(number), groups), "century")


def _spelt_century(text: str) -> int | None:
    words = {"twentieth": 20, "twenty-first": 21, "nineteenth": 19, "eighteenth": 18, "seventeenth": 17}
    return words.get(text.lower())


def mean_quarter(groups: Groups, context: Context) -> Meaning | None:
    """A quarter or half of a year."""
    named = (groups.get("nth") or groups.get("q") or "").lower()
    number = _ORDINALS.get(named) or int(named)
    halves = (groups.get("what") or "quarter") == "half"
    if halves and named in {"last", "final"}:
        number = 2
    year = _year_of(groups, context)
    if year is None or (halves and number > 2):
        return None
    return Meaning("DATE", cal.half(year, number) if halves else cal.quarter(year, number), f"part of {year}")


def _year_of(groups: Groups, context: Context) -> int | None:
    """A year written after "of", or "last year", or the anchor's."""
    if groups.get("year"):
        return _int(groups, "year")
    if context.anchor is None:
        return None
    return context.anchor.year + {"last": -1, "next": 1}.get((groups.get("of") or "").lower(), 0)


def _in_a_title(words: Words) -> bool:
    """Whether a capitalised word goes on from a capitalised one: "the Winter Palace"."""
    following = words.doc[words.end] if words.end < len(words.doc) else None
    return words[-1].text[:1].isupper() and following is not None and following.text[:1].isupper()


def mean_season(groups: Groups, context: Context) -> Meaning | None:
    """A season; a bare one only behind "in", "the", "last" and the like."""
    name = (groups["season"] or "").lower()
    which = (groups.get("which") or "").lower()
    words = context.words
    if words is not None and (words[-1].pos_ == "VERB" or _in_a_title(words)):
        return None
    if groups.get("year"):
        return Meaning("DATE", part_within(cal.season(_int(groups, "year"), name), groups), "season with year")
    anchor = context.anchor
    if anchor is None or not (which or groups.get("lead")):
        return None
    options = [cal.season(anchor.year + shift, name) for shift in (-2, -1, 0, 1)]
    if which == "last" or (which != "next" and context.tense == "past"):
        before = [
            p for p in options if p.start and p.start <= anchor and (which != "last" or (p.end and p.end < anchor))
        ]
        return Meaning("DATE", part_within(before[-1], groups), f"season before {anchor} (published)")
    after = [p for p in options if p.end and p.end >= anchor and (which != "next" or (p.start and p.start > anchor))]
    return Meaning("DATE", part_within(after[0], groups), f"season from {anchor} (published)")


def mean_year_range(groups: Groups) -> Meaning | None:
    """2014-16."""
    first, last = _int(groups, "from"), groups["to"] or ""
    final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < final <= first + 60:
        return None
    return Meaning("DATE", cal.years(f"{first}/{final}", first, final), "years, range")
