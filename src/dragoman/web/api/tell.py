"""Rows of the record as answers for programs; the assistants' tools tell the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.errors import MissingError
from dragoman.quoting import short_quote
from dragoman.store import EventRow, PageRow, Record, ReportRow
from dragoman.types import Claim, Document, Reading, RelationAct, RelationSpan, Span
from dragoman.types import Link as ChainLink
from dragoman.web.api.models import (
    Bounds,
    Chain,
    Contradiction,
    Copied,
    Days,
    Event,
    EventDetail,
    Evidence,
    Link,
    Originator,
    Originators,
    PageDetail,
    PageHead,
    Participant,
    Party,
    Relation,
    Report,
    Sentence,
    Spot,
    Stake,
    Statement,
    Words,
    from_row,
)
from dragoman.web.view.places import tellable_events, tellable_reports


def words_of(text: str, span: Span | None) -> Words:
    """Words of a page, cut to what may leave the record."""
    short = short_quote(text)
    cut = short != " ".join(text.split())
    return Words(text=short, start=span.start if span else None, end=span.end if span else None, cut=cut)


def tell_events(record: Record, rows: Sequence[EventRow]) -> list[Event]:
    """Events, each with status, originator and the place of its sentence."""
    spans = record.sentence_spans([row.lead for row in rows])
    return [_event(row, spans.get(row.lead)) for row in tellable_events(record, rows)]


def tell_event(record: Record, row: EventRow) -> EventDetail:
    """One event with its sides and what stands against it."""
    [short] = tell_events(record, [row])
    sides = [Participant(role=role, party=from_row(Party, party)) for role, party in record.parts(row)]
    against = [from_row(Contradiction, one) for one in record.contradictions(row)]
    return EventDetail(**dict(short), participants=sides, contradictions=against)


def _event(row: EventRow, span: Span | None) -> Event:
    return from_row(
        Event,
        row,
        actor=row.actors,
        recipient=row.recipients,
        date=from_row(Days, row),
        place=_spot(row),
        originator=row.chain[-1] if row.chain else None,
        originators=from_row(Bounds, row),
        sentence=words_of(row.sentence, span),
        coded_by=row.rule,
        address=f"/event/{row.id}",
    )


def _spot(row: EventRow | ReportRow) -> Spot:
    where = row.claim if isinstance(row, ReportRow) else row
    return Spot(name=where.place, country=where.country, lat=where.lat, lon=where.lon)


def tell_statements(record: Record, rows: Sequence[ReportRow], kind: type[Statement] = Statement) -> list[Statement]:
    """Statements, each with chain, status and the place of its sentence."""
    spans = record.sentence_spans([row.claim.id for row in rows])
    return [_statement(row, spans.get(row.claim.id), kind) for row in tellable_reports(record, rows)]


def _statement(row: ReportRow, span: Span | None, kind: type[Statement]) -> Statement:
    claim = row.claim
    return from_row(
        kind,
        claim,
        event=row.event,
        actor=claim.actors,
        recipient=claim.recipients,
        date=from_row(Days, claim),
        place=_spot(row),
        originator=row.originator,
        sentence=words_of(claim.sentence, span),
        coded_by=claim.rule,
        address=f"/page/{claim.page}",
        **({"joined_because": row.why, "likeness": row.score} if kind is Report else {}),
    )


def tell_chains(record: Record, rows: Sequence[ReportRow]) -> list[Chain]:
    """The chains of reports, with the words that make each link."""
    readings = {page: record.reading(record.page(page)) for page in {row.claim.page for row in rows}}
    return [_chain(row, readings[row.claim.page]) for row in rows]


def _chain(row: ReportRow, reading: Reading) -> Chain:
    told = next((claim for claim in reading.claims if claim.event == row.claim.name), None)
    event = next(event for event in reading.events if event.id == row.claim.name)
    return from_row(
        Chain,
        row.claim,
        report=row.claim.id,
        originator=row.originator,
        address=f"/page/{row.claim.page}",
        sentence=words_of(row.claim.sentence, event.sentence),
        links=_links(reading.document, told),
    )


def _links(document: Document, claim: Claim | None) -> list[Link]:
    return [_link(document, link) for link in claim.chain] if claim else []


def _link(document: Document, link: ChainLink) -> Link:
    return Link(
        name=link.name,
        relation=link.relation,
        words=words_of(document[link.span], link.span) if link.span else None,
        cue=words_of(document[link.cue], link.cue) if link.cue else None,
        stakes=[Stake(kind=one.kind, of=one.of, basis=short_quote(one.basis)) for one in link.stakes],
    )


def tell_originators(record: Record, row: EventRow) -> Originators:
    """Who stands behind an event."""
    origin = record.origin(row)
    items = [from_row(Originator, one) for one in origin.originators]
    return from_row(Originators, row, event=row.id, low=origin.low, high=origin.high, items=items)


def tell_relation(span: RelationSpan, acts: Mapping[str, RelationAct]) -> Relation:
    """A relation over a stretch of time; `acts` are those of its state, by their reports."""
    names = dict.fromkeys((*span.opened, *span.closed, *span.shown, *span.contested))
    evidence = [_evidence(acts[name]) for name in names if name in acts]
    return from_row(Relation, span, a=from_row(Party, span.a), b=from_row(Party, span.b), evidence=evidence)


def _evidence(act: RelationAct) -> Evidence:
    page = act.report.partition("-")[0]
    return from_row(Evidence, act, originator=act.speaker, sentence=words_of(act.words, None), address=f"/page/{page}")


def side_key(record: Record, name: str | None) -> str | None:
    """A country's three capitals stand for themselves; anything else is looked up."""
    if name is None or (len(name) == 3 and name.isupper()):
        return name
    return record.actor(name).key


def tell_head(row: PageRow) -> PageHead:
    """A page by its headline."""
    return from_row(PageHead, row, address=f"/page/{row.id}")


def tell_page(record: Record, row: PageRow) -> PageDetail:
    """A page with its statements and the pages that share its words."""
    head = tell_head(row)
    return PageDetail(
        **dict(head),
        sentences=len(_sentences(record.reading(row))),
        statements=[claim.id for claim in record.claims(row)],
        copies=[
            Copied(
                page=copy.second if copy.first == row.digest else copy.first,
                share=copy.share_of_first if copy.first == row.digest else copy.share_of_second,
                taker=copy.taker,
                why=copy.why,
            )
            for copy in record.copies(row)
        ],
    )


def _sentences(reading: Reading) -> list[Span]:
    return sorted({event.sentence for event in reading.events})


def tell_sentence(record: Record, row: PageRow, number: int) -> Sentence:
    """A sentence of a page with all that was read from it.

    Raises:
        MissingError: fewer sentences of the page say anything.
    """
    reading = record.reading(row)
    spans = _sentences(reading)
    if not 1 <= number <= len(spans):
        raise MissingError(f"page {row.id} has no sentence {number}", fix=f"its sentences are 1 to {len(spans)}")
    span = spans[number - 1]
    names = {event.id for event in reading.events if event.sentence == span}
    rows = [one for one in record.statements(page=row.id, limit=10_000) if one.claim.name in names]
    return Sentence(
        page=row.id,
        number=number,
        of=len(spans),
        sentence=words_of(reading.document[span], span),
        statements=tell_statements(record, rows),
    )
