"""Whether the record holds together: words where they are said to stand, links that lead somewhere, a sound file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from dragoman.errors import StoreError
from dragoman.records import from_record
from dragoman.store.database import open_engine, writing
from dragoman.store.keeping import reading_from
from dragoman.store.kept import Working
from dragoman.store.page_queries import page_claims
from dragoman.store.resolved_schema import (
    RESOLVED,
    actors,
    contradictions,
    copies,
    event_reports,
    events,
    originators,
    parts,
    stories,
    voices,
)
from dragoman.store.rows import claim_rows
from dragoman.store.schema import attributions, claims, entities, links, metadata, pages, participants, readings, runs
from dragoman.store.schema import releases as releases_table
from dragoman.store.write_resolved import write_resolution
from dragoman.types import Resolution

Json = Mapping[str, Any]

# Every value of the first column must stand in the second.
_LINKS: tuple[tuple[Column[Any], Column[Any]], ...] = (
    (readings.c.page, pages.c.id),
    (readings.c.run, runs.c.id),
    (pages.c.reading, readings.c.id),
    (claims.c.reading, readings.c.id),
    (entities.c.reading, readings.c.id),
    (attributions.c.reading, readings.c.id),
    (participants.c.claim, claims.c.id),
    (links.c.claim, claims.c.id),
    (event_reports.c.event, events.c.id),
    (event_reports.c.report, claims.c.public),
    (event_reports.c.page, pages.c.digest),
    (events.c.lead, event_reports.c.report),
    (parts.c.event, events.c.id),
    (parts.c.key, actors.c.key),
    (voices.c.event, events.c.id),
    (originators.c.event, events.c.id),
    (contradictions.c.event, events.c.id),
    (copies.c.first, pages.c.digest),
    (copies.c.second, pages.c.digest),
    (stories.c.page, pages.c.digest),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that is not as it must be: which row, and what is wrong with it."""

    row: str
    what: str


def find_faults(where: Path | str) -> Iterator[Fault]:
    """Everything that is wrong with a record; nothing where it holds together."""
    yield from _database_faults(where)
    with reading_from(where) as connection:
        yield from _link_faults(connection)
        yield from _reading_faults(connection)
        for row in connection.execute(select(releases_table)):
            if json.loads(row.manifest).get("checksum") != row.checksum:
                yield Fault(f"release {row.name}", "its checksum is not that of its manifest")


def _database_faults(where: Path | str) -> Iterator[Fault]:
    engine = open_engine(where, create=False)
    try:
        with writing(engine) as connection:
            if connection.dialect.name == "sqlite":
                yield from _sqlite_faults(connection)
            else:
                yield from _server_faults(connection)
    finally:
        engine.dispose()


def _sqlite_faults(connection: Connection) -> Iterator[Fault]:
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if told != "ok":
            yield Fault("database", told)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Fault(f"{row[0]} {row[1]}", f"points to a row of {row[2]} that is not there")
    for index in ("pages_text", "reports_text", "actors_text"):
        try:
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except DBAPIError:
            yield Fault(index, "the index of words is not that of the rows")


def _server_faults(connection: Connection) -> Iterator[Fault]:
    """Every table is read whole, and counted through its primary key as well; by amcheck where that is installed."""
    for table in metadata.sorted_tables:
        whole = _count(connection, table, by_index=False)
        if whole != _count(connection, table, by_index=True):
            yield Fault(table.name, "its primary key does not lead to all its rows")
    if connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'")).first():
        names = [
            index["name"] for table in metadata.sorted_tables for index in inspect(connection).get_indexes(table.name)
        ]
        for name in names:
            try:
                with connection.begin_nested():
                    connection.execute(text("SELECT bt_index_check(CAST(:name AS regclass))"), {"name": name})
            except DBAPIError as error:
                yield Fault(str(name), f"a damaged index: {error.orig}")


def _count(connection: Connection, table: Table, *, by_index: bool) -> int:
    for way in ("enable_seqscan", "enable_bitmapscan"):
        connection.exec_driver_sql(f"SET LOCAL {way} = {'off' if by_index else 'on'}")
    for way in ("enable_indexscan", "enable_indexonlyscan"):
        connection.exec_driver_sql(f"SET LOCAL {way} = {'on' if by_index else 'off'}")
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _link_faults(connection: Connection) -> Iterator[Fault]:
    for one, other in _LINKS:
        there = other.table.alias()
        query = select(one).where(one.is_not(None), ~select(1).where(there.c[other.name] == one).exists()).distinct()
        for value in connection.execute(query).scalars():
            yield Fault(f"{one.table.name} {value}", f"{one.name} leads to nothing in {other.table.name}")


