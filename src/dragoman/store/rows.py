"""What the record answers with: frozen rows, made for people and exports."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.records import own_voice
from dragoman.types import Claim, Document, EventMention, Participant, Reading

SHORTEST = 8  # figures of a page's digest that people type


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page as its newest reading has it. `id` is the short name people type, the digest's beginning."""

    id: str
    digest: str
    file: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    events: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one page tells it. `id` is the page's short name and the event's: "3fa85f64-e3".

    `chain` names the speakers, outermost first; `start` and `end` are None where no day is known.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    date_text: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    status: str
    factuality: str
    chain: tuple[str, ...]
    sentence: str
    trigger: str
    confidence: float
    rule: str
    page: str
    file: str
    title: str | None
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words looked for; `snippet` sets them between « and »."""

    page: PageRow
    snippet: str


def fold(name: str) -> str:
    """A name without case and accents, for comparison: "Erdoğan" as "erdogan"."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def page_row(reading: Reading) -> PageRow:
    """A reading's page as the record would list it."""
    document, events = reading.document, len(reading.events)
    digest, short = document.digest, short_name(document)
    return PageRow(short, digest, document.file, document.url, document.title, document.publisher, document.day, events)


def short_name(document: Document) -> str:
    """The beginning of the digest that people type."""
    return document.digest.rpartition(":")[2][:SHORTEST]


def event_rows(reading: Reading) -> list[EventRow]:
    """A reading's events as the record would answer with them."""
    document = reading.document
    page = short_name(document)
    names = {entity.id: entity.name for entity in reading.entities}
    claims = {claim.event: claim for claim in reading.claims}
    return [_event_row(event, claims.get(event.id), document, names, page) for event in reading.events]


def _event_row(
    event: EventMention, claim: Claim | None, document: Document, names: Mapping[str, str], page: str
) -> EventRow:
    when, where = event.date, event.place
    return EventRow(
        id=f"{page}-{event.id}",
        type=event.type,
        mode=event.mode,
        actors=_names(event.actors, names),
        recipients=_names(event.recipients, names),
        start=when.start if when else None,
        end=when.end if when else None,
        date_text=document[when.span] if when else None,
        place=where.name if where else None,
        country=where.country if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        status=event.status,
        factuality=claim.factuality if claim else own_voice(event),
        chain=tuple(link.name for link in claim.chain) if claim else (),
        sentence=document[event.sentence],
        trigger=document[event.trigger],
        confidence=event.confidence,
        rule=event.rule,
        page=page,
        file=document.file,
        title=document.title,
        publisher=document.publisher,
        published=document.day,
    )


def _names(parts: tuple[Participant, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[entity] for entity in dict.fromkeys(part.entity for part in parts))
