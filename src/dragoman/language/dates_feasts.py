"""Days of the Islamic, Iranian and Ethiopian calendars, and feasts, as `dates_meanings` gives the Gregorian ones."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.language import dates_values as cal
from dragoman.language.dates_calendars import (
    ETHIOPIAN_MONTHS,
    ISLAMIC_MONTHS,
    ISLAMIC_VARIANTS,
    PERSIAN_MONTHS,
    ethiopian_to_day,
    holiday_days,
    islamic_to_day,
    persian_to_day,
)
from dragoman.language.dates_context import Context
from dragoman.language.dates_meanings import NO_SUCH_DAY, Groups, Meaning, int_of
from dragoman.language.dates_values import Period

_LONGEST_ISLAMIC_MONTH = 30


def mean_hijri(groups: Groups, context: Context) -> Meaning | None:
    """A day or month of the Islamic calendar, named as such by its month."""
    names = {name.lower(): i + 1 for i, name in enumerate(ISLAMIC_MONTHS)}
    names |= {name.lower(): number for name, number in ISLAMIC_VARIANTS.items()}
    number, year = names[(groups["month"] or "").lower()], int_of(groups, "year")
    if int_of(groups, "day") > _LONGEST_ISLAMIC_MONTH:
        return NO_SUCH_DAY
    if groups.get("day"):
        found = islamic_to_day(year, number, int_of(groups, "day"))
        slack = timedelta(1)  # the moon seen may differ by a day from the tables
        return Meaning(
            "DATE", Period(found.isoformat(), found - slack, found + slack), "Hijri, tabular, a day each way"
        )
    start = islamic_to_day(year, number, 1)
    end = islamic_to_day(year + number // 12, number % 12 + 1, 1)
    period = Period(f"{start.isoformat()}/{(end - timedelta(1)).isoformat()}", start - timedelta(1), end)
    return Meaning("DATE", period, "Hijri month, tabular, a day each way")


def mean_persian(groups: Groups, context: Context) -> Meaning | None:
    """A day or month of the Iranian calendar."""
    number, year = (
        [name.lower() for name in PERSIAN_MONTHS].index((groups["month"] or "").lower()) + 1,
        int_of(groups, "year"),
    )
    start, after = persian_to_day(year, number, 1), persian_to_day(year + number // 12, number % 12 + 1, 1)
    end = after - timedelta(1)
    if groups.get("day"):
        found = persian_to_day(year, number, int_of(groups, "day"))
        return Meaning("DATE", cal.day(found), "Solar Hijri") if found <= end else NO_SUCH_DAY
    return Meaning("DATE", Period(f"{start}/{end}", start, end), "Solar Hijri month")


def mean_ethiopian(groups: Groups, context: Context) -> Meaning | None:
    """A day of the Ethiopian calendar."""
    number = [name.lower() for name in ETHIOPIAN_MONTHS].index((groups["month"] or "").lower()) + 1
    year, day = int_of(groups, "year"), int_of(groups, "day")
    after = ethiopian_to_day(year + number // len(ETHIOPIAN_MONTHS), number % len(ETHIOPIAN_MONTHS) + 1, 1)
    found = ethiopian_to_day(year, number, day)
    return Meaning("DATE", cal.day(found), "Ethiopian calendar") if found < after else NO_SUCH_DAY


def mean_holiday(groups: Groups, context: Context) -> Meaning | None:
    """A feast."""
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
    return Meaning("DATE", Period(start.isoformat() if start == end else f"{start}/{end}", start, end), how)
