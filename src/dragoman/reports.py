"""Readings laid out as reports: what one page claims, ready to be compared with what other pages claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dragoman.folding import fold
from dragoman.records import own_voice
from dragoman.types import (
    Claim,
    Document,
    Entity,
    EventMention,
    Figure,
    Link,
    Participant,
    Party,
    Reading,
    Report,
    Voice,
)

SHORT = 12  # figures of a page's digest in public names: two of a million pages share them once in 500 records


def short_name(digest: str) -> str:
    """A page's public name: the beginning of its digest."""
    return digest.rpartition(":")[2][:SHORT]


def report_names(reading: Reading) -> dict[str, str]:
    """Public name of each event of a reading, by the reading's own id ("e3").

    The page's short name and the place of the trigger, which a re-reading with other rules leaves as they are; where
    several events stand on one trigger, the types in order of the alphabet get ".2", ".3" from the second on.
    """
    page = short_name(reading.document.digest)
    taken: Counter[int] = Counter()
    names = {}
    for event in sorted(reading.events, key=lambda one: (one.trigger.start, one.type, one.id)):
        start = event.trigger.start
        taken[start] += 1
        names[event.id] = f"{page}-{start}" + (f".{taken[start]}" if taken[start] > 1 else "")
    return names


def event_called(reading: Reading, report: str) -> EventMention | None:
    """The event of a reading that bears a report's name."""
    names = report_names(reading)
    return next((one for one in reading.events if names[one.id] == report), None)


def reports_of(reading: Reading) -> tuple[Report, ...]:
    """A reading's events on the word of their chains, in the order of the text."""
    parties = {entity.id: party_of(entity) for entity in reading.entities}
    claims = {claim.event: claim for claim in reading.claims}
    names = report_names(reading)
    return tuple(
        _report(event, claims.get(event.id), reading.document, parties, names[event.id]) for event in reading.events
    )


def party_of(entity: Entity) -> Party:
    """An entity of one page as all pages share it."""
    key = entity.key or f"~{fold(entity.name)}"
    return Party(key, entity.name, entity.kind, entity.country, entity.sectors)


def _report(
    event: EventMention, claim: Claim | None, document: Document, parties: Mapping[str, Party], name: str
) -> Report:
    when, where = event.date, event.place
    return Report(
        id=name,
        page=document.digest,
        published=document.day,
        type=event.type,
        mode=event.mode,
        rule=event.rule,
        trigger=document[event.trigger],
        sentence=document[event.sentence],
        status=event.status,
        factuality=claim.factuality if claim else own_voice(event),
        actors=_parties(event.actors, parties),
        recipients=_parties(event.recipients, parties),
        start=when.start if when else None,
        end=when.end if when else None,
        place=where.name if where else None,
        country=where.country if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        precision=where.precision if where else None,
        numbers=tuple(Figure(one.what, one.low, one.high, document[one.span]) for one in event.numbers),
        chain=tuple(_voice(link, document, parties) for link in claim.chain) if claim else (),
        confidence=event.confidence,
    )


def _parties(parts: tuple[Participant, ...], parties: Mapping[str, Party]) -> tuple[Party, ...]:
    return tuple(parties[entity] for entity in dict.fromkeys(part.entity for part in parts))


def _voice(link: Link, document: Document, parties: Mapping[str, Party]) -> Voice:
    words = document[link.span] if link.span else None
    stakes = tuple(dict.fromkeys(stake.kind for stake in link.stakes))
    return Voice(link.name, link.relation, parties.get(link.entity or ""), words, stakes)
