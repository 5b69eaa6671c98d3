"""Questions about what all pages say together. Every list is one indexed look-up, whatever the record holds."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select, true

from dragoman.folding import fold
from dragoman.store.bookmarks import Bookmark, rows_after
from dragoman.store.page_queries import claims_called
from dragoman.store.resolved_schema import (
    actors,
    contradictions,
    copies,
    event_reports,
    events,
    originators,
    parts,
    relation_acts,
    voices,
)
from dragoman.store.rows import ActorRow, EventRow, ReportRow
from dragoman.store.side_queries import asks_for_all, newest_of_sides, side_called, tallied
from dragoman.store.wanted import Wanted
from dragoman.store.words import actor_keys_with, reports_with
from dragoman.types import Contradiction, Copy, Origin, Originator, Party, RelationAct, Span

__all__ = ["Wanted"]  # asked for here by those who ask the questions

_CODE = re.compile(r"[A-Z]{3}")


def find_events(connection: Connection, wanted: Wanted) -> list[EventRow]:
    """Events that fit, newest first, those without a known day last."""
    found = newest_of_sides(connection, wanted, conditions) if wanted.limit and wanted.newest == "day" else None
    if found is None:
        order = events.c.day if wanted.newest == "day" else events.c.known
        query = select(events).where(*conditions(connection, wanted)).order_by(order.desc().nulls_last(), events.c.id)
        query = query.offset(wanted.offset) if wanted.offset else query
        found = list(connection.execute(query.limit(wanted.limit) if wanted.limit else query))
    return [event_row(row) for row in found]


def count_events(connection: Connection, wanted: Wanted) -> int:
    """How many events fit."""
    if asks_for_all(wanted):
        return dict(tallied(connection, "all")).get("", 0)
    query = select(func.count()).select_from(events).where(*conditions(connection, wanted))
    return connection.execute(query).scalar_one()


def conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:  # noqa: PLR0912 - a field each
    """What an event must be for every field that is given."""
    found: list[ColumnElement[bool]] = [] if wanted.rejected else [func.coalesce(events.c.judged, "") != "reject"]
    for role, who in (("actor", wanted.actor), ("recipient", wanted.recipient), (None, wanted.party)):
        if who is not None:
            found.append(_takes_part(connection, role, who, wanted))
    if wanted.any_of:
        found.append(events.c.id.in_(select(parts.c.event).where(parts.c.key.in_(wanted.any_of))))
    if wanted.type is not None:
        found.append(events.c.type == wanted.type.upper())
    if wanted.since is not None:
        found.append(func.coalesce(events.c.date_end, events.c.day) >= wanted.since)
    if wanted.until is not None:
        found.append(events.c.day <= wanted.until)
    found += [
        _is_told_by(name, as_what)
        for name, as_what in (
            (wanted.speaker, true()),
            (wanted.originator, voices.c.originator),
            (wanted.only_through, voices.c.everywhere),
        )
        if name is not None
    ]
    if wanted.factuality is not None:
        found.append(events.c.factuality == wanted.factuality.lower())
    if wanted.country is not None:
        found.append(events.c.country == wanted.country.upper())
    if wanted.story is not None:
        found.append(events.c.story == wanted.story)
    if wanted.words is not None:
        numbers = reports_with(connection, wanted.words, limit=5_000)
        found.append(events.c.id.in_(select(event_reports.c.event).where(event_reports.c.id.in_(numbers))))
    if wanted.known_since is not None:
        found.append(events.c.known >= wanted.known_since)
    if wanted.low_at_most is not None:
        found.append(events.c.low <= wanted.low_at_most)
    if wanted.denied is not None:
        found.append(events.c.denied == wanted.denied)
    return found


def _is_told_by(name: str, as_what: ColumnElement[bool]) -> ColumnElement[bool]:
    spoken = voices.c.folded.contains(fold(name), autoescape=True)
    return events.c.id.in_(select(voices.c.event).where(spoken, as_what))


def _takes_part(connection: Connection, role: str | None, who: str, wanted: Wanted) -> ColumnElement[bool]:
    """The days asked for are asked of the parts as well, so that the index over actor and day answers."""
    sides = [parts.c.role == role] if role else []
    if wanted.since is not None and wanted.until is not None:
        sides += [parts.c.day <= wanted.until]
    return events.c.id.in_(select(parts.c.event).where(*sides, side_called(connection, who)))


def event_of(connection: Connection, name: str) -> str | None:
    """Id of the event that bears a name, or that the report of that name belongs to."""
    found = connection.execute(select(events.c.id).where(events.c.id == name)).scalar()
    return (
        found
        or connection.execute(
            select(event_reports.c.event).where(event_reports.c.report == name.removeprefix("E"))
        ).scalar()
    )


def reports_of_events(connection: Connection, names: Sequence[str]) -> dict[str, list[str]]:
    """The reports of each event that bears one of these names, or that a report of such a name belongs to."""
    known = sorted({event for name in names if (event := event_of(connection, name)) is not None})
    query = select(event_reports.c.event, event_reports.c.report).where(event_reports.c.event.in_(known))
    found: dict[str, list[str]] = {event: [] for event in known}
    for row in connection.execute(query.order_by(event_reports.c.id)):
        found[row.event].append(row.report)
    return found


def events_called(connection: Connection, names: Sequence[str]) -> list[EventRow]:
    """Events by their ids, in the order of the ids."""
    rows = {row.id: row for row in connection.execute(select(events).where(events.c.id.in_(names)))}
    return [event_row(rows[name]) for name in names if name in rows]


def events_of_page(connection: Connection, digest: str) -> dict[str, str]:
    """Event of each of a page's reports."""
    query = select(event_reports.c.report, event_reports.c.event).where(event_reports.c.page == digest)
    return {row.report: row.event for row in connection.execute(query)}


