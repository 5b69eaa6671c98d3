"""A reading as JSON and back: the shape of the record, documented in docs/data_model.md.

`from_record(to_record(reading)) == reading` for every reading that holds at most one claim an event,
in the order of its events, and whose mentions carry the id of the entity they stand under; that is how
the pipeline builds them. Everything a reader may want twice (the words of a span, the names of a chain)
is written out, and read back from the span alone.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from dragoman.errors import StoreError
from dragoman.types import (
    Attribution,
    Claim,
    Credit,
    Dateline,
    Document,
    Entity,
    EventMention,
    Factuality,
    Hyperlink,
    Image,
    LeftOut,
    Link,
    Mention,
    Participant,
    Place,
    Quantity,
    Reading,
    Related,
    Span,
    Stake,
    Status,
    TimeExpression,
)

FORMAT = 1
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
Json = dict[str, Any]

# What an event counts as when no claim says on whose word it stands.
_OWN_VOICE: Mapping[Status, Factuality] = {
    "actual": "actual",
    "negated": "denied",
    "planned": "planned",
    "possible": "possible",
}


@cache
def dragoman_version() -> str:
    """The installed version, for `made_by`."""
    try:
        return version("dragoman")
    except PackageNotFoundError:  # run from a bare checkout
        return "0"


def dumps(reading: Reading) -> str:
    """The record of one page as one line of JSON."""
    return one_line(to_record(reading))


def one_line(value: Any) -> str:
    """JSON that is one line for every program: what else breaks lines, or steers a terminal, is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=str)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def to_record(reading: Reading) -> Json:
    """The record of one page, ready for `json.dumps`.

    Raises:
        ValueError: two claims on one event, or a claim on an event that is not there.
    """
    claims = {claim.event: claim for claim in reading.claims}
    if len(claims) < len(reading.claims) or claims.keys() - {
        event.id for event in (*reading.events, *reading.relations)
    }:
        raise ValueError(f"{reading.document.file}: each claim needs an event of its own")
    document = reading.document
    return {
        "format": FORMAT,
        "made_by": {"dragoman": dragoman_version(), "codebook": reading.codebook, "model": reading.model},
        "document": _document(document),
        "actors": [_actor(entity, document) for entity in reading.entities],
        "attributions": [_attribution(said, document) for said in reading.attributions],
        "events": [_event(event, claims.get(event.id), document) for event in reading.events],
        "relations": [_event(act, claims.get(act.id), document) for act in reading.relations],
    }


def _document(document: Document) -> Json:
    return {
        "file": document.file,
        "url": document.url,
        "digest": document.digest,
        "title": document.title,
        "dek": document.dek,
        "authors": list(document.authors),
        "publisher": document.publisher,
        "published": _day(document.published),
        "published_from": document.published_from,
        "updated": _day(document.updated),
        "language": document.language,
        "section": document.section,
        "dateline": _dateline(document.dateline),
        "image": {"caption": document.image.caption, "credit": document.image.credit} if document.image else None,
        "related": [{"title": r.title, "authors": list(r.authors), "url": r.url} for r in document.related],
        "links": [{"start": link.span.start, "end": link.span.end, "url": link.url} for link in document.links],
        "credits": [{"name": c.name, "kind": c.kind, "text": c.text} for c in document.credits],
        "text": document.text,
        "paragraphs": [[p.start, p.end] for p in document.paragraphs],
        "left_out": [{"kind": piece.kind, "text": piece.text} for piece in document.left_out],
    }


def _dateline(line: Dateline | None) -> Json | None:
    if line is None:
        return None
    return {
        "place": line.place,
        "date": _day(line.date),
        "agency": line.agency,
        "start": line.span.start,
        "end": line.span.end,
    }


def _actor(entity: Entity, document: Document) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "sector": list(entity.sectors),
        "wikidata": entity.wikidata,
        "key": entity.key,
        "how": entity.how,
        "mentions": [{**_words(mention.span, document), "how": mention.how} for mention in entity.mentions],
    }


def _attribution(said: Attribution, document: Document) -> Json:
    return {
        "id": said.id,
        "parent": said.parent,
        "kind": said.kind,
        "source": {**_words(said.source, document), "actor": said.entity} if said.source else None,
        "actor": said.entity,  # a speaker can be known where no words name him: a quotation's later paragraphs
        "cue": _words(said.cue, document),
        "content": [[span.start, span.end] for span in said.content],
        "rule": said.rule,
    }


