"""What all pages say together into the record: the resolved tables are emptied and filled in one transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.folding import fold
from dragoman.records import one_line
from dragoman.store.actor_rows import actor_rows, count_by_actor, first_seen
from dragoman.store.kept import Working, batches, note_standing, write_working
from dragoman.store.resolved_schema import (
    RESOLVED,
    actors,
    contradictions,
    copies,
    dyads,
    event_reports,
    events,
    originators,
    parts,
    relation_acts,
    resolutions,
    stories,
    voices,
)
from dragoman.store.tallying import count_events, write_tallies
from dragoman.store.words import index_reports
from dragoman.store.write import insert_all, spaced
from dragoman.types import (
    Contradiction,
    Copy,
    Event,
    Merge,
    Origin,
    Party,
    Precision,
    RelationAct,
    Report,
    Resolution,
)

Row = dict[str, Any]


def write_resolution(
    connection: Connection,
    resolution: Resolution,
    *,
    judged: Mapping[str, str],
    now: datetime,
    working: Working | None = None,
) -> None:
    """Put a resolution in the place of the one before.

    Args:
        judged: last standing verdict on an event, by the event's id.
        working: kept for the next resolution, which else starts anew.
    """
    for table in RESOLVED:
        connection.execute(delete(table))
    reports = {report.id: report for report in resolution.reports}
    against: dict[str, list[Contradiction]] = defaultdict(list)
    for one in resolution.contradictions:
        against[one.event].append(one)
    told = [(event, [reports[name] for name in event.reports]) for event in resolution.events]
    origins = {origin.event: origin for origin in resolution.origins}
    insert_events(connection, told, origins, against, judged=judged, story_of=dict(resolution.stories))
    insert_all(connection, actors, actor_rows(first_seen(resolution.reports), count_by_actor(told)))
    insert_contradictions(connection, resolution.contradictions)
    insert_pages(connection, resolution.copies, dict(resolution.stories), resolution.acts)
    index_reports(connection)
    write_tallies(connection)
    if working is not None:
        write_working(connection, working)
    note_resolution(connection, (resolution.readings, resolution.judgements), now)


def insert_events(
    connection: Connection,
    told: Sequence[tuple[Event, list[Report]]],
    origins: Mapping[str, Origin],
    against: Mapping[str, Sequence[Contradiction]],
    *,
    judged: Mapping[str, str],
    story_of: Mapping[str, str],
) -> None:
    """Lay events with their reports, sides, voices and originators.

    Args:
        told: events with their reports.
        origins: who stands behind them, by event.
        against: their contradictions, by event.
        judged: last standing verdicts, by event.
        story_of: stories, by page.
    """
    rows = []
    for event, its in told:
        told_of = {"story": story_of.get(its[0].page), "judged": judged.get(event.id)}
        rows.append({**_event_row(event, its, origins.get(event.id), against.get(event.id, ())), **told_of})
    insert_all(connection, events, rows)
    insert_all(connection, event_reports, list(_report_rows(told, origins)))
    sides = [row for event, its in told for row in _part_rows(event, its)]
    insert_all(connection, parts, sides)
    rejected = {name for name, verdict in judged.items() if verdict == "reject"}
    insert_all(connection, dyads, [row for row in _dyad_rows(sides) if row["event"] not in rejected])
    insert_all(connection, voices, [row for event, its in told for row in _voice_rows(event, its)])
    rows = [row for event, _ in told if event.id in origins for row in _originator_rows(origins[event.id])]
    insert_all(connection, originators, rows)


def insert_contradictions(connection: Connection, found: Iterable[Contradiction]) -> None:
    """Lay contradictions, in their order."""
    insert_all(connection, contradictions, [_contradiction_row(one) for one in found])


def write_verdicts(
    connection: Connection, judged: Mapping[str, str | None], *, newest: tuple[int, int], now: datetime
) -> None:
    """Note what people say of some events, where it changes nothing else of any event.

    Args:
        judged: last standing verdict on each of these events, by the event's id.
        newest: number of the newest reading, and of all judgements and withdrawals, that are taken into account.
    """
    query = select(events.c.id, events.c.judged).where(events.c.id.in_(judged))
    before = {row.id: row.judged for row in connection.execute(query)}
    for event, verdict in judged.items():
        connection.execute(update(events).where(events.c.id == event).values(judged=verdict))
    turned = [event for event in judged if (judged[event] == "reject") != (before.get(event) == "reject")]
    rejected = [event for event in turned if judged[event] == "reject"]
    standing = [event for event in turned if judged[event] != "reject"]
    if turned:
        count_events(connection, events.c.id.in_(rejected), by=-1)
        connection.execute(delete(dyads).where(dyads.c.event.in_(turned)))
        order = (parts.c.event, parts.c.role, parts.c.position)
        sides = connection.execute(select(parts).where(parts.c.event.in_(standing)).order_by(*order)).mappings()
        insert_all(connection, dyads, _dyad_rows([dict(side) for side in sides]))
        count_events(connection, events.c.id.in_(standing), by=1)
    note_standing(connection, newest[1])
    note_resolution(connection, newest, now)


def note_resolution(connection: Connection, newest: tuple[int, int], now: datetime) -> None:
    """Note up to which reading, and how many words of people, the tables are now."""
    connection.execute(insert(resolutions).values(readings=newest[0], judgements=newest[1], added=now))


def insert_pages(
    connection: Connection, found: Iterable[Copy], story_of: Mapping[str, str], acts: Iterable[RelationAct]
) -> None:
    """Lay copies, the stories of pages, in the place of those they had, and acts of relations."""
    rows = []
    for copy in found:
        passages = [[[one.start, one.end], [two.start, two.end]] for one, two in copy.passages]
        shares = {"share_of_first": copy.share_of_first, "share_of_second": copy.share_of_second}
        why = {"taker": copy.taker, "why": copy.why, "passages": json.dumps(passages)}
        rows.append({"first": copy.first, "second": copy.second, **shares, **why})
    insert_all(connection, copies, rows)
    for names in batches(story_of):
        connection.execute(delete(stories).where(stories.c.page.in_(names)))
    insert_all(connection, stories, [{"page": page, "story": story} for page, story in story_of.items()])
    insert_all(
        connection,
        relation_acts,
        [
            {
                "relation": act.relation,
                "a": _key(act.a),
                "b": _key(act.b),
                "known": act.known,
                "act": one_line(asdict(act)),
            }
            for act in acts
        ],
    )


def listed_day(event: Event) -> date | None:
    """The day an event is listed under: its first, else the last it can have been."""
    return event.start or event.end


def _event_row(event: Event, its: Sequence[Report], origin: Origin | None, against: Sequence[Contradiction]) -> Row:
    lead = leading(event, its)
    published = [report.published for report in its if report.published]
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "actors": _json([party.name for party in event.actors]),
        "recipients": _json([party.name for party in event.recipients]),
        "date_start": event.start,
        "date_end": event.end,
        "day": listed_day(event),
        "place": event.place,
        "country": event.country,
        "lat": event.lat,
        "lon": event.lon,
        "precision": _precision(event, its),
        "factuality": event.factuality,
        "confidence": event.confidence,
        "lead": lead.id,
        "sentence": lead.sentence,
        "chain": _json([voice.name for voice in lead.chain]),
        "rule": lead.rule,
        "reports": len(its),
        "pages": len({report.page for report in its}),
        "low": origin.low if origin else 0,
        "high": origin.high if origin else 0,
        **disputed(event.factuality, against),
        "known": min(published) if published else None,
    }


def disputed(factuality: str, against: Sequence[Contradiction]) -> Row:
    """Whether an event is denied, and in what those who tell it differ."""
    return {
        "denied": any(one.kind == "denial" for one in against) or factuality == "denied",
        "differs": spaced(tuple(sorted({one.kind for one in against} - {"denial", "update"}))),
    }


def leading(event: Event, its: Sequence[Report]) -> Report:
    """The report whose sentence and chain stand for the event in lists: of those as firm as it, the surest."""
    firm = [report for report in its if report.factuality == event.factuality] or list(its)
    return max(firm, key=lambda report: (len(report.actors) > 0, report.confidence, len(report.chain), report.id))


def _precision(event: Event, its: Sequence[Report]) -> Precision | None:
    """How exactly the event's place is known, by the reports that tell of it; None where a person named the place."""
    same = (event.place, event.country)
    return next((one.precision for one in its if one.precision and (one.place, one.country) == same), None)


