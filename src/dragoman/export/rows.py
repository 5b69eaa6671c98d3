"""One event as every format needs it, made from the record in batches.

Unknown is empty and never guessed. Words of pages are cut to `QUOTE_LIMIT` characters here, so that no format can
write more of them; where a non-combatant is the victim of an assault, the place is coarsened to its country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.export.bystanders import hits_bystanders
from dragoman.export.places import Spot, spot_of
from dragoman.folding import fold
from dragoman.quoting import QUOTE_LIMIT, short_quote
from dragoman.records import own_voice
from dragoman.reports import short_name
from dragoman.store.export_queries import Telling, Told
from dragoman.types import Entity, EventMention, Link, Participant, Party, Quantity, Stake

_AROUND = 20  # characters before and after a quotation that help to find it again
_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9])|\n+""")
_STATUS = {"alleged": "alleged", "denied": "denied", "planned": "planned", "possible": "hypothetical"}


@dataclass(frozen=True, slots=True)
class Side:
    """An actor or recipient. `words` and `start` are those of the leading report, None where it lacks him."""

    party: Party
    wikidata: str | None = None
    words: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A link of a chain: who, how, in which words of the page, and what stake he has."""

    name: str
    relation: str
    words: str | None
    start: int | None
    end: int | None
    cue: str | None
    stakes: tuple[Stake, ...]


@dataclass(frozen=True, slots=True)
class PageReport:
    """One report of the event and the page it stands on. Offsets are into the page's text.

    `exact` begins the sentence as it stands; with the words `before` and `after` it keeps to the limit of quotation.
    `sentence_no` counts from 1 over the text cut at line ends, and after . ! ? before a capital or a figure.
    """

    id: str
    originator: str | None
    factuality: str
    page: str
    digest: str
    file: str
    url: str | None
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: date | None
    language: str | None
    length: int
    quote: str
    sentence_no: int
    sentence_start: int
    sentence_end: int
    exact: str
    before: str
    after: str
    trigger_start: int
    actor_start: int | None
    recipient_start: int | None
    rule: str
    confidence: float
    chain: tuple[Speaker, ...]
    numbers: tuple[Quantity, ...]
    people: tuple[str, ...]
    organisations: tuple[str, ...]
    locations: tuple[str, ...]
    coder: str
    own_voice: bool


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One event with its leading report, `lead`, and all others. `low` and `high` bracket its originators.

    `status` is asserted (the page's own voice), reported (on a speaker's word), alleged, denied, planned or
    hypothetical. `known` is the day its first page was published; `reviewer` the last person who judged it.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    start: date | None
    end: date | None
    spot: Spot
    status: str
    factuality: str
    confidence: float
    quote: str
    chain: tuple[str, ...]
    originator: str | None
    stakes: tuple[Stake, ...]
    low: int
    high: int
    outlets: tuple[str, ...]
    pages: int
    lead: PageReport | None
    reports: tuple[PageReport, ...]
    denied: bool
    differs: tuple[str, ...]
    verdict: str | None
    reviewer: str | None
    reviewed: date | None
    why: str | None
    story: str | None
    known: date | None

    @property
    def day(self) -> date | None:
        """The day the event is listed under."""
        return self.start or self.end


def export_rows(told: Iterable[Told], *, exact: bool = False) -> Iterator[ExportRow]:
    """Events as formats write them.

    Args:
        told: from `Record.told_events`.
        exact: keep the places of non-combatants as exact as they are known.
    """
    return (export_row(one, exact=exact) for one in told)


def export_row(told: Told, *, exact: bool = False) -> ExportRow:
    """One event as formats write it."""
    event = told.event
    leading = next((one for one in told.tellings if one.id == event.lead), None)
    reports = tuple(_report(one) for one in told.tellings)
    lead = next((one for one in reports if one.id == event.lead), None)
    spot = _spot(told, leading)
    told_of = [party for role, party in told.parts if role == "recipient"]
    if not exact and hits_bystanders(event.type, event.recipients, told_of):
        spot = spot.coarsened()
    last = told.judgements[-1] if told.judgements else None
    return ExportRow(
        id=event.id,
        type=event.type,
        mode=event.mode,
        contexts=leading.event.context if leading else (),
        actors=_sides(told, "actor", event.actors, leading),
        recipients=_sides(told, "recipient", event.recipients, leading),
        start=event.start,
        end=event.end,
        spot=spot,
        status=_status(event.factuality, lead),
        factuality=event.factuality,
        confidence=event.confidence,
        quote=short_quote(event.sentence),
        chain=tuple(short_quote(name) for name in event.chain),
        originator=_originator(lead, event.chain),
        stakes=lead.chain[-1].stakes if lead and lead.chain else (),
        low=event.low,
        high=event.high,
        outlets=tuple(dict.fromkeys(outlet_of(one) for one in reports if outlet_of(one))),
        pages=event.pages,
        lead=lead,
        reports=reports,
        denied=event.denied,
        differs=event.differs,
        verdict=event.judged,
        reviewer=last.who if last else None,
        reviewed=last.when.date() if last else None,
        why=last.why if last else None,
        story=event.story,
        known=event.known,
    )


def sentence_number(text: str, start: int) -> int:
    """Which sentence of a text begins or stands at an offset, from 1; by line ends and full stops alone."""
    return 1 + sum(1 for found in _SENTENCE_END.finditer(text[: start + 1]) if found.end() <= start)


def stake_words(stakes: Sequence[Stake]) -> list[str]:
    """Stakes in words: "state organ of SYR"."""
    return [f"{stake.kind} of {short_quote(stake.of)}" if stake.of else stake.kind for stake in stakes]


def outlet_of(report: PageReport) -> str:
    """Who published a report: the page's publisher, else the first of its chain that publishes."""
    published = (speaker.name for speaker in report.chain if speaker.relation == "publishes")
    return report.publisher or next(published, "")