def _event(event: EventMention, claim: Claim | None, document: Document) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "actor": _ids(event.actors),
        "recipient": _ids(event.recipients),
        "trigger": _words(event.trigger, document),
        "sentence": _words(event.sentence, document),
        "date": _time(event.date, document),
        "place": _place(event.place, document),
        "factuality": claim.factuality if claim else own_voice(event),
        "attribution": claim.attribution if claim else None,
        "chain": [link.name for link in claim.chain] if claim else [],
        "numbers": [_number(quantity, document) for quantity in event.numbers],
        "confidence": event.confidence,
        "coded_by": event.rule,
        "status": event.status,
        "alleged": event.alleged,
        "settled": event.settled,
        "note": event.note,
        "participants": [
            *({"role": "actor", **_participant(part, document)} for part in event.actors),
            *({"role": "recipient", **_participant(part, document)} for part in event.recipients),
        ],
        "links": [_link(link, document) for link in claim.chain] if claim else None,
    }


def own_voice(event: EventMention) -> Factuality:
    """Factuality of an event that stands on nobody's word but the page's."""
    if event.alleged and event.status == "actual":
        return "alleged"
    return _OWN_VOICE[event.status]


def _ids(participants: tuple[Participant, ...]) -> list[str]:
    return list(dict.fromkeys(participant.entity for participant in participants))


def _participant(part: Participant, document: Document) -> Json:
    return {"actor": part.entity, **_words(part.span, document), "how": part.how}


def _link(link: Link, document: Document) -> Json:
    return {
        "name": link.name,
        "relation": link.relation,
        "actor": link.entity,
        "words": _words(link.span, document) if link.span else None,
        "cue": _words(link.cue, document) if link.cue else None,
        "stakes": [_stake(stake, document) for stake in link.stakes],
    }


def _stake(stake: Stake, document: Document) -> Json:
    return {
        "kind": stake.kind,
        "of": stake.of,
        "basis": stake.basis,
        "words": _words(stake.span, document) if stake.span else None,
    }


def _time(time: TimeExpression | None, document: Document) -> Json | None:
    """A date's `start` and `end` are days, so its place in the text stands under `span`."""
    if time is None:
        return None
    return {
        "start": _day(time.start),
        "end": _day(time.end),
        "text": document[time.span],
        "how": time.how,
        "kind": time.kind,
        "value": time.value,
        "span": [time.span.start, time.span.end],
    }


def _place(place: Place | None, document: Document) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
        "precision": place.precision,
        "text": document[place.span],
        "how": place.how,
        "span": [place.span.start, place.span.end],
    }


def _number(quantity: Quantity, document: Document) -> Json:
    return {
        "what": quantity.what,
        "low": _figure(quantity.low),
        "high": _figure(quantity.high),
        "text": document[quantity.span],
        "span": [quantity.span.start, quantity.span.end],
    }


def _figure(value: float) -> float | int | None:
    """JSON has no infinity: "at least three" is 3 to null."""
    if math.isinf(value):
        return None
    return int(value) if value == int(value) else value


def _words(span: Span, document: Document) -> Json:
    return {"start": span.start, "end": span.end, "text": document[span]}


def _day(day: datetime | date | None) -> str | None:
    return day.isoformat() if day else None


