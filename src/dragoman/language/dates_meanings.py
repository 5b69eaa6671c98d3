"""What each kind of time expression means where it stands: from the groups of its pattern to a `Meaning`.

None means that the words are no time expression after all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Span as Words

from dragoman.language import dates_values as cal
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


# Words that name a day which no calendar has: it is not the month's, and not the next one.
NO_SUCH_DAY = Meaning("DATE", Period("XXXX-XX-XX"), "no such day", narrated=False)
ABBREVIATED = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10,
                "Nov": 11, "Dec": 12}  # fmt: skip
DAYS_SHORT = {"Mon": 0, "Tues": 1, "Tue": 1, "Wed": 2, "Thurs": 3, "Thur": 3, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}
MONTH_NUMBERS = {name.lower(): i + 1 for i, name in enumerate(cal.MONTHS)} | {
    name.lower(): number for name, number in ABBREVIATED.items()
}
DAY_NUMBERS = {name.lower(): i for i, name in enumerate(cal.WEEKDAYS)} | {
    name.lower(): number for name, number in DAYS_SHORT.items()
}
_LEAP_YEAR = 2000
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3,
             "4th": 4, "opening": 1}  # fmt: skip
_TIME_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "dawn": "MO",
                "midday": "MI", "lunchtime": "MI"}  # fmt: skip


def part_of_day(text: str | None) -> str:
    """ "TMO" for "morning"; "" for none."""
    return "T" + _TIME_OF_DAY[text.lower()] if text else ""


def int_of(groups: Groups, key: str) -> int:
    """The number of a group; 0 where it did not match."""
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
        year = _year_told(told.start, number, day, anchor)
        return year, f"year told before ({told.start.year})"
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


def _year_told(told: date, number: int, day: int, anchor: date) -> int:
    """The story goes on: "announced in December 2014. On May 29 ..." is of the year after, if that is past."""
    following = told.year + 1
    runs_on = _valid(following, number, day) and (number, day) < (told.month, told.day)
    return following if runs_on and date(following, number, day) <= anchor else told.year


def _valid(year: int, number: int, day: int) -> bool:
    try:
        date(year, number, day)
    except ValueError:
        return False
    return True


def mean_calendar_day(groups: Groups, context: Context) -> Meaning | None:
    """A day of a month, or some days on end, with or without the year."""
    number, first = _month_number(groups["month"] or ""), int_of(groups, "day")
    last = int(groups.get("last") or first)
    written = groups.get("year") or groups.get("borrowed")
    if not (_valid(_LEAP_YEAR, number, first) and _valid(_LEAP_YEAR, number, last)):
        return NO_SUCH_DAY
    found = (int(written), "day with year") if written else _year_for(number, first, context)
    if found is None:
        return Meaning("DATE", Period(f"XXXX-{number:02}-{first:02}"), "day without a year, no anchor", narrated=False)
    year, how = found
    if last < first:
        return None
    if not _valid(year, number, last):
        return NO_SUCH_DAY
    start, end = date(year, number, first), date(year, number, last)
    value = start.isoformat() if start == end else f"{start}/{end}"
    clock = part_of_day(groups.get("tod"))
    return Meaning("TIME" if clock else "DATE", Period(value + clock, start, end), how if written else f"day, {how}")


def mean_no_day(groups: Groups, context: Context) -> Meaning | None:
    """ "32 May 2021"."""
    return NO_SUCH_DAY


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


def mean_edge_of_month(groups: Groups, context: Context) -> Meaning | None:
    """ "the first day of May"."""
    whole = mean_calendar_month(groups, context)
    edge = None if whole is None else whole.period.start if groups["edge"] == "first" else whole.period.end
    return Meaning("DATE", cal.day(edge), f"{groups['edge']} day, {whole.how}") if whole and edge else whole


def mean_day_of_relative_month(groups: Groups, context: Context) -> Meaning | None:
    """ "the 12th of this month"."""
    if context.anchor is None:
        return None
    month = cal.step_months(context.anchor.replace(day=1), {"last": -1, "next": 1}.get(groups["which"] or "", 0))
    day = int_of(groups, "day")
    if not _valid(month.year, month.month, day):
        return NO_SUCH_DAY
    return Meaning("DATE", cal.day(month.replace(day=day)), f"day of {groups['which']} month from {context.anchor}")


def part_within(whole: Period, groups: Groups) -> Period:
    """The early, middle or late part, where the words name one."""
    named = groups.get("part")
    return cal.part(whole, named.lower().split()[-1]) if named else whole


def mean_iso(groups: Groups, context: Context) -> Meaning | None:
    """2023-04-17."""
    if not _valid(int_of(groups, "y"), int_of(groups, "m"), int_of(groups, "d")):
        return None
    return Meaning("DATE", cal.day(date(int_of(groups, "y"), int_of(groups, "m"), int_of(groups, "d"))), "ISO date")


def mean_slashed(groups: Groups, context: Context) -> Meaning | None:
    """17/04/2023; where day and month cannot be told apart, no day is given."""
    a, b, y = int_of(groups, "a"), int_of(groups, "b"), int_of(groups, "y")
    readings = {(m, d) for m, d in ((a, b), (b, a)) if _valid(y, m, d)}
    if not readings:
        return None
    if len(readings) > 1:
        return Meaning("DATE", Period(f"{y}-XX-XX"), "numbers: day and month not told apart", narrated=False)
    month, day = readings.pop()
    return Meaning("DATE", cal.day(date(y, month, day)), "numbers")


# --- years and longer ---------------------------------------------------------------------------------


def mean_bare_year(groups: Groups, context: Context) -> Meaning | None:
    """A year, unless the parser took the number for a count."""
    number = int_of(groups, "year")
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
        return int_of(groups, "year")
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
        return Meaning("DATE", part_within(cal.season(int_of(groups, "year"), name), groups), "season with year")
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
    first, last = int_of(groups, "from"), groups["to"] or ""
    final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < final <= first + 60:
        return None
    return Meaning("DATE", cal.years(f"{first}/{final}", first, final), "years, range")
