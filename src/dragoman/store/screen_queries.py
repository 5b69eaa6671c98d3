"""Questions of the desk about lists of any length: the next part by where the last one ended, and who was hit where.

An OFFSET reads all that it leaves out. A list of events is ordered by day, so a part begins at a day and passes over
those of that day alone that were shown; behind the last day come events without one, by their names.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from dragoman.records import from_record
from dragoman.store.event_queries import conditions, event_row, find_events, parts_of_events
from dragoman.store.resolved_schema import events
from dragoman.store.rows import EventRow
from dragoman.store.schema import pages, readings
from dragoman.store.wanted import Wanted
from dragoman.types import Party, Reading


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a list of events ended.

    `day` is that of its last event and `seen` how many events of that day were shown; where the last event has no day,
    `last` is its name.
    """

    day: date | None = None
    seen: int = 0
    last: str = ""


def events_after(
    connection: Connection, wanted: Wanted, after: Place | None, *, limit: int
) -> tuple[list[EventRow], Place | None]:
    """Events that fit, newest day first, those without a day last; and where the next part begins, None at the end.

    Args:
        wanted: its `limit`, `offset` and `newest` do not count.
        after: where the part before ended; None is the beginning.
        limit: how many events a part has.
    """
    wanted = replace(wanted, limit=limit + 1, offset=0, newest="day")
    if after is None:
        found = find_events(connection, wanted)
    elif after.day is None:
        found = _undated(connection, wanted, after.last)
    else:
        until = after.day if wanted.until is None else min(after.day, wanted.until)
        found = find_events(connection, replace(wanted, until=until, offset=after.seen))
        if len(found) <= limit and wanted.until is None:
            found += _undated(connection, replace(wanted, limit=limit + 1 - len(found)), "")
    shown = found[:limit]
    return shown, _place_of(shown, after) if len(found) > limit else None


def _undated(connection: Connection, wanted: Wanted, last: str) -> list[EventRow]:
    query = select(events).where(*conditions(connection, wanted), events.c.day.is_(None), events.c.id > last)
    return [event_row(row) for row in connection.execute(query.order_by(events.c.id).limit(wanted.limit))]


def _place_of(shown: Sequence[EventRow], after: Place | None) -> Place:
    day = shown[-1].start or shown[-1].end
    if day is None:
        return Place(last=shown[-1].id)
    seen = sum((event.start or event.end) == day for event in shown)
    return Place(day, seen + (after.seen if after and after.day == day else 0))


def recipients_of(connection: Connection, names: Sequence[str]) -> dict[str, list[Party]]:
    """To whom each of some events was done, by the events' ids."""
    sides = parts_of_events(connection, names)
    done_to = {event: [party for role, party in told if role == "recipient"] for event, told in sides.items()}
    return {event: found for event, found in done_to.items() if found}


def newest_reading_by(connection: Connection, page: str, *, without: str) -> Reading | None:
    """A page's newest reading whose model's name does not hold some words; `page` is its short name."""
    query = select(readings.c.record).join(pages, pages.c.id == readings.c.page).where(pages.c.short == page)
    query = query.where(~readings.c.model.contains(without, autoescape=True)).order_by(readings.c.id.desc()).limit(1)
    record = connection.execute(query).scalar()
    return from_record(json.loads(record)) if record else None