def _status(factuality: str, lead: PageReport | None) -> str:
    if factuality in _STATUS:
        return _STATUS[factuality]
    return "asserted" if lead is None or lead.own_voice else "reported"


def _spot(told: Told, leading: Telling | None) -> Spot:
    return (
        spot_of(told.event, leading.event, leading.page.reading.document)
        if leading
        else spot_of(told.event, None, None)
    )


def _originator(lead: PageReport | None, chain: tuple[str, ...]) -> str | None:
    """The last speaker of the leading chain; nobody where the chain is empty."""
    name = (lead.originator if lead else None) or (chain[-1] if chain else None)
    return short_quote(name) if name else None


def _sides(told: Told, role: str, names: Sequence[str], leading: Telling | None) -> tuple[Side, ...]:
    """The event's own sides in its order; other reports' sides stand in the record's parts but not here."""
    parties: dict[str, Party] = {}
    for its_role, party in told.parts:
        if its_role == role:
            parties.setdefault(party.name, party)
    found = []
    for name in names:
        party = parties.get(name) or Party(f"~{fold(name)}", name, "other", None, ())
        found.append(_side(party, role, leading))
    return tuple(found)


def _side(party: Party, role: str, leading: Telling | None) -> Side:
    party = Party(party.key, short_quote(party.name), party.kind, party.country, party.sectors)
    if leading is None:
        return Side(party)
    document = leading.page.reading.document
    entities = leading.page.actors.get(party.key, [])
    stands = leading.event.actors if role == "actor" else leading.event.recipients
    ids = {one.id for one in entities}
    part = next((one for one in stands if one.entity in ids), None)
    wikidata = next((one.wikidata for one in entities if one.wikidata), None)
    words = short_quote(document[part.span]) if part else None
    return Side(party, wikidata, words, part.span.start if part else None)


def _report(telling: Telling) -> PageReport:
    reading, event, claim = telling.page.reading, telling.event, telling.claim
    document, sentence = reading.document, event.sentence
    chain = tuple(_speaker(link, document.text) for link in claim.chain) if claim else ()
    exact = document[sentence][: QUOTE_LIMIT - 2 * _AROUND]
    return PageReport(
        id=telling.id,
        originator=short_quote(telling.originator) if telling.originator else None,
        factuality=claim.factuality if claim else own_voice(event),
        page=short_name(document.digest),
        digest=document.digest,
        file=document.file,
        url=document.url,
        title=short_quote(document.title) if document.title else None,
        publisher=document.publisher,
        authors=tuple(short_quote(name) for name in document.authors),
        published=document.day,
        language=document.language,
        length=len(document.text),
        quote=short_quote(document[sentence]),
        sentence_no=sentence_number(document.text, sentence.start),
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        exact=exact,
        before=document.text[max(0, sentence.start - _AROUND) : sentence.start],
        after=document.text[sentence.start + len(exact) :][:_AROUND],
        trigger_start=event.trigger.start,
        actor_start=_start_of(event.actors),
        recipient_start=_start_of(event.recipients),
        rule=event.rule,
        confidence=event.confidence,
        chain=chain,
        numbers=event.numbers,
        people=_named(reading.entities, {"person"}),
        organisations=_named(reading.entities, {"organisation", "government", "armed group", "media"}),
        locations=_places(reading.events),
        coder=f"dragoman {telling.page.version}, codebook {short_name(reading.codebook)}, {reading.model}",
        own_voice=claim is None or (claim.attribution is None and len(chain) <= 1),
    )


def _speaker(link: Link, text: str) -> Speaker:
    words = short_quote(text[link.span.start : link.span.end]) if link.span else None
    cue = short_quote(text[link.cue.start : link.cue.end]) if link.cue else None
    start, end = (link.span.start, link.span.end) if link.span else (None, None)
    return Speaker(short_quote(link.name), link.relation, words, start, end, cue, link.stakes)


def _start_of(parts: tuple[Participant, ...]) -> int | None:
    return parts[0].span.start if parts else None


def _named(entities: Iterable[Entity], kinds: set[str]) -> tuple[str, ...]:
    """Names of entities that a name stands for on the page: "protesters" are nobody by name."""
    return tuple(
        short_quote(one.name)
        for one in entities
        if one.kind in kinds and (one.key or any(mention.how == "name" for mention in one.mentions))
    )


def _places(events: Iterable[EventMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.place.name for event in events if event.place))
