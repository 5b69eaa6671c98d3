"""A record that was damaged on purpose: each damage is found, and a sound record has none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman.resolve.recoding import resolved_faults
from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from dragoman.store.keeping import writing_to
from dragoman.store.verifying import find_faults
from dragoman.types import Reading

Build = Callable[..., Reading]


def fill(where: Path | str, read: Build) -> None:
    with open_record(where) as record:
        for reading in (read("a.txt"), read("b.txt"), read("a.txt", codebook="sha256:newer")):
            record.add_reading(reading)
        resolve_record(record)


def test_a_sound_record_has_no_fault(where: str, read: Build) -> None:
    fill(where, read)
    assert list(find_faults(where)) == []
    with open_record(where) as record:
        assert resolved_faults(record, where) == []


def damage(file: Path, statement: str) -> list[str]:
    """What is found after somebody got round the triggers; foreign keys are off by default."""
    with closing(sqlite3.connect(file)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if not name.startswith("pages_text"):
                raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
    return [f"{fault.row}: {fault.what}" for fault in find_faults(file)]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            'UPDATE readings SET record = replace(record, \'"text": "shelled"\', \'"text": "shekked"\') WHERE id = 1',
            "'shekked' does not stand at 14 to 21",
        ),
        ("UPDATE readings SET record = replace(record, '\"end\": 21', '\"end\": 9999') WHERE id = 2", "to 9999"),
        ("UPDATE readings SET record = substr(record, 1, 100) WHERE id = 2", "its JSON can not be read"),
        ("UPDATE readings SET codebook = 'sha256:other' WHERE id = 2", "its codebook or model"),
        ("UPDATE pages SET digest = 'sha256:00' WHERE file = 'a.txt'", "a page with another digest"),
        ("UPDATE pages SET text = 'Nothing.' WHERE file = 'b.txt'", "the page's text is not the reading's"),
        ("UPDATE pages SET reading = 77 WHERE file = 'b.txt'", "pages 77: reading leads to nothing in readings"),
        ("UPDATE claims SET sentence = 'Nothing.' WHERE reading = 3", "the claims laid out are not those"),
        ("DELETE FROM claims WHERE reading = 2", "0 claims are laid out"),
        ("UPDATE participants SET claim = 99 WHERE claim = 1 AND role = 'actor'", "participants 99: claim leads"),
        (
            "UPDATE event_reports SET report = 'x-1' WHERE id = 1",
            "event_reports x-1: report leads to nothing in claims",
        ),
        ("UPDATE parts SET key = '~nobody' WHERE role = 'actor'", "parts ~nobody: key leads to nothing in actors"),
        ("INSERT INTO copies VALUES ('x', 'y', 1, 1, NULL, '', '[]')", "copies x: first leads to nothing in pages"),
        ("UPDATE readings SET record = replace(record, '[\"a1\"]', '[\"a7\"]') WHERE id = 1", "actor a7 is not there"),
        (
            "INSERT INTO releases VALUES ('one', '2026-01-01', 'sha256:1', '{\"checksum\": \"sha256:2\"}')",
            "release one: its checksum",
        ),
    ],
)
def test_damage_is_found(file: Path, read: Build, statement: str, found: str) -> None:
    fill(file, read)
    told = damage(file, statement)
    assert any(found in one for one in told), told


def test_damage_on_a_server_is_found(read: Build, new_database: Callable[[], str]) -> None:
    where = new_database()
    fill(where, read)
    with writing_to(where) as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE claims SET sentence = 'Nothing.' WHERE reading = 3")
        connection.exec_driver_sql("UPDATE parts SET key = '~x'")
    told = [f"{fault.row}: {fault.what}" for fault in find_faults(where)]
    assert any("claims laid out" in one for one in told) and any("parts ~x" in one for one in told), told


def test_words_that_are_not_indexed(file: Path, read: Build) -> None:
    fill(file, read)
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute(
            "INSERT INTO pages_text(pages_text, rowid, title, text) SELECT 'delete', id, title, text FROM pages"
        )
    assert [fault.row for fault in find_faults(file)] == ["pages_text"]


def test_deep_finds_a_resolved_row_that_its_readings_do_not_yield(where: str, read: Build) -> None:
    fill(where, read)
    with writing_to(where) as connection:
        connection.execute(text("UPDATE events SET high = 9 WHERE type = 'ASSAULT'"))
    with open_record(where) as record:
        told = resolved_faults(record, where)
        assert {fault.row for fault in told} == {"events"} and len(told) == 2
        record.add_reading(read("c.txt"))
        assert "not resolved" in resolved_faults(record, where)[0].what