def from_record(record: Mapping[str, Any]) -> Reading:
    """The reading a record was made from.

    Raises:
        StoreError: not a record, or one of another format.
    """
    found = record.get("format")
    if found != FORMAT:
        raise StoreError(f"a record of format {found!r}, not {FORMAT}", fix="read the page again with this version")
    try:
        return _reading(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(f"a damaged record ({type(error).__name__}: {error})", fix="read the page again") from error


def _reading(record: Mapping[str, Any]) -> Reading:
    return Reading(
        document=_read_document(record["document"]),
        entities=tuple(_read_entity(actor) for actor in record["actors"]),
        attributions=tuple(_read_attribution(said) for said in record["attributions"]),
        events=tuple(_read_event(event) for event in record["events"]),
        claims=tuple(
            _read_claim(told) for told in (*record["events"], *record.get("relations", ())) if told["links"] is not None
        ),
        codebook=record["made_by"]["codebook"],
        model=record["made_by"]["model"],
        relations=tuple(_read_event(act) for act in record.get("relations", ())),
    )


def _read_document(told: Json) -> Document:
    return Document(
        file=told["file"],
        digest=told["digest"],
        text=told["text"],
        paragraphs=tuple(Span(*pair) for pair in told["paragraphs"]),
        url=told["url"],
        title=told["title"],
        dek=told["dek"],
        authors=tuple(told["authors"]),
        publisher=told["publisher"],
        published=_read_moment(told["published"]),
        published_from=told["published_from"],
        updated=_read_moment(told["updated"]),
        language=told["language"],
        section=told["section"],
        dateline=_read_dateline(told["dateline"]),
        image=Image(**told["image"]) if told["image"] else None,
        related=tuple(Related(r["title"], tuple(r["authors"]), r["url"]) for r in told["related"]),
        links=tuple(Hyperlink(_span(link), link["url"]) for link in told["links"]),
        credits=tuple(Credit(**credit) for credit in told["credits"]),
        left_out=tuple(LeftOut(**piece) for piece in told["left_out"]),
    )


def _read_dateline(told: Json | None) -> Dateline | None:
    return Dateline(_span(told), told["place"], _read_day(told["date"]), told["agency"]) if told else None


def _read_entity(told: Json) -> Entity:
    return Entity(
        id=told["id"],
        name=told["name"],
        kind=told["kind"],
        country=told["country"],
        sectors=tuple(told["sector"]),
        how=told["how"],
        wikidata=told["wikidata"],
        key=told["key"],
        mentions=tuple(Mention(_span(m), told["id"], m["how"]) for m in told["mentions"]),
    )


def _read_attribution(told: Json) -> Attribution:
    return Attribution(
        id=told["id"],
        parent=told["parent"],
        kind=told["kind"],
        source=_span(told["source"]) if told["source"] else None,
        entity=told["actor"],
        cue=_span(told["cue"]),
        content=tuple(Span(*pair) for pair in told["content"]),
        rule=told["rule"],
    )


def _read_event(told: Json) -> EventMention:
    parts = [(part["role"], Participant(part["actor"], _span(part), part["how"])) for part in told["participants"]]
    return EventMention(
        id=told["id"],
        type=told["type"],
        mode=told["mode"],
        context=tuple(told["context"]),
        actors=tuple(part for role, part in parts if role == "actor"),
        recipients=tuple(part for role, part in parts if role == "recipient"),
        trigger=_span(told["trigger"]),
        sentence=_span(told["sentence"]),
        status=told["status"],
        date=_read_time(told["date"]),
        place=_read_place(told["place"]),
        numbers=tuple(_read_number(number) for number in told["numbers"]),
        confidence=told["confidence"],
        rule=told["coded_by"],
        alleged=told["alleged"],
        settled=told.get("settled", False),
        note=told["note"],
    )


def _read_claim(told: Json) -> Claim:
    return Claim(told["id"], told["attribution"], tuple(map(_read_link, told["links"])), told["factuality"])


def _read_link(told: Json) -> Link:
    """`cue` and `stakes` are not in records of version 0.1.0."""
    return Link(
        name=told["name"],
        relation=told["relation"],
        span=_span_or_none(told["words"]),
        entity=told["actor"],
        cue=_span_or_none(told.get("cue")),
        stakes=tuple(_read_stake(stake) for stake in told.get("stakes", ())),
    )


def _read_stake(told: Json) -> Stake:
    return Stake(told["kind"], told["of"], told["basis"], _span_or_none(told["words"]))


def _read_time(told: Json | None) -> TimeExpression | None:
    if told is None:
        return None
    start, end = _read_day(told["start"]), _read_day(told["end"])
    return TimeExpression(Span(*told["span"]), told["kind"], told["value"], start, end, told["how"])


def _read_place(told: Json | None) -> Place | None:
    if told is None:
        return None
    return Place(
        span=Span(*told["span"]),
        name=told["name"],
        country=told["country"],
        lat=told["lat"],
        lon=told["lon"],
        geonames=told["geonames"],
        precision=told["precision"],
        how=told["how"],
    )


def _read_number(told: Json) -> Quantity:
    low = -math.inf if told["low"] is None else float(told["low"])
    high = math.inf if told["high"] is None else float(told["high"])
    return Quantity(told["what"], low, high, Span(*told["span"]))


def _span(told: Json) -> Span:
    return Span(told["start"], told["end"])


def _span_or_none(told: Json | None) -> Span | None:
    return _span(told) if told else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _read_moment(text: str | None) -> datetime | date | None:
    if not text:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