def joined_by(first: str, merges: Iterable[Merge]) -> dict[str, Merge]:
    """For each report but an event's first the merge by which it came to it, from the first one outward."""
    near: dict[str, list[tuple[str, Merge]]] = defaultdict(list)
    for merge in merges:
        near[merge.left].append((merge.right, merge))
        near[merge.right].append((merge.left, merge))
    found: dict[str, Merge] = {}
    waiting = [first]
    for report in waiting:
        for other, merge in near[report]:
            if other != first and other not in found:
                found[other] = merge
                waiting.append(other)
    return found


def _report_rows(told: Sequence[tuple[Event, list[Report]]], origins: Mapping[str, Origin]) -> Iterator[Row]:
    for event, its in told:
        origin = origins.get(event.id)
        voice_of = {name: one.name for one in (origin.originators if origin else ()) for name in one.reports}
        why = joined_by(event.reports[0], event.merges)
        for report in its:
            merge = why.get(report.id)
            yield {
                "event": event.id,
                "report": report.id,
                "page": report.page,
                "factuality": report.factuality,
                "originator": voice_of.get(report.id),
                "sentence": report.sentence,
                "score": merge.score if merge else None,
                "why": merge.why if merge else None,
            }


def _part_rows(event: Event, its: Sequence[Report]) -> list[Row]:
    """The event's own sides, then those that only some report names, so that looking for any of them finds it."""
    rows: list[Row] = []
    for role, sides in (("actor", event.actors), ("recipient", event.recipients)):
        others = [party for report in its for party in (report.actors if role == "actor" else report.recipients)]
        for position, party in enumerate({one.key: one for one in reversed([*sides, *others])}.values()):
            rows.append(
                {
                    "event": event.id,
                    "role": role,
                    "position": position,
                    "key": party.key,
                    "name": party.name,
                    "country": party.country,
                    "sectors": spaced(party.sectors),
                    "day": listed_day(event),
                }
            )
    return rows