def reports_of_event(connection: Connection, event: str) -> list[ReportRow]:
    """An event's reports, the first first."""
    query = select(event_reports).where(event_reports.c.event == event).order_by(event_reports.c.id)
    rows = connection.execute(query).all()
    told = claims_called(connection, [row.report for row in rows])
    return [
        ReportRow(told[row.report], event, row.originator, row.score, row.why) for row in rows if row.report in told
    ]


def parts_of_event(connection: Connection, event: str) -> list[tuple[str, Party]]:
    """An event's sides: role and party, in order."""
    return parts_of_events(connection, [event])[event]


def parts_of_events(connection: Connection, names: Sequence[str]) -> defaultdict[str, list[tuple[str, Party]]]:
    """The sides of some events by the events' ids: role and party, in order."""
    found: defaultdict[str, list[tuple[str, Party]]] = defaultdict(list)
    query = select(parts, actors.c.kind).join(actors, actors.c.key == parts.c.key).where(parts.c.event.in_(names))
    for row in connection.execute(query.order_by(parts.c.event, parts.c.role, parts.c.position)):
        party = Party(row.key, row.name, row.kind, row.country, tuple(row.sectors.split()))
        found[row.event].append((row.role, party))
    return found


def origin_of(connection: Connection, event: str) -> Origin | None:
    """Who stands behind an event."""
    bounds = connection.execute(select(events.c.low, events.c.high).where(events.c.id == event)).first()
    if bounds is None:
        return None
    query = select(originators).where(originators.c.event == event).order_by(originators.c.position)
    found = tuple(
        Originator(row.name, tuple(json.loads(row.reports)), row.party, row.why) for row in connection.execute(query)
    )
    return Origin(event, bounds.low, bounds.high, found)


