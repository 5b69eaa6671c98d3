"""Events with all that stands behind them, in batches: what an export writes, in memory that does not grow."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from dragoman.records import from_record
from dragoman.reports import party_of, report_names
from dragoman.store.event_queries import conditions, event_row, parts_of_events
from dragoman.store.judging import find_judgements
from dragoman.store.resolved_schema import event_reports, events, originators
from dragoman.store.rows import EventRow
from dragoman.store.schema import pages, readings
from dragoman.store.wanted import Wanted
from dragoman.types import Claim, Entity, EventMention, Judgement, Originator, Party, Reading

_KEPT = 256  # readings held at once: neighbours in the list mostly stand on the same pages


@dataclass(frozen=True, slots=True)
class PageTold:
    """A page's newest reading, what version made it, its actors by key, its events and acts of relations by name."""

    digest: str
    reading: Reading
    version: str
    actors: dict[str, list[Entity]]
    events: dict[str, tuple[EventMention, Claim | None]]
    relations: dict[str, tuple[EventMention, Claim | None]]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an event with its page. `originator` is None where it is not known."""

    id: str
    originator: str | None
    page: PageTold
    event: EventMention
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its sides, its reports in their order, who stands behind it and who judged it."""

    event: EventRow
    parts: tuple[tuple[str, Party], ...]
    tellings: tuple[Telling, ...]
    originators: tuple[Originator, ...]
    judgements: tuple[Judgement, ...]


def told_events(connection: Connection, wanted: Wanted, *, batch: int) -> Iterator[Told]:
    """Events that fit, in the order of `find_events`, each with its reports."""
    order = events.c.day if wanted.newest == "day" else events.c.known
    query = select(events).where(*conditions(connection, wanted)).order_by(order.desc().nulls_last(), events.c.id)
    query = query.limit(wanted.limit) if wanted.limit else query
    query = query.offset(wanted.offset) if wanted.offset else query
    kept: OrderedDict[str, PageTold] = OrderedDict()
    for rows in connection.execute(query.execution_options(yield_per=batch)).partitions():
        yield from _tell(connection, [event_row(row) for row in rows], kept)


def _tell(connection: Connection, rows: Sequence[EventRow], kept: OrderedDict[str, PageTold]) -> Iterator[Told]:
    names = [row.id for row in rows]
    sides, voices = parts_of_events(connection, names), _originators_of(connection, names)
    reports = defaultdict(list)
    query = select(event_reports).where(event_reports.c.event.in_(names)).order_by(event_reports.c.id)
    for report in connection.execute(query):
        reports[report.event].append((report.report, report.page, report.originator))
    for row in rows:
        tellings = tuple(_tellings(connection, reports[row.id], kept))
        judged = tuple(_judgements(connection, row, tellings)) if row.judged else ()
        yield Told(row, tuple(sides[row.id]), tellings, tuple(voices[row.id]), judged)


def _originators_of(connection: Connection, names: Sequence[str]) -> dict[str, list[Originator]]:
    found = defaultdict(list)
    query = select(originators).where(originators.c.event.in_(names))
    for row in connection.execute(query.order_by(originators.c.event, originators.c.position)):
        found[row.event].append(Originator(row.name, tuple(json.loads(row.reports)), row.party, row.why))
    return found


def _tellings(
    connection: Connection, reports: Sequence[tuple[str, str, str | None]], kept: OrderedDict[str, PageTold]
) -> Iterator[Telling]:
    """What the newest readings lack, since they were made after the record was resolved, is left out."""
    for report, digest, originator in reports:
        page = page_told(connection, digest, kept)
        if page is not None and report in page.events:
            yield Telling(report, originator, page, *page.events[report])


def page_told(connection: Connection, digest: str, kept: OrderedDict[str, PageTold]) -> PageTold | None:
    """A page's newest reading, from those held or from the record; the one longest unused is let go."""
    if digest in kept:
        kept.move_to_end(digest)
        return kept[digest]
    query = select(readings.c.record).join(pages, pages.c.reading == readings.c.id).where(pages.c.digest == digest)
    record = connection.execute(query).scalar()
    if record is None:
        return None
    told = json.loads(record)
    reading = from_record(told)
    acts = replace(reading, events=reading.relations, relations=())
    version = str(told["made_by"].get("dragoman", ""))
    kept[digest] = PageTold(digest, reading, version, _by_key(reading), _by_name(reading), _by_name(acts))
    if len(kept) > _KEPT:
        kept.popitem(last=False)
    return kept[digest]


def _by_key(reading: Reading) -> dict[str, list[Entity]]:
    found = defaultdict(list)
    for entity in reading.entities:
        found[party_of(entity).key].append(entity)
    return dict(found)


def _by_name(reading: Reading) -> dict[str, tuple[EventMention, Claim | None]]:
    claims = {claim.event: claim for claim in reading.claims}
    names = report_names(reading)
    return {names[event.id]: (event, claims.get(event.id)) for event in reading.events}


def tellings_called(connection: Connection, names: Sequence[str]) -> dict[str, Telling]:
    """Reports by their public names, of events and of relations; what the newest readings lack is left out."""
    kept: OrderedDict[str, PageTold] = OrderedDict()
    found = {}
    for name in names:
        digest = connection.execute(select(pages.c.digest).where(pages.c.short == name.partition("-")[0])).scalar()
        page = page_told(connection, digest, kept) if digest else None
        told = (page.relations.get(name) or page.events.get(name)) if page else None
        if page is not None and told is not None:
            voice = connection.scalar(select(event_reports.c.originator).where(event_reports.c.report == name))
            found[name] = Telling(name, voice, page, *told)
    return found


def _judgements(connection: Connection, row: EventRow, tellings: Sequence[Telling]) -> Iterator[Judgement]:
    """Standing words on the event or one of its reports."""
    for subject in dict.fromkeys([row.id, *(telling.id for telling in tellings)]):
        yield from (one for one in find_judgements(connection, subject) if one.withdrawn is None)


def told_called(connection: Connection, names: Sequence[str]) -> list[Told]:
    """Events by their ids with all that stands behind them, in that order; those that are gone are left out."""
    rows = {row.id: event_row(row) for row in connection.execute(select(events).where(events.c.id.in_(names)))}
    return list(_tell(connection, [rows[name] for name in names if name in rows], OrderedDict()))
