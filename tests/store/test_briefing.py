"""Saved queries, briefs and their readers: appended, never changed, and there after an older record is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine, inspect

from dragoman.errors import MissingError
from dragoman.store import Wanted, database, open_record
from dragoman.types import Reading

Build = Callable[..., Reading]
FIELDS = {"title": "T", "line": "", "since": "18h", "draft": "{}", "text": "x", "who": "Ann"}
TABLES = ("follows", "briefs", "sendings", "unsubscribes")


def tables_of(path: Path, version: str) -> set[str]:
    """Tables that a new record of an earlier version has."""
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        return set(inspect(connection).get_table_names())


def test_a_record_of_the_version_before_opens_and_keeps_its_rows(file: Path, read: Build, tmp_path: Path) -> None:
    with open_record(file) as record:
        record.add_reading(read("a.txt"))
        before = record.counts()
    old = tables_of(tmp_path / "old.db", "0002")
    assert not old & set(TABLES)
    with sqlite3.connect(file) as raw:
        names = [
            name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC")
        ]
        for name in names:
            if name not in old:
                raw.execute(f"DROP TABLE {name}")
        for added in ("INDEX events_unsure", "INDEX actors_by_events", "INDEX events_by_country"):
            raw.execute(f"DROP {added}")
        raw.execute("ALTER TABLE events DROP COLUMN precision")
        raw.execute("ALTER TABLE actors DROP COLUMN firsts")
        raw.execute("UPDATE alembic_version SET version_num = '0002'")
    raw.close()
    with open_record(file) as record:
        assert record.counts() == before
        assert record.follow(name="a", line="b", who="c").id == "F1"


@pytest.mark.parametrize("act", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
@pytest.mark.parametrize("table", TABLES)
def test_rows_are_never_changed(file: Path, act: str, table: str) -> None:
    with open_record(file) as record:
        record.follow(name="a", line="b", who="c")
        row = record.add_brief(**FIELDS)
        record.add_sending(row.version, address="a@example.org", token="t")
        record.unsubscribe("t")
    raw = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match="appended, never changed"):
        raw.execute(act.format(table))
    raw.close()


def test_ids_count_on_and_the_newest_edit_counts(where: str) -> None:
    with open_record(where) as record:
        for name in ("one", "two"):
            record.follow(name=name, line=name, who="Ann")
        record.follow("F1", name="first", line="uno", who="Bob")
        assert [(row.id, row.name) for row in record.follows()] == [("F1", "first"), ("F2", "two")]
        record.follow("F2", name="two", line="two", who="Bob", ended=True)
        assert [row.id for row in record.follows()] == ["F1"]
        assert record.follow(name="three", line="three", who="Ann").id == "F3"
        with pytest.raises(MissingError, match="F9"):
            record.follow("F9", name="x", line="x", who="x")


def test_the_last_brief_is_the_one_that_was_sent(where: str) -> None:
    with open_record(where) as record:
        first, second = record.add_brief(**FIELDS), record.add_brief(**FIELDS)
        assert (first.id, second.id) == ("B1", "B2")
        assert record.last_brief("") == second and record.last_brief("other") is None
        record.add_sending(first.version, address="a@example.org", token="t")
        assert record.last_brief("") == first
        with pytest.raises(MissingError, match="no brief B7"):
            record.brief_versions("B7")


def test_events_read_since_a_moment(where: str, read: Build) -> None:
    from dragoman.resolve.whole import resolve_record

    with open_record(where, now=lambda: datetime(2020, 3, 6, tzinfo=UTC)) as record:
        record.add_reading(read("a.txt"))
        resolve_record(record)
        assert record.events_read_since(Wanted(), datetime(2020, 3, 5, tzinfo=UTC))
        assert not record.events_read_since(Wanted(), datetime(2020, 3, 7, tzinfo=UTC))


def test_who_wants_no_more(where: str) -> None:
    with open_record(where, now=lambda: datetime(2020, 3, 6, tzinfo=UTC)) as record:
        row = record.add_brief(**FIELDS)
        record.add_sending(row.version, address="a@example.org", token="t")
        record.add_sending(row.version, address="b@example.org", token="u", problem="no such box")
        assert [(one.address, one.problem) for one in record.sendings(row.id)] == [
            ("a@example.org", None), ("b@example.org", "no such box"),
        ]  # fmt: skip
        assert record.unsubscribe("t") == "a@example.org"
        assert list(record.unsubscribed()) == ["a@example.org"]
        with pytest.raises(MissingError):
            record.unsubscribe("nobody's")
        assert [one.id for one in record.briefs()] == [row.id]
