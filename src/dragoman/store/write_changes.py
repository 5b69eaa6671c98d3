"""The tables of what all pages say together brought up to date where it changed, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, delete, func, select, update

from dragoman.store.actor_rows import Faces, actor_row, count_by_actor, faces_of, first_seen
from dragoman.store.judging import last_resolution
from dragoman.store.kept import Working, batches, change_working
from dragoman.store.resolved_schema import (
    actors,
    contradictions,
    dyads,
    event_reports,
    events,
    originators,
    parts,
    stories,
    voices,
)
from dragoman.store.tallying import count_events, stands, write_longest
from dragoman.store.words import forget_actors, forget_reports, index_actors, index_new_reports
from dragoman.store.write import Row, insert_all
from dragoman.store.write_resolved import (
    disputed,
    insert_contradictions,
    insert_events,
    insert_pages,
    note_resolution,
)
from dragoman.types import Contradiction, Copy, Event, Origin, RelationAct, Report


@dataclass(frozen=True, slots=True)
class Changes:
    """What sets a resolution apart from the one before.

    Attributes:
        resolution: the number of the one before.
        newest: number of the newest reading, and of all judgements and withdrawals, that are taken into account.
        gone: events to take out; those of `told` may bear the same names.
        told: the events that come, each with its reports, in the order of their ids.
        origins: who stands behind them.
        contradictions: those of the events that come, and of others whose contradictions are to be laid anew.
        judged: last standing verdict on an event that comes, by the event's id.
        copies: copies of the pages that came.
        stories: the story of each page that came or changed its story.
        acts: acts of the pages that came.
        seen: reports of the pages that came.
        working: tellings and events that come, pages whose places changed, counts of words, judgements that stand.
        gone_tellings: tellings to forget, by their first reports.
    """

    resolution: int
    newest: tuple[int, int]
    gone: frozenset[str]
    told: tuple[tuple[Event, list[Report]], ...]
    origins: Mapping[str, Origin]
    contradictions: Mapping[str, Sequence[Contradiction]]
    judged: Mapping[str, str]
    copies: tuple[Copy, ...]
    stories: Mapping[str, str]
    acts: tuple[RelationAct, ...]
    seen: tuple[Report, ...]
    working: Working
    gone_tellings: frozenset[str]


def write_changes(connection: Connection, changes: Changes, *, now: datetime) -> bool:
    """Bring the resolved tables up to a resolution of which nothing but the changes is given.

    Returns:
        False if what is in the tables is another resolution than the one that they change; nothing is done then.
    """
    last = last_resolution(connection)
    if last is None or last.id != changes.resolution:
        return False
    fewer = _take_out(connection, changes.gone)
    insert_pages(connection, changes.copies, changes.stories, changes.acts)
    story_of = _stories_of(connection, {its[0].page for _, its in changes.told})
    before = connection.execute(select(func.max(event_reports.c.id))).scalar() or 0
    against, judged = changes.contradictions, changes.judged
    insert_events(connection, changes.told, changes.origins, against, judged=judged, story_of=story_of)
    index_new_reports(connection, after=before)
    for page, story in changes.stories.items():
        its = select("E" + event_reports.c.report).where(event_reports.c.page == page)
        connection.execute(update(events).where(events.c.id.in_(its)).values(story=story))
    _change_contradictions(connection, changes)
    more = count_by_actor(changes.told)
    more.subtract(fewer)
    _change_actors(connection, first_seen(changes.seen), more)
    for names in batches(event.id for event, _ in changes.told):
        count_events(connection, and_(events.c.id.in_(names), stands()), by=1)
    write_longest(connection)
    change_working(connection, changes.working, gone_tellings=changes.gone_tellings, gone_events=changes.gone)
    note_resolution(connection, changes.newest, now)
    return True


def _take_out(connection: Connection, gone: Iterable[str]) -> Counter[str]:
    """Take events out of all tables and counts; in how many of them each actor took part."""
    fewer: Counter[str] = Counter()
    for names in batches(gone):
        query = select(parts.c.key, parts.c.event).where(parts.c.event.in_(names)).distinct()
        fewer.update(key for key, _ in connection.execute(query))
        count_events(connection, and_(events.c.id.in_(names), stands()), by=-1)
        forget_reports(connection, names)
        for table in (event_reports, parts, dyads, voices, originators, contradictions):
            connection.execute(delete(table).where(table.c.event.in_(names)))
        connection.execute(delete(events).where(events.c.id.in_(names)))
    return fewer


def _stories_of(connection: Connection, digests: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for names in batches(digests):
        rows = connection.execute(select(stories.c.page, stories.c.story).where(stories.c.page.in_(names)))
        found.update((row.page, row.story) for row in rows)
    return found


def _change_contradictions(connection: Connection, changes: Changes) -> None:
    """Lay the contradictions of some events anew, and what their rows tell of them."""
    new = {event.id for event, _ in changes.told}
    for names in batches(changes.contradictions.keys() - new):
        connection.execute(delete(contradictions).where(contradictions.c.event.in_(names)))
        rows = connection.execute(select(events.c.id, events.c.factuality).where(events.c.id.in_(names))).all()
        for row in rows:
            told = disputed(row.factuality, changes.contradictions[row.id])
            connection.execute(update(events).where(events.c.id == row.id).values(**told))
    insert_contradictions(connection, [one for found in changes.contradictions.values() for one in found])


def _change_actors(connection: Connection, seen: Mapping[str, Faces], more: Counter[str]) -> None:
    """Add to actors' counts of events, and to the names they were seen by."""
    known: dict[str, Row] = {}
    for keys in batches({*seen, *more}):
        rows = connection.execute(select(actors).where(actors.c.key.in_(keys))).mappings()
        known.update((row["key"], dict(row)) for row in rows)
    changed = []
    for key in sorted({*seen, *more}):
        if key not in known and key not in seen:
            continue  # named by a person alone
        before = known.get(key)
        faces = faces_of(before) if before else {}
        for name, face in seen.get(key, {}).items():
            faces[name] = min(face, faces.get(name, face), key=lambda one: one.place)
        row = actor_row(key, faces, (before["events"] if before else 0) + more[key])
        if row != before:
            changed.append(row)
    keys_changed = [row["key"] for row in changed]
    for keys in batches(keys_changed):
        forget_actors(connection, keys)
        connection.execute(delete(actors).where(actors.c.key.in_(keys)))
    insert_all(connection, actors, changed)
    for keys in batches(keys_changed):
        index_actors(connection, keys)
