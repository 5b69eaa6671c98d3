"""The record carried away whole: a copy of its file, or lines of JSON that make the same record in either database."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Column, Connection, Date, Integer, Table, func, insert, select, text

from dragoman.errors import SchemaVersionError, SettingError, StoreError
from dragoman.records import dragoman_version, one_line
from dragoman.store.address import parse_address
from dragoman.store.database import open_engine, plain_failures, writing
from dragoman.store.resolved_schema import RESOLVED, resolutions
from dragoman.store.schema import (
    SCHEMA_VERSION,
    Moment,
    attributions,
    claims,
    entities,
    links,
    metadata,
    pages,
    participants,
    readings,
)
from dragoman.store.words import index_page
from dragoman.store.write import lay_out_again

PORTABLE = ".jsonl.gz"
_FORMAT = 1
_BATCH = 500
# Made again from the rest when a record is restored.
_MADE_AGAIN = frozenset({entities, claims, participants, links, attributions, resolutions, *RESOLVED})
_RESTORE = "restore from another backup"


@contextmanager
def reading_from(where: Path | str) -> Iterator[Connection]:
    """The record as it stands at one moment, whoever writes to it meanwhile."""
    engine = open_engine(where, create=False)
    try:
        still = engine
        if engine.dialect.name == "postgresql":
            still = engine.execution_options(isolation_level="REPEATABLE READ")
        with plain_failures(str(parse_address(where))), still.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def writing_to(where: Path | str, *, create: bool = False) -> Iterator[Connection]:
    """One transaction on the record; nobody else writes to it meanwhile."""
    engine = open_engine(where, create=create)
    try:
        with plain_failures(str(parse_address(where))), writing(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def kept_tables() -> list[Table]:
    """Tables that nothing else could make again, each after those it points to."""
    return [table for table in metadata.sorted_tables if table not in _MADE_AGAIN]


def back_up(where: Path | str, file: Path) -> int:
    """Copy a record into a file, which gets its name once it is whole; the number of its readings.

    A name that ends with ".jsonl.gz" gets the portable form, which restores into SQLite and PostgreSQL alike; any other
    a copy of a SQLite record. Both are of one moment, also while somebody writes.

    Raises:
        StoreError: the record can not be read, or the file not be written.
        SettingError: a server's record needs the portable form; or the file is the record itself.
    """
    address = parse_address(where)
    portable = file.name.endswith(PORTABLE)
    if address.file is None and not portable:
        raise SettingError(f"{address} is no file to copy", fix=f"name the backup {file.name}{PORTABLE}")
    if address.file is not None and file.resolve() == address.file.resolve():
        raise SettingError(f"{file} is the record itself", fix="give the backup another name")
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        many = _write_portable(where, unfinished) if portable else _copy_file(Path(str(address.file)), unfinished)
        unfinished.replace(file)
    except OSError as error:
        raise StoreError(f"{file} can not be written: {error.strerror}", fix="give another name") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return many


def _copy_file(record: Path, copy: Path) -> int:
    """By SQLite's own copying, page by page of the file, also while somebody writes."""
    copy.unlink(missing_ok=True)
    with plain_failures(str(copy)), closing(sqlite3.connect(record)) as one, closing(sqlite3.connect(copy)) as other:
        one.backup(other)
        return int(other.execute("SELECT count(*) FROM readings").fetchone()[0])


def _write_portable(where: Path | str, file: Path) -> int:
    """A head, a line a row, and at the end a digest of all lines before it."""
    digest, many = sha256(), 0
    with reading_from(where) as connection, gzip.open(file, "wt", encoding="utf-8", newline="\n") as out:
        for line in _lines(connection):
            digest.update(line.encode())
            out.write(line)
            many += line.startswith('{"table": "readings"')
        out.write(one_line({"end": digest.hexdigest()}) + "\n")
    return many


def _lines(connection: Connection) -> Iterator[str]:
    head = {"backup": _FORMAT, "schema": SCHEMA_VERSION, "dragoman": dragoman_version()}
    yield one_line(head) + "\n"
    for table in kept_tables():
        query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH)
        for row in connection.execute(query).mappings():
            values = {name: _told(value) for name, value in row.items()}
            yield one_line({"table": table.name, "row": values}) + "\n"


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def restore(file: Path, where: Path | str) -> int:
    """Make a new record from a backup of either form; the number of its readings.

    What all pages say together is to be resolved afterwards, where the backup was portable.

    Raises:
        StoreError: no backup, a damaged one, or the record holds something already.
    """
    if not file.is_file():
        raise StoreError(f"no backup at {file}", fix="make one with: dragoman backup FILE")
    address = parse_address(where)
    if not file.name.endswith(PORTABLE):
        if address.file is None:
            raise SettingError(f"{file.name} restores into a file only", fix=f"make a backup named ….{PORTABLE}")
        if address.file.exists():
            raise StoreError(f"{address} is there already", fix="restore into a new record")
        return _copy_file(file, address.file)
    _check_whole(file)
    is_new = address.file is not None and not address.file.exists()
    try:
        with writing_to(where, create=True) as connection:
            if connection.scalar(select(func.count()).select_from(readings)):
                raise StoreError(f"{address} holds readings already", fix="restore into a new record")
            with _opened(file) as lines:
                return _read_portable(connection, lines)
    except BaseException:
        if is_new and address.file is not None:
            address.file.unlink(missing_ok=True)
        raise


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            yield lines
    except (EOFError, OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError) as error:
        raise StoreError(f"{file} is no whole backup: {error}", fix=_RESTORE) from error


def _check_whole(file: Path) -> None:
    digest, last = sha256(), ""
    with _opened(file) as lines:
        head = json.loads(next(lines, "{}"))
        if head.get("backup") != _FORMAT:
            raise StoreError(f"{file} is no backup of a record", fix=_RESTORE)
        if head["schema"] > SCHEMA_VERSION:
            raise SchemaVersionError(f"{file} was made by a newer dragoman", fix="pip install --upgrade dragoman")
        digest.update((one_line(head) + "\n").encode())
        for line in lines:
            digest.update(last.encode())
            last = line
    if json.loads(last or "{}").get("end") != digest.hexdigest():
        raise StoreError(f"{file} is damaged or not whole", fix=_RESTORE)


def _read_portable(connection: Connection, lines: TextIO) -> int:
    tables = {table.name: table for table in kept_tables()}
    next(lines)
    many, pending = 0, list[dict[str, Any]]()
    filling: Table | None = None
    for line in lines:
        told = json.loads(line)
        table = tables.get(told.get("table"))
        if table is not filling or len(pending) == _BATCH:
            _insert(connection, filling, pending)
            filling, pending = table, []
        if table is not None:
            pending.append({name: _value(table.c[name], value) for name, value in told["row"].items()})
            many += table is readings
    _insert(connection, filling, pending)
    lay_out_again(connection)
    if connection.dialect.name == "postgresql":
        for row in connection.execute(select(pages.c.id, pages.c.title, pages.c.text)).all():
            index_page(connection, row.id, f"{row.title or ''}\n{row.text}")
        _count_on(connection)
    return many


def _insert(connection: Connection, table: Table | None, rows: list[dict[str, Any]]) -> None:
    if table is not None and rows:
        connection.execute(insert(table), rows)


def _value(column: Column[Any], value: Any) -> Any:
    if value is not None and isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if value is not None and isinstance(column.type, Date) else value


def _count_on(connection: Connection) -> None:
    """A server counts rows by itself, and knows nothing of numbers that were given."""
    for table in kept_tables():
        if "id" in table.c and isinstance(table.c.id.type, Integer):
            query = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"
            connection.execute(text(query))
