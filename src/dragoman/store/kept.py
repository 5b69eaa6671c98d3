"""What is kept of the last resolution so that the next one need not start anew; nobody asks it anything else."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dragoman.records import dragoman_version, one_line
from dragoman.store.batching import in_batches
from dragoman.store.judging import last_resolution
from dragoman.store.resolved_schema import event_reports, kept_events, kept_pages, kept_tellings, kept_values, stories
from dragoman.store.schema import judgements, pages, withdrawals
from dragoman.store.write import Row, insert_all

Days = tuple[date, date, timedelta]


@dataclass(frozen=True, slots=True)
class KeptTelling:
    """What a page tells of one event: its reports by name, and the blocks and days in which it is compared."""

    reports: tuple[str, ...]
    page: str
    published: date | None
    keys: tuple[str, ...]
    days: Days | None


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """Where an event is looked for beside others."""

    event: str
    day: date | None
    pairs: tuple[str, ...]
    published: date | None
    actors: tuple[str, ...]
    refuses: bool


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it is compared with others: its words, weights and places among stories, and its runs of words."""

    page: str
    published: date | None
    words: tuple[str, ...]
    weights: tuple[int, ...]
    joined: str
    settled: str
    runs: bytes


@dataclass(frozen=True, slots=True)
class Working:
    """What a resolution rests on: tellings, events and pages as they are filed, judgements that stood.

    `values` are counts of words, by a name of one's own.
    """

    tellings: Sequence[KeptTelling]
    events: Sequence[KeptEvent]
    pages: Sequence[KeptPage]
    values: Mapping[str, Any]
    standing: frozenset[int]


@dataclass(frozen=True, slots=True)
class Kept:
    """Tellings and events of the last resolution, what came of it, and the judgements that stood.

    `event_of` and `page_of` lead from a report to its event and its page; `new` are the pages that were read since.
    """

    resolution: int
    tellings: Sequence[KeptTelling]
    events: Sequence[KeptEvent]
    standing: frozenset[int]
    event_of: Mapping[str, str]
    page_of: Mapping[str, str]
    new: tuple[str, ...]


def write_working(connection: Connection, working: Working) -> None:
    """Keep all of a resolution's working; the tables are empty."""
    write_value(connection, "made", dragoman_version())
    _insert_working(connection, working)


def change_working(
    connection: Connection, working: Working, *, gone_tellings: Iterable[str], gone_events: Iterable[str]
) -> None:
    """Put some tellings, by their first reports, events and pages in the place of others."""
    for table, column, gone in (
        (kept_tellings, kept_tellings.c.report, gone_tellings),
        (kept_events, kept_events.c.event, gone_events),
        (kept_pages, kept_pages.c.page, [one.page for one in working.pages]),
    ):
        for names in batches(gone):
            connection.execute(delete(table).where(column.in_(names)))
    _insert_working(connection, working)


def _insert_working(connection: Connection, working: Working) -> None:
    insert_all(connection, kept_tellings, [_telling_row(one) for one in working.tellings])
    insert_all(connection, kept_events, [_event_row(one) for one in working.events])
    insert_all(connection, kept_pages, [_page_row(one) for one in working.pages])
    for name, value in working.values.items():
        write_value(connection, name, value)
    write_value(connection, "standing", sorted(working.standing))


def note_standing(connection: Connection, judged: int) -> None:
    """Keep which judgements stand, if no more were passed or taken back than the number that is accounted for."""
    known = set(connection.execute(select(judgements.c.id)).scalars())
    taken_back = list(connection.execute(select(withdrawals.c.judgement)).scalars())
    if len(known) + len(taken_back) == judged:
        write_value(connection, "standing", sorted(known.difference(taken_back)))
    else:
        connection.execute(delete(kept_values).where(kept_values.c.name == "made"))


def read_kept(connection: Connection, *, up_to: int) -> Kept | None:
    """What was kept, and which pages were read since, up to the number of a reading.

    None where the record was not resolved by this version, or where a page was read again since.
    """
    last = last_resolution(connection)
    if last is None or not made_by_this_version(connection):
        return None
    query = select(pages.c.digest, stories.c.story).outerjoin(stories, stories.c.page == pages.c.digest)
    new = connection.execute(query.where(pages.c.reading > last.readings, pages.c.reading <= up_to)).all()
    if any(page.story is not None for page in new):
        return None
    tellings = [_telling(row) for row in connection.execute(select(kept_tellings))]
    events = [_event(row) for row in connection.execute(select(kept_events))]
    of_report = connection.execute(select(event_reports.c.report, event_reports.c.event, event_reports.c.page)).all()
    return Kept(
        last.id,
        tellings,
        events,
        frozenset(read_value(connection, "standing")),
        {row.report: row.event for row in of_report},
        {row.report: row.page for row in of_report},
        tuple(page.digest for page in new),
    )


def made_by_this_version(connection: Connection) -> bool:
    """Whether the last resolution kept what it rests on, and this version of dragoman made it."""
    return bool(read_value(connection, "made") == dragoman_version())


def read_pages(connection: Connection) -> list[KeptPage]:
    """All pages as they were kept."""
    return [_page(row) for row in connection.execute(select(kept_pages))]


def read_value(connection: Connection, name: str) -> Any:
    """What was kept under a name; None where there is nothing."""
    kept = connection.execute(select(kept_values.c.value).where(kept_values.c.name == name)).scalar()
    return None if kept is None else json.loads(kept)


def write_value(connection: Connection, name: str, value: Any) -> None:
    """Keep a value under a name, in the place of the one before."""
    connection.execute(delete(kept_values).where(kept_values.c.name == name))
    connection.execute(insert(kept_values).values(name=name, value=one_line(value)))


def batches(names: Iterable[str]) -> Iterator[Sequence[str]]:
    """Names in their order, in lists that one question may hold."""
    return in_batches(sorted(names))


def _telling_row(one: KeptTelling) -> Row:
    first, last, window = one.days or (None, None, None)
    return {
        "report": one.reports[0],
        "reports": json.dumps(one.reports),
        "page": one.page,
        "published": one.published,
        "keys": json.dumps(one.keys, ensure_ascii=False),
        "first": first,
        "last": last,
        "days": window.days if window else None,
    }


def _telling(row: Any) -> KeptTelling:
    days = None if row.first is None else (row.first, row.last, timedelta(days=row.days))
    return KeptTelling(tuple(json.loads(row.reports)), row.page, row.published, tuple(json.loads(row.keys)), days)


def _event_row(one: KeptEvent) -> Row:
    return {
        "event": one.event,
        "day": one.day,
        "pairs": json.dumps(one.pairs, ensure_ascii=False),
        "published": one.published,
        "actors": json.dumps(one.actors, ensure_ascii=False),
        "refuses": one.refuses,
    }


def _event(row: Any) -> KeptEvent:
    pairs, actors = tuple(json.loads(row.pairs)), tuple(json.loads(row.actors))
    return KeptEvent(row.event, row.day, pairs, row.published, actors, row.refuses)


def _page_row(one: KeptPage) -> Row:
    return {
        "page": one.page,
        "published": one.published,
        "words": " ".join(one.words),
        "weights": " ".join(map(str, one.weights)),
        "joined": one.joined,
        "settled": one.settled,
        "runs": b64encode(one.runs).decode(),
    }


def _page(row: Any) -> KeptPage:
    words, weights = tuple(row.words.split(" ")) if row.words else (), tuple(map(int, row.weights.split()))
    return KeptPage(row.page, row.published, words, weights, row.joined, row.settled, b64decode(row.runs))