def find_contradictions(
    connection: Connection, event: str | None, *, limit: int, offset: int = 0
) -> list[Contradiction]:
    """Values that cannot both hold: an event's, or all."""
    query = select(contradictions).order_by(contradictions.c.event, contradictions.c.id).limit(limit).offset(offset)
    query = query.where(contradictions.c.event == event) if event else query
    return [
        Contradiction(
            row.event, row.kind, row.what, tuple(json.loads(row.left)), row.left_value,
            tuple(json.loads(row.right)), row.right_value, row.why,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def all_copies(connection: Connection) -> list[Copy]:
    """All copies that were found, in the order of both pages' digests."""
    return [_copy_of(row) for row in connection.execute(select(copies).order_by(copies.c.first, copies.c.second))]


def copies_of(connection: Connection, digest: str) -> list[Copy]:
    """Pages that share copied words with this one."""
    query = select(copies).where(or_(copies.c.first == digest, copies.c.second == digest))
    return [_copy_of(row) for row in connection.execute(query.order_by(copies.c.first, copies.c.second))]


def _copy_of(row: Row[Any]) -> Copy:
    """A row of `copies` as resolving made it."""
    passages = tuple((Span(*one), Span(*two)) for one, two in json.loads(row.passages))
    return Copy(row.first, row.second, row.share_of_first, row.share_of_second, row.taker, row.why, passages)


def find_actors(
    connection: Connection, part: str | None, *, limit: int, offset: int = 0, after: Bookmark | None = None
) -> list[ActorRow]:
    """Actors whose name holds a part, or of a country (three capitals), those with the most events first."""
    query = select(actors).offset(offset)
    if part is not None and _CODE.fullmatch(part):
        query = query.where(or_(actors.c.country == part, actors.c.folded == fold(part)))
    elif part is not None:
        query = query.where(actors.c.key.in_([part, *actor_keys_with(connection, fold(part))]))
    return [actor_row(row) for row in rows_after(connection, query, actors.c.events, actors.c.key, after, limit=limit)]


def actor_called(connection: Connection, key: str) -> ActorRow | None:
    """One actor by its key."""
    row = connection.execute(select(actors).where(actors.c.key == key)).first()
    return actor_row(row) if row else None


def find_acts(connection: Connection, relation: str | None, keys: Sequence[str] | None) -> list[RelationAct]:
    """Acts that open, close or show a relation, of anybody or of these actors on either side: as pages came out."""
    query = select(relation_acts.c.act, relation_acts.c.known, relation_acts.c.id)
    if relation is not None:
        query = query.where(relation_acts.c.relation == relation)
    if keys is not None:
        query = query.where(or_(relation_acts.c.a.in_(keys), relation_acts.c.b.in_(keys)))
    rows = [(str(row.known or ""), _act(json.loads(row.act)), row.id) for row in connection.execute(query)]
    return [act for _, act, _ in sorted(rows, key=lambda one: (one[0], one[1].report.rpartition("-")[0], one[2]))]


def _act(told: dict[str, Any]) -> RelationAct:
    sides = {
        side: Party(**{**told[side], "sectors": tuple(told[side]["sectors"])}) if told[side] else None
        for side in ("a", "b")
    }
    days = {name: date.fromisoformat(told[name]) if told.get(name) else None for name in ("day", "known", "until")}
    return RelationAct(**{**told, **sides, **days})


def actor_row(row: Row[Any]) -> ActorRow:
    """A row of `actors` as the record answers with it."""
    sectors, names = tuple(row.sectors.split()), tuple(json.loads(row.names))
    return ActorRow(row.key, row.name, row.kind, row.country, sectors, names, row.events)


def event_row(row: Row[Any]) -> EventRow:
    """A row of `events` as the record answers with it."""
    return EventRow(
        id=row.id,
        type=row.type,
        mode=row.mode,
        actors=tuple(json.loads(row.actors)),
        recipients=tuple(json.loads(row.recipients)),
        start=row.date_start,
        end=row.date_end,
        place=row.place,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        factuality=row.factuality,
        confidence=row.confidence,
        lead=row.lead,
        sentence=row.sentence,
        chain=tuple(json.loads(row.chain)),
        rule=row.rule,
        reports=row.reports,
        pages=row.pages,
        low=row.low,
        high=row.high,
        denied=row.denied,
        differs=tuple(row.differs.split()),
        judged=row.judged,
        story=row.story,
        known=row.known,
        precision=row.precision,
    )
