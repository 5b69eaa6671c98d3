"""Periods of the calendar: a TIMEX3 value with the first and last day it means, and reckoning with them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekday": "D", "week": "W", "weekend": "WE",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "centur": "C",
}  # fmt: skip
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_VAGUE = {"several", "few", "many", "some", "couple of", "recent", ""}


@dataclass(frozen=True, slots=True)
class Period:
    """A TIMEX3 value and the days it covers; None where no day can be told."""

    value: str
    start: date | None = None
    end: date | None = None


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when)


def week(when: date) -> Period:
    """The week, Monday to Sunday, that holds this day."""
    year_, number, weekday = when.isocalendar()
    monday = when - timedelta(weekday - 1)
    return Period(f"{year_}-W{number:02}", monday, monday + timedelta(6))


def weekend(when: date) -> Period:
    """Saturday and Sunday of the week that holds this day."""
    whole = week(when)
    saturday = when - timedelta(when.weekday()) + timedelta(5)
    return Period(f"{whole.value}-WE", saturday, saturday + timedelta(1))


def month(year_: int, number: int) -> Period:
    """A calendar month."""
    return Period(f"{year_}-{number:02}", date(year_, number, 1), date(year_, number, monthrange(year_, number)[1]))


def months(value: str, year_: int, first: int, last: int) -> Period:
    """Consecutive months under a name of their own; 13 is January of the next year."""
    final = month(year_ + (last - 1) // 12, (last - 1) % 12 + 1)
    return Period(value, date(year_, first, 1), final.end)


def quarter(year_: int, number: int) -> Period:
    """January to March is the first."""
    return months(f"{year_}-Q{number}", year_, 3 * number - 2, 3 * number)


def half(year_: int, number: int) -> Period:
    """The first or second six months of a year."""
    return months(f"{year_}-H{number}", year_, 6 * number - 5, 6 * number)


def season(year_: int, name: str) -> Period:
    """A season of the northern half; winter begins in December of its year."""
    code = SEASONS[name]
    return months(f"{year_}-{code}", year_, _SEASON_STARTS[code], _SEASON_STARTS[code] + 2)


def year(number: int) -> Period:
    """A calendar year; before 1000 the value is filled with noughts."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def years(value: str, first: int, last: int) -> Period:
    """Consecutive years under a name of their own."""
    return Period(value, date(first, 1, 1), date(last, 12, 31))


def decade(first: int) -> Period:
    """Ten years from 1980."""
    return years(str(first // 10), first, first + 9)


def century(number: int) -> Period:
    """The 20th century is 1901 to 2000; its TIMEX3 value is "19"."""
    return years(f"{number - 1:02}", 100 * number - 99, 100 * number)


def part(whole: Period, which: str) -> Period:
    """The early, middle or late third of a period (of a month, ten days); the value stays, as TIMEX3 wants it."""
    if whole.start is None or whole.end is None or whole.start == whole.end:
        return whole
    length = (whole.end - whole.start).days + 1
    thirds = (10, 20) if 28 <= length <= 31 else (round(length / 3), round(2 * length / 3))
    first, second = (whole.start + timedelta(days) for days in thirds)
    if which in {"early", "beginning", "start", "opening"}:
        return Period(whole.value, whole.start, first - timedelta(1))
    if which in {"late", "end", "close", "closing"}:
        return Period(whole.value, second, whole.end)
    return Period(whole.value, first, second - timedelta(1))


def step_months(when: date, count: int) -> date:
    """The same day some months on or back, cut to the month's length."""
    index = when.year * 12 + when.month - 1 + count
    year_, number = index // 12, index % 12 + 1
    return date(year_, number, min(when.day, monthrange(year_, number)[1]))


def step(when: date, count: int, unit: str) -> date | None:
    """The day so many units on (or back, below nought); None outside the calendar or for hours."""
    try:
        if unit in {"D", "W", "WE"}:
            return when + timedelta(count * (1 if unit == "D" else 7))
        if unit in {"M", "Q", "Y", "E", "C"}:
            return step_months(when, count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
    except (ValueError, OverflowError):
        return None
    return None


def holding(when: date, unit: str) -> Period:
    """The day, week, month, year ... that holds this day."""
    makers = {"D": day, "W": week, "WE": weekend}
    if unit in makers:
        return makers[unit](when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "E":
        return decade(when.year // 10 * 10)
    return century((when.year + 99) // 100) if unit == "C" else year(when.year)


def weekday_near(anchor: date, weekday: int, *, future: bool) -> date:
    """The last such weekday on or before the anchor, or the first on or after it."""
    ahead = (weekday - anchor.weekday()) % 7
    return anchor + timedelta(ahead) if future else anchor - timedelta((7 - ahead) % 7)


def duration(count: float | None, unit: str, word: str) -> Period:
    """A TIMEX3 duration; a vague count is X."""
    clock = "T" if word in {"second", "minute", "hour"} else ""
    if unit == "WE":
        unit = "WE" if count else "D"
    if word == "fortnight" and count is not None:
        count *= 2
    shown = "X" if count is None else f"{count:g}"
    return Period(f"P{clock}{shown}{unit}")


def number_of(words: str) -> float | None:
    """ "8", "twenty-one", "a dozen", "two and a half"; None for "several" and for no number."""
    text = re.sub(r"[\s-]+", " ", words.lower()).strip()
    if text in _VAGUE or re.fullmatch(r"(?:a |the )?(?:few|couple of|couple|number of)", text):
        return 2 if "couple" in text else None
    if re.fullmatch(r"(?:(?:an?|the) )?(?:an?|the|one|each|every|full|entire|whole)", text):
        return 1
    if text.startswith("half"):
        return 0.5
    if text.endswith("and a half"):
        base = number_of(text[: -len("and a half")])
        return None if base is None else base + 0.5
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", text):
        return float(text.replace(",", "")) if text.strip(",") else None
    return _spelt(text)


def _spelt(text: str) -> float | None:
    total = 0
    for word in text.split():
        if word in ONES:
            total += ONES.index(word)
        elif word in TENS:
            total += TENS[word]
        elif word in {"hundred", "dozen", "thousand"}:
            total = max(total, 1) * {"hundred": 100, "dozen": 12, "thousand": 1000}[word]
        elif word not in {"a", "and"}:
            return None
    return float(total) or None
