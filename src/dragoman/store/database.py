"""The database, SQLite or PostgreSQL: opened safely, brought to today's schema, its failures put in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import NullPool

from dragoman.errors import SchemaVersionError, StoreError
from dragoman.store.address import Address, parse_address
from dragoman.store.schema import SCHEMA_VERSION
from dragoman.store.tallying import write_tallies
from dragoman.store.write import lay_out_again

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_MS = 5_000
_WRITES = "dragoman_writes"
_LAID_OUT = "0002"  # the last migration that dropped the rows laid out from readings
_TALLIED = "0008"  # the last migration that dropped the counts of events
_LOCK = 7_361_940  # any number, the same for every dragoman: who holds it writes

# First words of SQLite's name for a failure, or PostgreSQL's class of it -> what the reader is told, and what to do.
_FAILURES = {
    "SQLITE_BUSY": ("is locked: another program is writing to it", "wait until it has finished, or use another --db"),
    "SQLITE_LOCKED": ("is locked: another program is writing to it", "wait until it has finished"),
    "SQLITE_READONLY": ("is read-only", "make the file and its folder writable, or use another --db"),
    "SQLITE_FULL": ("cannot grow: the disk is full", "make room; what was read before is safe"),
    "SQLITE_IOERR": ("cannot be written: the disk refuses", "check room and health of the disk"),
    "SQLITE_NOTADB": ("is not a dragoman record", "give another file with --db"),
    "SQLITE_CORRUPT": ("is damaged", "restore a backup, or read the pages again into a new file"),
    "SQLITE_CANTOPEN": ("cannot be opened", "check that you may write the file and its folder"),
    "28": ("refuses this user or password", "check the name and password in the address"),
    "3D": ("has no database of that name", "make one first: createdb NAME"),
    "42501": ("does not let this user do that", "ask for the right to create tables"),
    "25006": ("is read-only", "use the address of the server that may be written"),
    "53": ("has no room left (disk, memory or connections)", "make room; what was read before is safe"),
    "57P": ("is shutting down or starting", "wait, and try again"),
}


def open_engine(where: Path | str, *, create: bool) -> Engine:
    """An engine over the record, its schema up to date.

    Raises:
        StoreError: no such folder, file or server, or it is something else, locked, read-only or damaged.
        SchemaVersionError: written by a newer dragoman.
    """
    address = parse_address(where)
    if address.file is not None:
        try:
            _check_place(address.file, create=create)
        except OSError as error:
            raise StoreError(f"{address} may not be opened: {error.strerror}", fix="use another --db") from error
    engine = _make_engine(address)
    with plain_failures(str(address)):
        _update_schema(engine, str(address))
    return engine


def _make_engine(address: Address) -> Engine:
    if address.file is None:
        return create_engine(address.url, poolclass=NullPool)
    engine = create_engine(address.url, pool_size=4, max_overflow=-1, connect_args={"timeout": _WAIT_MS / 1000})
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its start, so that it never fails half-way for want of it."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


@contextmanager
def plain_failures(name: str) -> Iterator[None]:
    """Database failures as StoreErrors that say what happened to which record, and what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _store_error(error, name) from error


def _store_error(error: DBAPIError | sqlite3.Error, name: str) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", "") or _server_code(cause)
    for start, (what, fix) in _FAILURES.items():
        if code.startswith(start):
            return StoreError(f"{name} {what}", fix=fix)
    if isinstance(error, OperationalError | InterfaceError):
        return StoreError(f"{name} does not answer: {cause}", fix="check the address, and that the server runs")
    return StoreError(f"{name}: {cause}", fix="if it happens again, please report it")


def _server_code(cause: BaseException | None) -> str:
    """The five characters by which PostgreSQL names a failure."""
    told = cause.args[0] if cause is not None and cause.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a record", fix="name a file inside it")
    if path.exists():
        return
    if not path.parent.is_dir():
        raise StoreError(f"no folder {path.parent} to keep {path.name} in", fix=f"mkdir -p {path.parent}")
    if not create:
        raise StoreError(f"no record at {path}", fix="make one with: dragoman read PAGES --db FILE")


def _set_pragmas(connection: sqlite3.Connection, _: Any) -> None:
    """WAL lets readers read while one writes; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _update_schema(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        if _schema_version(connection, name) == SCHEMA_VERSION:
            return
    with writing(engine) as connection:
        version = _schema_version(connection, name)  # another process may have come first
        if version is None or version < SCHEMA_VERSION:
            _migrate(connection)
            if version is not None and version < _LAID_OUT:
                lay_out_again(connection)
            if version is not None and version < _TALLIED:
                write_tallies(connection)
        elif version > SCHEMA_VERSION:
            raise SchemaVersionError(
                f"{name} was written by a newer dragoman (schema {version}, this one knows {SCHEMA_VERSION})",
                fix="pip install --upgrade dragoman",
            )


def _schema_version(connection: Connection, name: str) -> str | None:
    """The schema's number, None for a new file."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables and "readings" in tables:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if tables:
        raise StoreError(f"{name} is a database of another program", fix="give another file with --db")
    return None


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - costs 0.3 s, and most runs find the schema up to date
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
