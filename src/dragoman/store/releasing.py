"""A record frozen under a name, to be cited: what it says, line by line, with a checksum that anybody can compute."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, collate, func, insert, select

from dragoman.errors import MissingError, SettingError, StoreError
from dragoman.quoting import short_quote
from dragoman.records import dragoman_version, from_record, one_line
from dragoman.store.event_queries import event_row
from dragoman.store.judging import find_judgements, freshness
from dragoman.store.page_queries import claims_called
from dragoman.store.resolved_schema import event_reports, events, originators
from dragoman.store.schema import pages, readings, releases, runs
from dragoman.types import Judgement, Reading

_BATCH = 500
_FILES = ("events.jsonl", "reports.jsonl", "judgements.jsonl")


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen record. `checksum` is over its events and reports; `manifest` says what went in."""

    name: str
    added: datetime
    checksum: str
    manifest: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a release was made of: each page's reading, in the order of digests, and people's words until then."""

    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]


def make_release(connection: Connection, name: str, *, out: Path | None, now: datetime) -> Release:
    """Freeze what the record says now under a name, and write it into a folder where one is given.

    Raises:
        SettingError: the name is taken or empty, or the folder is not empty.
        StoreError: readings or judgements were added since the record was resolved; or the folder can not be written.
    """
    if not name.strip():
        raise SettingError("a release needs a name", fix="dragoman release 2026-01")
    if connection.execute(select(releases.c.name).where(releases.c.name == name)).first():
        raise SettingError(f"a release {name} was made already", fix="give another name; see: dragoman releases")
    behind = freshness(connection)
    if behind.readings or behind.judgements or behind.resolved is None:
        raise StoreError("the record is not resolved up to its newest reading and judgement", fix="dragoman resolve")
    if out is not None and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise SettingError(f"{out} is not empty", fix="name a new folder")
    try:
        digests = _write_files(connection, out)
        manifest = _manifest(connection, name, digests, now)
        if out is not None:
            _write_manifest(out, manifest, digests)
    except OSError as error:
        raise StoreError(f"{out} can not be written: {error.strerror}", fix="name another folder") from error
    release = Release(name, now, manifest["checksum"], manifest)
    row = {"name": name, "added": now, "checksum": release.checksum, "manifest": one_line(manifest)}
    connection.execute(insert(releases).values(row))
    return release


def find_releases(connection: Connection) -> list[Release]:
    """All releases, the first first."""
    rows = connection.execute(select(releases).order_by(releases.c.added, releases.c.name))
    return [_release(row) for row in rows]


def _release(row: Row[Any]) -> Release:
    return Release(row.name, row.added, row.checksum, json.loads(row.manifest))


def frozen_in(connection: Connection, name: str) -> Frozen:
    """The readings and judgements behind a release.

    Raises:
        MissingError: no release of that name.
        StoreError: a reading that went into it is gone.
    """
    row = connection.execute(select(releases).where(releases.c.name == name)).first()
    if row is None:
        raise MissingError(f"no release {name}", fix="see: dragoman releases")
    release = _release(row)
    wanted = {page["digest"]: page["reading"] for page in release.manifest["pages"]}
    query = select(pages.c.digest, readings.c.record).join(pages, pages.c.id == readings.c.page)
    query = query.order_by(pages.c.digest, readings.c.id).execution_options(yield_per=_BATCH)
    found = {
        row.digest: row.record
        for row in connection.execute(query)
        if row.digest in wanted and _digest_of(row.record) == wanted[row.digest]
    }
    gone = [digest for digest in wanted if digest not in found]
    if gone:
        raise StoreError(f"the reading of {gone[0]} that went into release {name} is gone", fix="restore a backup")
    return Frozen(
        tuple(from_record(json.loads(record)) for record in found.values()),
        tuple(_as_then(one, release.added) for one in find_judgements(connection, None) if one.when <= release.added),
    )


def _as_then(one: Judgement, moment: datetime) -> Judgement:
    """A judgement as it stood at a moment: what was taken back later still held."""
    if one.withdrawn is None or one.withdrawn <= moment:
        return one
    return replace(one, withdrawn=None, withdrawn_by=None)


def _digest_of(record: str) -> str:
    return f"sha256:{sha256(record.encode()).hexdigest()}"


def _write_files(connection: Connection, out: Path | None) -> dict[str, str]:
    """Digest of each file, and of events and reports together under "both"."""
    both, digests = sha256(), dict[str, str]()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    for name, rows in zip(_FILES, (event_lines, report_lines, _judgement_lines), strict=True):
        one = sha256()
        file = (out / name).open("wb") if out is not None else None
        try:
            for row in rows(connection):
                line = (one_line(row) + "\n").encode()
                one.update(line)
                if name != "judgements.jsonl":
                    both.update(line)
                if file is not None:
                    file.write(line)
        finally:
            if file is not None:
                file.close()
        digests[name] = one.hexdigest()
    return {**digests, "both": both.hexdigest()}


def event_lines(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every event, by name, with who stands behind it."""
    query = select(events).order_by(_by_bytes(connection, events.c.id)).execution_options(yield_per=_BATCH)
    for row in connection.execute(query):
        told = asdict(event_row(row))
        behind = select(originators).where(originators.c.event == row.id).order_by(originators.c.position)
        voices = [{"name": one.name, "party": one.party, "why": one.why} for one in connection.execute(behind)]
        yield {**told, "sentence": short_quote(told["sentence"]), "originators": voices}


