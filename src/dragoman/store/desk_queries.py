"""Questions that the desk's screens ask: stories, an actor's events and voices, what needs a person's eye.

Each is limited and goes by an index, or through one narrow table.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, or_, select

from dragoman.store.bookmarks import Bookmark, rows_after
from dragoman.store.event_queries import actor_row, events_called
from dragoman.store.page_queries import find_pages
from dragoman.store.resolved_schema import UNSURE, actors, events, is_unsure, parts, stories, voices
from dragoman.store.rows import ActorRow, EventRow, PageRow
from dragoman.store.schema import claims, judgements, pages, readings, withdrawals

_WALK = 200  # pages looked at at a time while stories are gathered
_NEWEST = 250  # of an actor's events, those asked who tells of them


@dataclass(frozen=True, slots=True)
class PageHead:
    """A page by its headline, without its text."""

    id: str
    digest: str
    file: str
    title: str | None
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story with its leading page, those who tell it and its foremost events.

    `name` is None for a page that was not resolved yet. `events` are at most as many as were asked for, `of` all.
    """

    name: str | None
    lead: PageHead
    pages: int
    outlets: tuple[str, ...]
    newest: date | None
    events: tuple[EventRow, ...]
    of: int


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """Somebody in the chains of some events: in how many, and of how many the originator."""

    name: str
    events: int
    originated: int


def newest_stories(
    connection: Connection, *, limit: int, after: Bookmark | None = None, each: int = 5
) -> tuple[list[StoryRow], Bookmark | None]:
    """Stories by their newest page, each once, with their foremost events.

    Args:
        after: the page at which the part before ended, as the last answer said.
        each: how many events a story shows.

    Returns:
        The stories, and the page after which the next ones begin; None at the end.
    """
    found: dict[str, list[PageHead]] = {}
    names: dict[str, str | None] = {}
    walked = _walk(connection, after)
    while walked:
        heads = _heads_of(connection, walked)
        for row in walked:
            if len(found) == limit:
                return _story_rows(connection, found, names, each), after
            after = Bookmark(row.published, row.digest)
            told = heads[row.story or row.digest]
            if told[0].digest == row.digest:
                found[row.digest], names[row.digest] = told, row.story
        walked = _walk(connection, after)
    return _story_rows(connection, found, names, each), None


def _walk(connection: Connection, after: Bookmark | None) -> Sequence[Any]:
    """Some pages, the last published first, each with its story."""
    query = select(pages.c.digest, pages.c.published, stories.c.story)
    query = query.outerjoin(stories, stories.c.page == pages.c.digest)
    return rows_after(connection, query, pages.c.published, pages.c.digest, after, limit=_WALK)


def _heads_of(connection: Connection, walked: Sequence[Any]) -> dict[str, list[PageHead]]:
    """The pages of the stories of some pages, newest first; a page without a story stands under its own digest."""
    asked = {row.story for row in walked if row.story}
    alone = {row.digest for row in walked if not row.story}
    query = select(*_head_columns(), stories.c.story).outerjoin(stories, stories.c.page == pages.c.digest)
    query = query.where(or_(stories.c.story.in_(asked), pages.c.digest.in_(alone)))
    found: dict[str, list[PageHead]] = defaultdict(list)
    for row in connection.execute(query.order_by(pages.c.published.desc().nulls_last(), pages.c.digest)):
        found[row.story or row.digest].append(_head(row))
    return found


def _head_columns() -> list[ColumnElement[Any]]:
    return [pages.c.short, pages.c.digest, pages.c.file, pages.c.title, pages.c.publisher, pages.c.published]


def _head(row: Any) -> PageHead:
    return PageHead(row.short, row.digest, row.file, row.title, row.publisher, row.published)


def _story_rows(
    connection: Connection, found: dict[str, list[PageHead]], names: dict[str, str | None], each: int
) -> list[StoryRow]:
    foremost = _foremost_events(connection, [name for name in names.values() if name], each)
    rows = []
    for digest, told in found.items():
        its, of = foremost.get(names[digest] or "", ([], 0))
        outlets = tuple(dict.fromkeys(head.publisher for head in told if head.publisher))
        rows.append(StoryRow(names[digest], _leading(told, its), len(told), outlets, told[0].published, tuple(its), of))
    return rows


