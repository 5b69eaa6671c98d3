"""Counts of all events that nobody rejected, kept by facet and value, so that no screen counts them while one waits."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from dragoman.store.facet_queries import DEED, SIDES, TALLIED, happened, walk_facets
from dragoman.store.resolved_schema import events, tallies
from dragoman.store.write import insert_all

_Tally = tuple[str, str, int]


def write_tallies(connection: Connection) -> None:
    """Count all events that nobody rejected; all of them stand under "all", the longest one's days under "longest"."""
    connection.execute(delete(tallies))
    rows = [*_counts(connection, stands()), ("longest", "", _longest(connection))]
    insert_all(connection, tallies, [{"facet": facet, "value": value, "many": many} for facet, value, many in rows])


def write_longest(connection: Connection) -> None:
    """Note how many days the longest event takes."""
    connection.execute(update(tallies).where(tallies.c.facet == "longest").values(many=_longest(connection)))


def stands() -> ColumnElement[bool]:
    """An event that nobody rejected."""
    return func.coalesce(events.c.judged, "") != "reject"


def _longest(connection: Connection) -> int:
    spans = connection.execute(select(events.c.day, events.c.date_end).where(events.c.date_end > events.c.day))
    return max(((end - day).days for day, end in spans), default=0)


def count_events(connection: Connection, which: ColumnElement[bool], *, by: int) -> None:
    """Add some events to the counts, or take them away: `by` is 1 or -1. Their sides are to stand."""
    for facet, value, many in list(_counts(connection, which)):
        same = (tallies.c.facet == facet, tallies.c.value == value)
        known = connection.execute(update(tallies).where(*same).values(many=tallies.c.many + by * many))
        if not known.rowcount:
            connection.execute(insert(tallies).values(facet=facet, value=value, many=by * many))
    connection.execute(delete(tallies).where(tallies.c.many == 0, tallies.c.facet.not_in(["all", "longest"])))


def _counts(connection: Connection, which: ColumnElement[bool]) -> Iterator[_Tally]:
    found = walk_facets(connection, [which], (*TALLIED, *SIDES)) | walk_facets(connection, [which, happened()], [DEED])
    yield "all", "", sum(many for _, many in found["type"])
    for facet, counted in found.items():
        yield from ((facet, value, many) for value, many in counted)