def report_lines(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every report, by name, with its event."""
    query = select(event_reports).order_by(_by_bytes(connection, event_reports.c.report))
    for rows in connection.execute(query.execution_options(yield_per=_BATCH)).partitions():
        told = claims_called(connection, [row.report for row in rows])
        for row in rows:
            if row.report in told:
                claim = asdict(told[row.report])
                joined = {"event": row.event, "originator": row.originator, "score": row.score, "why": row.why}
                yield {**claim, "sentence": short_quote(claim["sentence"]), **joined}


def _judgement_lines(connection: Connection) -> Iterator[dict[str, Any]]:
    return (asdict(one) for one in find_judgements(connection, None))


def _by_bytes(connection: Connection, column: ColumnElement[str]) -> ColumnElement[str]:
    """The order that is the same in every language and database."""
    return collate(column, "C") if connection.dialect.name == "postgresql" else column


def _manifest(connection: Connection, name: str, digests: dict[str, str], now: datetime) -> dict[str, Any]:
    made = connection.execute(
        select(runs.c.codebook, runs.c.model, runs.c.version, func.count())
        .join(readings, readings.c.run == runs.c.id)
        .join(pages, pages.c.reading == readings.c.id)
        .group_by(runs.c.codebook, runs.c.model, runs.c.version)
    ).all()
    query = select(pages, readings.c.record).join(readings, readings.c.id == pages.c.reading)
    query = query.order_by(_by_bytes(connection, pages.c.digest)).execution_options(yield_per=_BATCH)
    header = ("digest", "url", "title", "publisher", "published")
    listed = [
        {
            **{field: getattr(row, field) for field in header},
            "published": str(row.published) if row.published else None,
            "reading": _digest_of(row.record),
        }
        for row in connection.execute(query)
    ]
    return {
        "format": 1,
        "release": name,
        "made": now.isoformat(),
        "dragoman": dragoman_version(),
        "runs": sorted(
            ({"codebook": one, "model": two, "version": three, "pages": many} for one, two, three, many in made),
            key=lambda run: (run["codebook"], run["model"], run["version"]),
        ),
        "counts": {
            "pages": len(listed),
            "events": connection.scalar(select(func.count()).select_from(events)) or 0,
            "reports": connection.scalar(select(func.count()).select_from(event_reports)) or 0,
            "judgements": len(find_judgements(connection, None)),
        },
        "checksum": f"sha256:{digests['both']}",
        "files": {file: f"sha256:{digests[file]}" for file in _FILES},
        "pages": listed,
    }


def _write_manifest(out: Path, manifest: dict[str, Any], digests: dict[str, str]) -> None:
    told = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (out / "manifest.json").write_text(told, encoding="utf-8")
    sums = {**{file: digests[file] for file in _FILES}, "manifest.json": sha256(told.encode()).hexdigest()}
    lines = "".join(f"{digest}  {file}\n" for file, digest in sorted(sums.items()))
    (out / "SHA256SUMS").write_text(lines, encoding="utf-8")
