"""The same on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from dragoman.export.rows import export_rows
from dragoman.store import open_record
from dragoman.types import Reading, Resolution


def test_events_come_in_batches_with_all_that_stands_behind_them(
    where: str, read: Callable[..., Reading], each_alone: Callable[..., Resolution]
) -> None:
    readings = [read("a.txt"), read("b.txt"), read("c.txt")]
    with open_record(where) as record:
        for reading in readings:
            record.add_reading(reading)
        record.write_resolution(each_alone(readings), judged={})
        told = list(record.told_events(batch=2))
        assert [one.event.id for one in told] == [event.id for event in record.events()]
        assert len(told) == 6
        first = told[0]
        assert [(role, party.name) for role, party in first.parts] == [
            ("actor", "Syrian Army"), ("recipient", "Türkiye"),
        ]  # fmt: skip
        assert [one.name for one in first.originators] == ["Anadolu"]
        assert first.tellings[0].event.type == first.event.type == "ASSAULT"
        row = next(iter(export_rows(told)))
        assert (row.status, row.chain, row.spot.name) == ("reported", ("The Daily", "Anadolu"), "Idlib")
        assert [one.event.id for one in record.told_events(type="REJECT", limit=2)] == [
            event.id for event in record.events(type="REJECT", limit=2)
        ]


def test_reports_are_found_by_their_names(
    where: str, read: Callable[..., Reading], each_alone: Callable[..., Resolution]
) -> None:
    reading = read("a.txt")
    with open_record(where) as record:
        record.add_reading(reading)
        record.write_resolution(each_alone([reading]), judged={})
        name = record.events()[0].lead
        told = record.tellings([name, "000000000000-1"])
        assert list(told) == [name]
        assert told[name].page.reading == reading
        assert told[name].originator == "Anadolu"


def test_what_the_newest_reading_lacks_is_left_out(
    file: Path, read: Callable[..., Reading], each_alone: Callable[..., Resolution]
) -> None:
    reading = read("a.txt")
    with open_record(file) as record:
        record.add_reading(reading)
        record.write_resolution(each_alone([reading]), judged={})
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE pages SET reading = NULL")
    raw.close()
    with open_record(file) as record:
        rows = list(export_rows(record.told_events()))
    assert [row.lead for row in rows] == [None, None]
    assert rows[0].quote
    assert rows[0].chain == ("The Daily", "Anadolu")
