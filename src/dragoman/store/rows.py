"""What the record answers with: frozen rows, made for people and exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.records import own_voice
from dragoman.reports import report_names, short_name
from dragoman.types import Claim, Document, EventMention, Participant, Precision, Reading


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page as its newest reading has it. `id` is the short name people type, the digest's beginning.

    `events` counts the page's own claims. `story` is the page's cluster of stories, None until it is resolved.
    """

    id: str
    digest: str
    file: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    events: int
    story: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One event as one page tells it. `id` is its public name: "3fa85f64a1b2-1532".

    `chain` names the speakers, outermost first; `start` and `end` are None where no day is known. `name` is what
    the event is called inside its reading ("e3").
    """

    id: str
    name: str
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
class EventRow:
    """One happening as all pages tell it. `id` is "E" and its first report's name.

    `sentence`, `chain` and `rule` are those of its leading report, `lead`. `low` and `high` bracket its independent
    originators, `originators` names them (None: not known). `differs` names what its reports disagree in, `judged` the
    last standing verdict of a person. `known` is the day its first page was published, `precision` how exactly the
    place is known.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    factuality: str
    confidence: float
    lead: str
    sentence: str
    chain: tuple[str, ...]
    rule: str
    reports: int
    pages: int
    low: int
    high: int
    denied: bool
    differs: tuple[str, ...]
    judged: str | None
    story: str | None
    known: date | None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of an event: the page's claim, its originator, and why it is taken for a report of this event."""

    claim: ClaimRow
    event: str
    originator: str | None
    score: float | None
    why: str | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as all pages share it; `names` are all that pages gave it, `events` those it takes part in."""

    key: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    names: tuple[str, ...]
    events: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """All readings made by one codebook, model and version."""

    id: int
    codebook: str
    model: str
    version: str
    started: datetime
    readings: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words looked for; `snippet` sets them between « and »."""

    page: PageRow
    snippet: str


@dataclass(frozen=True, slots=True)
class Freshness:
    """How far the resolved record is behind: pages read and judgements passed since, and when it was computed."""

    readings: int
    judgements: int
    resolved: datetime | None


def page_row(reading: Reading) -> PageRow:
    """A reading's page as the record would list it."""
    document, events = reading.document, len(reading.events)
    digest, short = document.digest, short_name(document.digest)
    return PageRow(short, digest, document.file, document.url, document.title, document.publisher, document.day, events)


def claim_rows(reading: Reading) -> list[ClaimRow]:
    """A reading's events as the record would answer with them."""
    document = reading.document
    public = report_names(reading)
    names = {entity.id: entity.name for entity in reading.entities}
    claims = {claim.event: claim for claim in reading.claims}
    return [_claim_row(event, claims.get(event.id), document, names, public[event.id]) for event in reading.events]


def _claim_row(
    event: EventMention, claim: Claim | None, document: Document, names: Mapping[str, str], public: str
) -> ClaimRow:
    when, where = event.date, event.place
    return ClaimRow(
        id=public,
        name=event.id,
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
        page=short_name(document.digest),
        file=document.file,
        title=document.title,
        publisher=document.publisher,
        published=document.day,
    )


def _names(parts: tuple[Participant, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[entity] for entity in dict.fromkeys(part.entity for part in parts))
