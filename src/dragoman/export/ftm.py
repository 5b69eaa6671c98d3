"""FollowTheMoney entities, one JSON object a line, as OpenAleph and OpenSanctions take them in.

The model has no field for the status of an event or the chain behind it: both stand in `description`, and a denied,
planned or merely alleged act never becomes a Sanction. An accusation is a link from accuser to accused, no property
of the accused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import IO, Any

from dragoman.export.extras import need
from dragoman.export.markup import web_address
from dragoman.export.options import Options
from dragoman.export.prose import headline, on_whose_word
from dragoman.export.rows import ExportRow, PageReport, Side, Speaker, outlet_of
from dragoman.folding import fold
from dragoman.quoting import short_quote
from dragoman.records import one_line

_SCHEMATA = {
    "person": "Person", "government": "PublicBody", "country": "PublicBody", "organisation": "Organization",
    "armed group": "Organization", "media": "Organization", "group": "LegalEntity", "other": "LegalEntity",
}  # fmt: skip
_DONE = {"asserted", "reported"}


def write_ftm(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """Each entity once, in the order in which events name them; how many events there were.

    Raises:
        SettingError: followthemoney is not installed.
    """
    model = need("followthemoney", "graphs").model
    written: set[str] = set()
    many = 0
    for row in rows:
        for entity in _entities(row, model):
            if entity.id not in written:
                written.add(entity.id)
                out.write(f"{one_line(entity.to_dict())}\n".encode())
        many += 1
    return many


def _entities(row: ExportRow, model: Any) -> Iterator[Any]:
    for report in row.reports:
        yield from _page(report, model)
        for speaker in report.chain:
            yield from _representations(speaker, report, model)
    sides = [*row.actors, *row.recipients]
    for side in sides:
        if side.party.kind in _SCHEMATA:
            yield _actor(side, model)
    yield _event(row, model)
    yield from _links(row, model)


def _make(model: Any, schema: str, *key: str, **properties: Any) -> Any:
    entity = model.make_entity(schema)
    entity.id = _id(*key)
    for name, value in properties.items():
        entity.add(name, value)
    return entity


def _id(*key: str) -> str:
    return f"dragoman-{sha256(chr(0).join(key).encode()).hexdigest()[:24]}"


def _page(report: PageReport, model: Any) -> Iterator[Any]:
    outlet = outlet_of(report)
    if outlet:
        yield _make(model, "Organization", "outlet", fold(outlet), name=outlet)
    yield _make(
        model, "Article", "page", report.digest, title=report.title or report.file, fileName=report.file,
        author=list(report.authors), publishedAt=report.published, publisher=outlet or None,
        sourceUrl=web_address(report.url), language=report.language,
    )  # fmt: skip


def _actor(side: Side, model: Any) -> Any:
    party = side.party
    return _make(
        model, _SCHEMATA[party.kind], "actor", party.key, name=party.name, country=party.country,
        wikidataId=side.wikidata,
    )  # fmt: skip


def _ids(sides: Iterable[Side]) -> list[str]:
    return [_id("actor", side.party.key) for side in sides if side.party.kind in _SCHEMATA]


def _event(row: ExportRow, model: Any) -> Any:
    return _make(
        model, "Event", "event", row.id, name=headline(row), recordId=row.id, summary=row.quote,
        description=on_whose_word(row), startDate=row.start, endDate=row.end, organizer=_ids(row.actors),
        involved=_ids(row.recipients), location=row.spot.name, country=row.spot.country,
        keywords=[word for word in (row.type, row.mode, row.status) if word], **_proof(row),
    )  # fmt: skip


def _proof(row: ExportRow) -> dict[str, Any]:
    return {
        "proof": [_id("page", report.digest) for report in row.reports],
        "sourceUrl": [address for report in row.reports if (address := web_address(report.url))],
        "publisher": list(row.outlets),
    }


def _links(row: ExportRow, model: Any) -> Iterator[Any]:
    """A designation's Sanction, and for the rest what stands between each actor and each recipient."""
    is_sanction = row.type == "SANCTION" and row.mode in {None, "discontinue"} and row.status in _DONE
    for recipient in row.recipients:
        if is_sanction and recipient.party.kind in _SCHEMATA:
            yield _make(
                model, "Sanction", "sanction", row.id, recipient.party.key, entity=_id("actor", recipient.party.key),
                authority=[side.party.name for side in row.actors], startDate=row.start, status=row.status,
                summary=row.quote, description=on_whose_word(row), recordId=row.id, **_proof(row),
            )  # fmt: skip
        for actor in row.actors:
            if {actor.party.kind, recipient.party.kind} <= _SCHEMATA.keys():
                yield _make(
                    model, "UnknownLink", "link", row.id, actor.party.key, recipient.party.key,
                    subject=_id("actor", actor.party.key), object=_id("actor", recipient.party.key),
                    role=f"{row.type} {row.mode}" if row.mode else row.type, startDate=row.start, endDate=row.end,
                    status=row.status, summary=row.quote, description=on_whose_word(row), recordId=row.id,
                    **_proof(row),
                )  # fmt: skip


def _representations(speaker: Speaker, report: PageReport, model: Any) -> Iterator[Any]:
    """Who a page says speaks for a client: agent, client and the relation between them."""
    for stake in speaker.stakes:
        if stake.kind == "paid agent" and stake.of:
            agent, client = short_quote(speaker.name), short_quote(stake.of)
            for name in (agent, client):
                yield _make(model, "LegalEntity", "named", fold(name), name=name)
            yield _make(
                model, "Representation", "agent", fold(agent), fold(client), agent=_id("named", fold(agent)),
                client=_id("named", fold(client)), role="paid agent", summary=short_quote(stake.basis),
                proof=_id("page", report.digest), sourceUrl=web_address(report.url),
                publisher=outlet_of(report) or None,
            )  # fmt: skip