def _dyad_rows(sides: Sequence[Row]) -> list[Row]:
    """Every country that acts with every country acted upon, once an event."""
    acting: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"actor": [], "recipient": []})
    days: dict[str, date | None] = {}
    for side in sides:
        days[side["event"]] = side["day"]
        if side["country"] and side["country"] not in acting[side["event"]][side["role"]]:
            acting[side["event"]][side["role"]].append(side["country"])
    return [
        {"event": event, "a": one, "b": other, "day": days[event]}
        for event, by_role in acting.items()
        for one in by_role["actor"]
        for other in by_role["recipient"]
    ]


def _voice_rows(event: Event, its: Sequence[Report]) -> list[Row]:
    spoken: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    last = {fold(report.chain[-1].name) for report in its if report.chain}
    for report in its:
        for voice in report.chain:
            names.setdefault(fold(voice.name), voice.name)
            spoken[fold(voice.name)].add(report.id)
    return [
        {
            "event": event.id,
            "folded": folded,
            "name": names[folded],
            "originator": folded in last,
            "everywhere": len(where) == len(its),
            "day": listed_day(event),
        }
        for folded, where in spoken.items()
    ]


def _originator_rows(origin: Origin) -> list[Row]:
    return [
        {
            "event": origin.event,
            "position": position,
            "name": one.name,
            "party": one.party,
            "reports": _json(list(one.reports)),
            "why": one.why,
        }
        for position, one in enumerate(origin.originators)
    ]


def _contradiction_row(one: Contradiction) -> Row:
    return {**asdict(one), "left": _json(list(one.left)), "right": _json(list(one.right))}


def _key(party: Party | None) -> str:
    return party.key if party else ""


def _json(names: list[str]) -> str:
    return json.dumps(names, ensure_ascii=False)