def _reading_faults(connection: Connection) -> Iterator[Fault]:
    numbers = connection.execute(select(readings.c.id).order_by(readings.c.id)).scalars().all()
    query = select(readings, pages.c.digest, pages.c.short, pages.c.text, pages.c.reading.label("newest"))
    query = query.join(pages, pages.c.id == readings.c.page)
    for number in numbers:
        row = connection.execute(query.where(readings.c.id == number)).first()
        if row is not None:
            for what in _faults_of(connection, row):
                yield Fault(f"reading {number} of page {row.short}", what)


def _faults_of(connection: Connection, row: Any) -> Iterator[str]:
    try:
        record = json.loads(row.record)
        reading = from_record(record)
    except (json.JSONDecodeError, StoreError) as error:
        yield f"its JSON can not be read: {error}"
        return
    document = reading.document
    if document.digest != row.digest:
        yield f"it is of a page with another digest, {document.digest}"
    if (reading.codebook, reading.model) != (row.codebook, row.model):
        yield "its codebook or model is not the one in its JSON"
    yield from _span_faults(record, document.text)
    yield from _name_faults(record)
    many = connection.scalar(select(func.count()).select_from(claims).where(claims.c.reading == row.id))
    if many != len(reading.events):
        yield f"{many} claims are laid out, {len(reading.events)} stand in its JSON"
    if row.newest == row.id:
        if row.text != document.text:
            yield "the page's text is not the reading's"
        if page_claims(connection, row.short) != claim_rows(reading):
            yield "the claims laid out are not those in its JSON"


def _span_faults(told: Any, whole: str, path: str = "") -> Iterator[str]:
    """Every start and end within a record's JSON, against the words that stand beside it or the length of the text."""
    if isinstance(told, list):
        if len(told) == 2 and all(isinstance(place, int) for place in told):
            if not 0 <= told[0] <= told[1] <= len(whole):
                yield f"{path} {told} lies outside the text"
            return
        for number, one in enumerate(told):
            yield from _span_faults(one, whole, f"{path}.{number}")
    elif isinstance(told, dict):
        start, end = told.get("span") or (told.get("start"), told.get("end"))
        if isinstance(start, int) and isinstance(end, int):
            words = told.get("text")
            if not 0 <= start <= end <= len(whole) or (words is not None and whole[start:end] != words):
                yield f"{path.lstrip('.')}: {words!r} does not stand at {start} to {end}"
        for name, one in told.items():
            if isinstance(one, dict | list):
                yield from _span_faults(one, whole, f"{path}.{name}")


def _name_faults(record: Json) -> Iterator[str]:
    """Ids inside a reading that lead nowhere."""
    named = {actor["id"] for actor in record["actors"]}
    said = {one["id"] for one in record["attributions"]}
    for one in record["attributions"]:
        if one["parent"] is not None and one["parent"] not in said:
            yield f"{one['id']}: its parent {one['parent']} is not there"
    for event in (*record["events"], *record.get("relations", ())):
        if event["attribution"] is not None and event["attribution"] not in said:
            yield f"{event['id']}: its attribution {event['attribution']} is not there"
        for actor in {*event["actor"], *event["recipient"]} - named:
            yield f"{event['id']}: its actor {actor} is not there"


def unlike_fresh(
    where: Path | str, fresh: Resolution, judged: Mapping[str, str], working: Working, scratch: Path
) -> Iterator[Fault]:
    """Rows in which the resolved tables differ from a resolution computed anew, written to a scratch record."""
    engine = open_engine(scratch, create=True)
    try:
        with writing(engine) as connection, reading_from(where) as kept:
            started = kept.execute(select(func.max(readings.c.added))).scalar()
            if started is not None:
                write_resolution(connection, fresh, judged=judged, working=working, now=started)
            for table in RESOLVED:
                ours, anew = _rows(kept, table), _rows(connection, table)
                for row in sorted((ours - anew).keys(), key=str)[:5]:
                    yield Fault(table.name, f"not what its readings say: {row}")
                for row in sorted((anew - ours).keys(), key=str)[:5]:
                    yield Fault(table.name, f"lacks what its readings say: {row}")
    finally:
        engine.dispose()


def _rows(connection: Connection, table: Table) -> Counter[tuple[Any, ...]]:
    """Rows without the numbers that a database gives them."""
    columns = [column for column in table.c if not (column.primary_key and column.name == "id" and _counted(column))]
    return Counter(tuple(row) for row in connection.execute(select(*columns)))


def _counted(column: Column[Any]) -> bool:
    return column.type.python_type is int
