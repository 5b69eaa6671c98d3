"""Questions about pages and what each of them claims, always by the newest reading of each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from dragoman.store.batching import in_batches
from dragoman.store.bookmarks import Bookmark, rows_after
from dragoman.store.resolved_schema import stories
from dragoman.store.rows import ClaimRow, Hit, PageRow, RunRow
from dragoman.store.schema import (
    attributions,
    claims,
    entities,
    judgements,
    links,
    pages,
    participants,
    problems,
    readings,
    runs,
)
from dragoman.store.words import pages_with, snippet


def find_pages(connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None) -> list[PageRow]:
    """Pages in the order of their days and names."""
    query = _pages().where(*conditions).order_by(pages.c.published, pages.c.file, pages.c.digest)
    return [_page_row(row) for row in connection.execute(query.limit(limit) if limit else query)]


def newest_pages(
    connection: Connection, *, limit: int, offset: int = 0, after: Bookmark | None = None
) -> list[PageRow]:
    """Pages, the last published first, among those of a day by their digests."""
    query = _pages().offset(offset)
    return [
        _page_row(row) for row in rows_after(connection, query, pages.c.published, pages.c.digest, after, limit=limit)
    ]


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


def pages_of_story(connection: Connection, story: str) -> list[PageRow]:
    """The pages of one story."""
    return find_pages(connection, pages.c.digest.in_(select(stories.c.page).where(stories.c.story == story)))


def _pages() -> Select[Any]:
    many = select(func.count()).where(claims.c.reading == pages.c.reading).scalar_subquery()
    story = select(stories.c.story).where(stories.c.page == pages.c.digest).scalar_subquery()
    return select(pages, many.label("events"), story.label("story"))


def _page_row(row: Row[Any]) -> PageRow:
    return PageRow(
        row.short, row.digest, row.file, row.url, row.title, row.publisher, row.published, row.events, row.story
    )


def page_claims(connection: Connection, page: str) -> list[ClaimRow]:
    """A page's claims in the order of its text."""
    return _claim_rows(connection, _claims().where(pages.c.short == page).order_by(claims.c.position))


def claims_called(connection: Connection, names: Sequence[str]) -> dict[str, ClaimRow]:
    """Claims by their public names; what the newest readings lack is left out."""
    found: dict[str, ClaimRow] = {}
    for some in in_batches(names):
        rows = _claim_rows(connection, _claims().where(claims.c.public.in_(some)))
        found |= {row.id: row for row in rows}
    return found


def claims_beginning(connection: Connection, start: str) -> list[str]:
    """Public names that begin so, at most a few: people type the beginning of a page's digest."""
    page, _, place = start.partition("-")
    query = _claims().with_only_columns(claims.c.public).where(pages.c.short.startswith(page, autoescape=True))
    query = query.where(claims.c.public.endswith(f"-{place}", autoescape=True))
    return list(connection.execute(query.order_by(claims.c.public).limit(6)).scalars())


def _claims() -> Select[Any]:
    page = (pages.c.short, pages.c.file, pages.c.title, pages.c.publisher, pages.c.published)
    return select(claims, *(column.label(f"page_{column.name}") for column in page)).join(
        pages, pages.c.reading == claims.c.reading
    )


def _claim_rows(connection: Connection, query: Select[Any]) -> list[ClaimRow]:
    found = connection.execute(query).all()
    ids = [row.id for row in found]
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for part in _rows_of(connection, participants, ids):
        names[part.claim, part.role].append(part.name)
    for link in _rows_of(connection, links, ids):
        names[link.claim, "chain"].append(link.name)
    return [_claim_row(row, names) for row in found]


def _rows_of(connection: Connection, table: Table, ids: Sequence[int]) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    for some in in_batches(ids):
        wanted = table.c.claim.in_(some)
        rows += connection.execute(select(table).where(wanted).order_by(table.c.claim, table.c.position)).all()
    return rows


def _claim_row(row: Row[Any], names: dict[tuple[int, str], list[str]]) -> ClaimRow:
    return ClaimRow(
        id=row.public,
        name=row.name,
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


def record_of(connection: Connection, page: str) -> str | None:
    """The newest reading of a page, as JSON."""
    query = select(readings.c.record).join(pages, pages.c.reading == readings.c.id).where(pages.c.short == page)
    return connection.execute(query).scalar()


def newest_records(connection: Connection) -> Iterator[str]:
    """Every page's newest reading as JSON, in the order of days and digests."""
    query = select(pages.c.reading).order_by(pages.c.published.nulls_first(), pages.c.digest)
    for batch in in_batches(connection.execute(query).scalars().all()):
        rows = connection.execute(select(readings.c.id, readings.c.record).where(readings.c.id.in_(batch)))
        records = {row.id: row.record for row in rows}
        yield from (records[number] for number in batch)


def records_of_pages(connection: Connection, digests: Sequence[str], *, up_to: int) -> list[str]:
    """The newest readings of some pages as JSON, in the order of days and digests; none with a higher number."""
    found: list[tuple[str, str, str]] = []
    for names in in_batches(digests):
        query = select(pages.c.published, pages.c.digest, readings.c.record).join(
            readings, readings.c.id == pages.c.reading
        )
        rows = connection.execute(query.where(pages.c.digest.in_(names), readings.c.id <= up_to))
        found += [(str(row.published or ""), row.digest, row.record) for row in rows]
    return [record for _, _, record in sorted(found)]


def records_of_run(connection: Connection, run: int) -> Iterator[str]:
    """What one run read, as JSON, in the order of digests; of a page read twice in it, the last."""
    last = select(func.max(readings.c.id)).where(readings.c.run == run).group_by(readings.c.page)
    query = select(readings.c.record).join(pages, pages.c.id == readings.c.page).where(readings.c.id.in_(last))
    yield from connection.execute(query.order_by(pages.c.digest)).scalars()


def find_runs(connection: Connection) -> list[RunRow]:
    """Runs, the first first."""
    many = select(func.count()).where(readings.c.run == runs.c.id).scalar_subquery()
    found = connection.execute(select(runs, many.label("readings")).order_by(runs.c.id))
    return [RunRow(row.id, row.codebook, row.model, row.version, row.started, row.readings) for row in found]


def search_pages(connection: Connection, words: str, *, limit: int) -> list[Hit]:
    """Pages that hold all the words, best first."""
    numbers = pages_with(connection, words, limit=limit)
    found = connection.execute(_pages().where(pages.c.id.in_(numbers))).all()
    rows = {row.id: (_page_row(row), f"{row.title or ''} {row.text}") for row in found}
    return [Hit(rows[number][0], snippet(rows[number][1], words)) for number in numbers]


def count_rows(connection: Connection) -> dict[str, int]:
    """How much the record holds: pages, their claims and speakers as last read, all readings, failures, judgements."""
    newest = {"claims": claims, "entities": entities, "attributions": attributions}
    counts = {"pages": pages, "readings": readings, "problems": problems, "judgements": judgements}
    found = {name: connection.scalar(select(func.count()).select_from(table)) for name, table in counts.items()}
    for name, table in newest.items():
        query = select(func.count()).select_from(table).join(pages, pages.c.reading == table.c.reading)
        found[name] = connection.scalar(query)
    return {name: count or 0 for name, count in found.items()}
