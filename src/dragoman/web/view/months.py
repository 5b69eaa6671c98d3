"""Events under their months, for timelines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from dragoman.store import EventRow
from dragoman.web.view.words import month_told

NO_DAY = "Day not known"


def by_month(events: Iterable[EventRow]) -> list[tuple[str, list[EventRow]]]:
    """Events in the order given, under "March 2020"; those without a day under `NO_DAY`."""
    return [(month, list(its)) for month, its in groupby(events, key=_month)]


def _month(event: EventRow) -> str:
    day = event.start or event.end
    return month_told(f"{day:%Y-%m}") if day else NO_DAY