def _leading(told: Sequence[PageHead], its: Sequence[EventRow]) -> PageHead:
    """The page that leads most of the events; of equals, the first published."""
    leads = [event.lead.partition("-")[0] for event in its]
    return max(reversed(told), key=lambda head: leads.count(head.id))


def _foremost_events(connection: Connection, names: Sequence[str], each: int) -> dict[str, tuple[list[EventRow], int]]:
    """Of each story the events that most pages tell, and how many it has."""
    order = (events.c.pages.desc(), events.c.denied.desc(), events.c.reports.desc(), events.c.confidence.desc())
    place = func.row_number().over(partition_by=events.c.story, order_by=(*order, events.c.id)).label("place")
    many = func.count().over(partition_by=events.c.story).label("many")
    stands = func.coalesce(events.c.judged, "") != "reject"
    ranked = select(events.c.id, events.c.story, place, many).where(events.c.story.in_(names), stands).subquery()
    query = select(ranked).where(ranked.c.place <= each).order_by(ranked.c.story, ranked.c.place)
    chosen = connection.execute(query).all()
    rows = {row.id: row for row in events_called(connection, [row.id for row in chosen])}
    found: dict[str, tuple[list[EventRow], int]] = {}
    for row in chosen:
        found.setdefault(row.story, ([], row.many))[0].append(rows[row.id])
    return found


def pages_read_since(connection: Connection, since: datetime, *, limit: int) -> list[PageRow]:
    """Pages read after a moment for the first time, the last read first."""
    every = readings.alias()
    first = select(func.min(every.c.id)).where(every.c.page == pages.c.id).scalar_subquery()
    query = select(pages.c.digest).join(readings, readings.c.page == pages.c.id)
    query = query.where(readings.c.id == first, readings.c.added > since).order_by(readings.c.id.desc()).limit(limit)
    order = list(connection.execute(query).scalars())
    rows = {row.digest: row for row in find_pages(connection, pages.c.digest.in_(order))}
    return [rows[digest] for digest in order]


def story_of_page(connection: Connection, digest: str, *, limit: int) -> list[PageHead]:
    """The other pages of a page's story, the newest first."""
    story = select(stories.c.story).where(stories.c.page == digest).scalar_subquery()
    query = select(*_head_columns()).join(stories, stories.c.page == pages.c.digest)
    query = query.where(stories.c.story == story, pages.c.digest != digest)
    return [
        _head(row) for row in connection.execute(query.order_by(pages.c.published.desc(), pages.c.file).limit(limit))
    ]


def heads_called(connection: Connection, digests: Iterable[str]) -> dict[str, PageHead]:
    """Pages by their digests, without their texts."""
    query = select(*_head_columns()).where(pages.c.digest.in_(list(digests)))
    return {row.digest: _head(row) for row in connection.execute(query)}


def events_of_actor(connection: Connection, key: str, *, limit: int, offset: int = 0) -> list[EventRow]:
    """Events that an actor takes part in, newest day first."""
    names = connection.execute(_newest_of(key, limit + offset)).scalars().all()
    return events_called(connection, names[offset:])


def _newest_of(key: str, most: int) -> Select[Any]:
    """An actor's newest events; one with the actor on both sides stands twice in the index, side by side."""
    newest = select(parts.c.event, parts.c.day).where(parts.c.key == key)
    newest = newest.order_by(parts.c.day.desc().nulls_last(), parts.c.event).limit(2 * most)
    found = newest.subquery()
    once = select(found.c.event).group_by(found.c.event, found.c.day)
    return once.order_by(found.c.day.desc().nulls_last(), found.c.event).limit(most)


