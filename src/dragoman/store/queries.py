"""Questions to the record, always about the newest reading of each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select, text
from sqlalchemy import Table as SqlTable

from dragoman.store.rows import EventRow, Hit, PageRow, fold
from dragoman.store.schema import attributions, entities, events, links, pages, participants, problems, readings

_CODE = re.compile(r"[A-Z]{3}")
_BATCH = 500  # SQLite takes a limited number of variables a statement


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events to list; every field that is given must fit."""

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    speaker: str | None = None
    factuality: str | None = None
    limit: int | None = None


def find_events(connection: Connection, wanted: Wanted) -> list[EventRow]:
    """Events that fit, newest day first, those without a known day last."""
    query = _events().where(*_conditions(wanted))
    query = query.order_by(events.c.date_start.desc().nulls_last(), pages.c.digest, events.c.position)
    return _event_rows(connection, query.limit(wanted.limit) if wanted.limit is not None else query)


def find_event(connection: Connection, page: str, name: str) -> EventRow | None:
    """One event by its page's short name and its own."""
    rows = _event_rows(connection, _events().where(pages.c.short == page, events.c.name == name))
    return rows[0] if rows else None


def page_events(connection: Connection, page: str) -> list[EventRow]:
    """A page's events in the order of its text."""
    return _event_rows(connection, _events().where(pages.c.short == page).order_by(events.c.position))


def _events() -> Select[Any]:
    page = (pages.c.short, pages.c.file, pages.c.title, pages.c.publisher, pages.c.published)
    return select(events, *(column.label(f"page_{column.name}") for column in page)).join(
        pages, pages.c.reading == events.c.reading
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.actor is not None:
        found.append(_takes_part("actor", wanted.actor))
    if wanted.recipient is not None:
        found.append(_takes_part("recipient", wanted.recipient))
    if wanted.type is not None:
        found.append(events.c.type == wanted.type.upper())
    if wanted.since is not None:
        found.append(func.coalesce(events.c.date_end, events.c.date_start) >= wanted.since)
    if wanted.until is not None:
        found.append(events.c.date_start <= wanted.until)
    if wanted.speaker is not None:
        spoken = links.c.folded.contains(fold(wanted.speaker), autoescape=True)
        found.append(exists().where(links.c.event == events.c.id, spoken))
    if wanted.factuality is not None:
        found.append(events.c.factuality == wanted.factuality.lower())
    return found


def _takes_part(role: str, who: str) -> ColumnElement[bool]:
    """Three capitals are a country, a sector or a whole word of the name; anything else any part of the name."""
    folded = participants.c.folded
    if _CODE.fullmatch(who):
        word = fold(who)
        named = or_(
            participants.c.country == who,
            participants.c.sectors.contains(f" {who} ", autoescape=True),
            (" " + folded + " ").contains(f" {word} ", autoescape=True),
        )
    else:
        named = folded.contains(fold(who), autoescape=True)
    return exists().where(and_(participants.c.event == events.c.id, participants.c.role == role, named))


def _event_rows(connection: Connection, query: Select[Any]) -> list[EventRow]:
    found = connection.execute(query).all()
    ids = [row.id for row in found]
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for part in _rows_of(connection, participants, ids):
        names[part.event, part.role].append(part.name)
    for link in _rows_of(connection, links, ids):
        names[link.event, "chain"].append(link.name)
    return [_event_row(row, names) for row in found]


def _rows_of(connection: Connection, table: SqlTable, ids: Sequence[int]) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    for first in range(0, len(ids), _BATCH):
        wanted = table.c.event.in_(ids[first : first + _BATCH])
        rows += connection.execute(select(table).where(wanted).order_by(table.c.event, table.c.position)).all()
    return rows


def _event_row(row: Row[Any], names: dict[tuple[int, str], list[str]]) -> EventRow:
    return EventRow(
        id=f"{row.page_short}-{row.name}",
        type=row.type,
        mode=row.mode,
        actors=tuple(names[row.id, "actor"]),
        recipients=tuple(names[row.id, "recipient"]),
        start=row.date_start,
        end=row.date_end,
        date_text=row.date_text,
        place=row.place,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        status=row.status,
        factuality=row.factuality,
        chain=tuple(names[row.id, "chain"]),
        sentence=row.sentence,
        trigger=row.trigger,
        confidence=row.confidence,
        rule=row.rule,
        page=row.page_short,
        file=row.page_file,
        title=row.page_title,
        publisher=row.page_publisher,
        published=row.page_published,
    )


def find_pages(connection: Connection, *conditions: ColumnElement[bool]) -> list[PageRow]:
    """Pages in the order of their days and names."""
    query = _pages().where(*conditions).order_by(pages.c.published, pages.c.file, pages.c.digest)
    return [_page_row(row) for row in connection.execute(query)]


def pages_called(connection: Connection, name: str) -> list[PageRow]:
    """Pages a person may mean: by digest or its beginning, by file name with or without its folder."""
    figures = name.removeprefix("sha256:").lower()
    if len(figures) >= 4 and re.fullmatch("[0-9a-f]+", figures):
        found = find_pages(connection, pages.c.short == figures)
        found = found or find_pages(connection, pages.c.digest.startswith(f"sha256:{figures}", autoescape=True))
        if found:
            return found
    return find_pages(connection, pages.c.file == name) or find_pages(
        connection, pages.c.file.endswith(f"/{name}", autoescape=True)
    )


def _pages() -> Select[Any]:
    many = select(func.count()).where(events.c.reading == pages.c.reading).scalar_subquery()
    return select(pages, many.label("events"))


def _page_row(row: Row[Any]) -> PageRow:
    return PageRow(row.short, row.digest, row.file, row.url, row.title, row.publisher, row.published, row.events)


def record_of(connection: Connection, page: str) -> str | None:
    """The newest reading of a page, as JSON."""
    query = select(readings.c.record).join(pages, pages.c.reading == readings.c.id).where(pages.c.short == page)
    return connection.execute(query).scalar()


def search_text(connection: Connection, words: str, *, limit: int) -> list[Hit]:
    """Pages that hold all the words, best first."""
    query = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
    if not query:
        return []
    found = connection.execute(
        text(
            "SELECT rowid, snippet(pages_text, -1, '«', '»', '…', 24) AS snippet FROM pages_text "
            "WHERE pages_text MATCH :query ORDER BY rank, rowid LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    ).all()
    rows = {row.id: _page_row(row) for row in connection.execute(_pages().where(pages.c.id.in_([r[0] for r in found])))}
    return [Hit(rows[number], snippet) for number, snippet in found]


def count_rows(connection: Connection) -> dict[str, int]:
    """How much the record holds: pages, their events and speakers as last read, all readings, failures."""
    newest = {"events": events, "actors": entities, "attributions": attributions}
    counts = {"pages": pages, "readings": readings, "problems": problems}
    found = {name: connection.scalar(select(func.count()).select_from(table)) for name, table in counts.items()}
    for name, table in newest.items():
        query = select(func.count()).select_from(table).join(pages, pages.c.reading == table.c.reading)
        found[name] = connection.scalar(query)
    return {name: count or 0 for name, count in found.items()}
