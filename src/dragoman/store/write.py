"""Readings into the record: appended in one transaction each, never changed; nothing else writes."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from dragoman.errors import ClashError, PageError
from dragoman.folding import fold
from dragoman.records import dragoman_version, from_record, one_line, to_record
from dragoman.reports import report_names, short_name
from dragoman.store.schema import (
    attributions,
    claims,
    entities,
    links,
    pages,
    participants,
    problems,
    readings,
    runs,
)
from dragoman.store.words import index_page
from dragoman.types import Document, Entity, Reading

Row = dict[str, Any]


def given_day(published: date | None) -> str:
    """The day a caller gave for a page; with it the same bytes are another reading."""
    return f"published={published}" if published else ""


def is_known(connection: Connection, *, digest: str, codebook: str, model: str, given: str) -> bool:
    """Whether these bytes were read with this codebook and model before."""
    found = (
        select(readings.c.id)
        .join(pages, pages.c.id == readings.c.page)
        .where(pages.c.digest == digest)
        .where(readings.c.codebook == codebook, readings.c.model == model, readings.c.given == given)
    )
    return connection.execute(found).first() is not None


def write_reading(connection: Connection, reading: Reading, *, now: datetime) -> bool:
    """Append one page's reading; False where the record holds it already."""
    document = reading.document
    given = given_day(document.day if document.published_from == "given" else None)
    if is_known(connection, digest=document.digest, codebook=reading.codebook, model=reading.model, given=given):
        return False
    record = to_record(reading)
    page = _page_id(connection, document)
    row = {
        "page": page,
        "run": _run_id(connection, reading, now),
        "codebook": reading.codebook,
        "model": reading.model,
        "given": given,
        "added": now,
        "record": one_line(record),
    }
    number = _insert_one(connection, readings, row)
    connection.execute(update(pages).where(pages.c.id == page).values(reading=number, **_header(document)))
    _lay_out(connection, number, record, reading)
    index_page(connection, page, f"{document.title or ''}\n{document.text}")
    return True


def _lay_out(connection: Connection, number: int, record: Row, reading: Reading) -> None:
    _write_actors(connection, number, reading)
    _write_claims(connection, number, record, reading)


def lay_out_again(connection: Connection) -> None:
    """Make the rows of every reading anew from its JSON, after a migration that changed their shape."""
    for number, page in connection.execute(select(readings.c.id, readings.c.page).order_by(readings.c.id)).all():
        text = connection.execute(select(readings.c.record).where(readings.c.id == number)).scalar_one()
        record = json.loads(text)
        reading = from_record(record)
        _lay_out(connection, number, record, reading)
        short = short_name(reading.document.digest)
        connection.execute(update(pages).where(pages.c.id == page).values(short=short))


def write_problem(connection: Connection, error: PageError, *, now: datetime) -> None:
    """Note that a page failed, once for the same failure."""
    kind = type(error).__name__
    known = select(problems.c.id).where(problems.c.kind == kind, problems.c.what == error.what)
    if connection.execute(known).first() is None:
        connection.execute(insert(problems).values(kind=kind, what=error.what, fix=error.fix, added=now))


def _insert_one(connection: Connection, table: Table, row: Row) -> int:
    return int(connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one())


def _page_id(connection: Connection, document: Document) -> int:
    found = connection.execute(select(pages.c.id).where(pages.c.digest == document.digest)).scalar()
    if found is not None:
        return int(found)
    clash = connection.execute(select(pages.c.file).where(pages.c.short == short_name(document.digest))).scalar()
    if clash is not None:  # once in millions of records, or on purpose
        raise ClashError(f"{document.file}: its digest begins as that of {clash}", fix="keep it in another record")
    row = {"digest": document.digest, "short": short_name(document.digest), **_header(document)}
    return _insert_one(connection, pages, row)


def _header(document: Document) -> Row:
    return {
        "file": document.file.encode("utf-8", "replace").decode(),  # some names are bytes that are no text
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.day,
        "text": document.text,
    }