def speakers_of(connection: Connection, key: str, *, limit: int) -> list[VoiceCount]:
    """Who tells of an actor, in its newest events, the commonest first."""
    newest = _newest_of(key, _NEWEST).subquery()
    many, last = func.count().label("many"), func.sum(voices.c.originator.cast(parts.c.position.type)).label("last")
    query = select(func.min(voices.c.name).label("name"), many, last).join(newest, newest.c.event == voices.c.event)
    query = query.group_by(voices.c.folded).order_by(many.desc(), voices.c.folded).limit(limit)
    return [VoiceCount(row.name, row.many, row.last) for row in connection.execute(query)]


def events_told_by(connection: Connection, folded: Sequence[str], *, limit: int) -> list[EventRow]:
    """Events on the word of a speaker of one of these folded names, newest day first."""
    query = select(voices.c.event).where(voices.c.folded.in_(folded)).group_by(voices.c.event)
    query = query.order_by(func.max(voices.c.day).desc().nulls_last(), voices.c.event).limit(limit)
    return events_called(connection, list(connection.execute(query).scalars()))


def doubtful_events(
    connection: Connection, *, below: float, by_rule: str | None, limit: int, after: Bookmark | None = None
) -> list[EventRow]:
    """Events that no person has judged, those known last first.

    Args:
        below: only those whose confidence is less.
        by_rule: only those whose leading report was coded by a rule that begins so.
        after: the last event of the part before, ranked by the day it became known.
    """
    query = select(events.c.id).where(events.c.confidence < below, events.c.judged.is_(None), ~_is_judged())
    if below <= UNSURE:
        query = query.where(is_unsure())
    query = query.where(events.c.rule.startswith(by_rule, autoescape=True)) if by_rule else query
    rows = rows_after(connection, query, events.c.known, events.c.id, after, limit=limit)
    return events_called(connection, [row.id for row in rows])


def _is_judged() -> ColumnElement[bool]:
    """Whether a person's standing word is on the event or its leading report, resolved or not yet."""
    return _stands(judgements.c.subject.in_([events.c.id, events.c.lead]))


def _stands(of: ColumnElement[bool]) -> ColumnElement[bool]:
    taken_back = select(withdrawals.c.judgement).where(withdrawals.c.judgement == judgements.c.id).exists()
    verdicts = judgements.c.verdict.in_(["accept", "reject", "correct", "merge"])
    return select(judgements.c.id).where(of, verdicts, ~taken_back).exists()


def new_actors(connection: Connection, *, limit: int, after: Bookmark | None = None) -> list[ActorRow]:
    """Actors that the actor file does not know and no person has judged, those with the most events first."""
    subject = judgements.c.subject == literal("actor:") + actors.c.key
    query = select(actors).where(actors.c.key.startswith("~"), ~_stands(subject))
    return [actor_row(row) for row in rows_after(connection, query, actors.c.events, actors.c.key, after, limit=limit)]


def notes_of_claims(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """What the coder remarked on claims, by their public names; most carry no remark."""
    query = select(claims.c.public, claims.c.name, claims.c.reading).where(claims.c.public.in_(names))
    rows = connection.execute(query.join(pages, pages.c.reading == claims.c.reading)).all()
    wanted = {row.reading for row in rows}
    texts = connection.execute(select(readings.c.id, readings.c.record).where(readings.c.id.in_(wanted)))
    notes = {(row.id, event["id"]): event["note"] for row in texts for event in json.loads(row.record)["events"]}
    return {row.public: notes.get((row.reading, row.name), "") for row in rows}


def outlets_read(connection: Connection, *, limit: int) -> list[tuple[str | None, int]]:
    """Who published the pages that were read, and how many; None where the page does not say."""
    many = func.count().label("many")
    query = select(pages.c.publisher, many).group_by(pages.c.publisher).order_by(many.desc(), pages.c.publisher)
    return [(row.publisher, row.many) for row in connection.execute(query.limit(limit))]


def period_read(connection: Connection) -> tuple[date | None, date | None]:
    """The first and last day on which a page of the record was published."""
    first = connection.scalar(select(func.min(pages.c.published)))
    return first, connection.scalar(select(func.max(pages.c.published)))


def count_pages(connection: Connection) -> int:
    """How many pages the record holds."""
    return connection.scalar(select(func.count()).select_from(pages)) or 0