def _run_id(connection: Connection, reading: Reading, now: datetime) -> int:
    row = {"codebook": reading.codebook, "model": reading.model, "version": dragoman_version()}
    found = connection.execute(select(runs.c.id).filter_by(**row)).scalar()
    return int(found) if found is not None else _insert_one(connection, runs, {**row, "started": now})


def _write_actors(connection: Connection, number: int, reading: Reading) -> None:
    text = reading.document
    insert_all(
        connection,
        entities,
        [
            {
                "reading": number,
                "id": entity.id,
                "name": entity.name,
                "folded": fold(entity.name),
                "kind": entity.kind,
                "country": entity.country,
                "sectors": spaced(entity.sectors),
                "key": entity.key,
                "wikidata": entity.wikidata,
                "how": entity.how,
            }
            for entity in reading.entities
        ],
    )
    insert_all(
        connection,
        attributions,
        [
            {
                "reading": number,
                "id": said.id,
                "parent": said.parent,
                "kind": said.kind,
                "source": text[said.source] if said.source else None,
                "entity": said.entity,
                "cue": text[said.cue],
                "start": said.content[0].start if said.content else None,
                "end": said.content[-1].end if said.content else None,
                "rule": said.rule,
            }
            for said in reading.attributions
        ],
    )


def _write_claims(connection: Connection, number: int, record: Row, reading: Reading) -> None:
    told: list[Row] = record["events"]
    if not told:
        return
    names = report_names(reading)
    rows = [_claim_row(event, number, position, names) for position, event in enumerate(told)]
    made = connection.execute(insert(claims).returning(claims.c.id, sort_by_parameter_order=True), rows)
    ids = made.scalars().all()
    named = {entity.id: entity for entity in reading.entities}
    insert_all(
        connection,
        participants,
        [row for id_, event in zip(ids, told, strict=True) for row in _participant_rows(id_, event, named)],
    )
    insert_all(connection, links, [row for id_, event in zip(ids, told, strict=True) for row in _link_rows(id_, event)])


def _claim_row(event: Row, number: int, position: int, names: dict[str, str]) -> Row:
    when, where = event["date"] or {}, event["place"] or {}
    return {
        "reading": number,
        "public": names[event["id"]],
        "position": position,
        "name": event["id"],
        "type": event["type"],
        "mode": event["mode"],
        "status": event["status"],
        "factuality": event["factuality"],
        "sentence_start": event["sentence"]["start"],
        "sentence_end": event["sentence"]["end"],
        "sentence": event["sentence"]["text"],
        "trigger_start": event["trigger"]["start"],
        "trigger": event["trigger"]["text"],
        "date_start": _day(when.get("start")),
        "date_end": _day(when.get("end")),
        "date_text": when.get("text"),
        "place": where.get("name"),
        "country": where.get("country"),
        "lat": where.get("lat"),
        "lon": where.get("lon"),
        "confidence": event["confidence"],
        "rule": event["coded_by"],
    }


def _participant_rows(id_: int, event: Row, named: dict[str, Entity]) -> list[Row]:
    rows = []
    for role in ("actor", "recipient"):
        for position, entity in enumerate(named[name] for name in event[role]):
            row = {"claim": id_, "role": role, "position": position, "entity": entity.id, "name": entity.name}
            rows.append({**row, "country": entity.country, "key": entity.key, "sectors": spaced(entity.sectors)})
    return rows


def _link_rows(id_: int, event: Row) -> list[Row]:
    rows = []
    for position, link in enumerate(event["links"] or ()):
        words = link["words"] or {}
        row = {"claim": id_, "position": position, "name": link["name"]}
        place = {"start": words.get("start"), "end": words.get("end"), "words": words.get("text")}
        rows.append({**row, **place, "relation": link["relation"], "entity": link["actor"]})
    return rows


def insert_all(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def spaced(words: tuple[str, ...]) -> str:
    """Words that one may be looked for among: " GOV MIL "."""
    return f" {' '.join(words)} " if words else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
