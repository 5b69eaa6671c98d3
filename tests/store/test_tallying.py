"""Counts kept of all events are those one would count now: after resolving, after verdicts, in a record of before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from dragoman.store import Record, Wanted, open_record
from dragoman.store.facet_queries import OF_A_COUNTRY, TALLIED
from dragoman.store.keeping import reading_from
from dragoman.store.resolved_schema import tallies
from dragoman.types import Reading


def kept(where: str) -> dict[tuple[str, str], int]:
    with reading_from(where) as connection:
        rows = connection.execute(select(tallies)).all()
        return {(row.facet, row.value): row.many for row in rows}


@pytest.fixture
def settled(where: str, read: Callable[..., Reading], each_alone: Callable[..., Any]) -> str:
    readings = [read(f"{number}.txt") for number in range(4)]
    with open_record(where) as record:
        for reading in readings:
            record.add_reading(reading)
        record.write_resolution(each_alone(readings), judged={})
    return where


def test_what_is_kept(settled: str) -> None:
    found = kept(settled)
    assert found["all", ""] == 8
    assert (found["type", "ASSAULT"], found["speaker", "Anadolu"], found["originator", "Anadolu"]) == (4, 4, 4)
    assert (found["dyad", "SYR TUR"], found["deed", "SYR TUR ASSAULT"]) == (4, 4)


def test_kept_counts_are_those_of_a_walk(settled: str) -> None:
    with open_record(settled) as record:
        everything = record.count_facets(Wanted(), TALLIED)
        assert everything == record.count_facets(Wanted(low_at_most=1_000), TALLIED)
        assert record.dyads_by_type(Wanted(factuality="actual")) == record.dyads_by_type(
            Wanted(factuality="actual", low_at_most=1_000)
        )
        assert len(record.dyads_by_type(Wanted(factuality="actual"))) == 1


def test_kept_counts_of_a_country_are_those_of_a_walk(settled: str) -> None:
    with open_record(settled) as record:
        for code in ("SYR", "TUR"):
            counted = record.count_facets(Wanted(party=code), OF_A_COUNTRY)
            assert counted == record.count_facets(Wanted(party=code, low_at_most=1_000), OF_A_COUNTRY)
            assert counted["type"] and counted["month"]
        assert record.count_facets(Wanted(party="ZZZ"), OF_A_COUNTRY) == {facet: [] for facet in OF_A_COUNTRY}


def test_a_country_on_both_sides_of_an_event_is_counted_once(
    where: str, read: Callable[..., Reading], each_alone: Callable[..., Any]
) -> None:
    reading = read("a.txt")
    with open_record(where) as record:
        record.add_reading(reading)
        resolution = each_alone([reading])
        event = next(one for one in resolution.events if one.type == "ASSAULT")
        own = replace(event, recipients=event.actors)
        events = tuple(own if one is event else one for one in resolution.events)
        record.write_resolution(replace(resolution, events=events), judged={})
        assert dict(record.count_facets(Wanted(party="SYR"), ["type"])["type"])["ASSAULT"] == 1


def rejecting(record: Record, *judged: tuple[str, str | None]) -> None:
    record.write_verdicts(dict(judged), newest=record.newest())


def test_a_verdict_changes_the_counts_of_its_event_alone(settled: str) -> None:
    before = kept(settled)
    with open_record(settled) as record:
        attack, other = record.events(type="ASSAULT", limit=2)
        rejecting(record, (attack.id, "reject"), (other.id, "accept"))
        after = kept(settled)
        assert after["all", ""] == 7
        assert (after["type", "ASSAULT"], after["dyad", "SYR TUR"], after["deed", "SYR TUR ASSAULT"]) == (3, 3, 3)
        rejecting(record, *((event.id, "reject") for event in record.events()))
        assert {name: many for name, many in kept(settled).items() if many and name[0] != "longest"} == {}
        assert record.count_events() == 0
        rejecting(record, *((event.id, None) for event in record.events(rejected=True)))
    assert kept(settled) == before


def test_a_record_of_the_version_before_is_counted_when_it_is_opened(
    tmp_path: Path, read: Callable[..., Reading], each_alone: Callable[..., Any]
) -> None:
    file = tmp_path / "before.db"
    with open_record(file) as record:
        record.add_reading(read("a.txt"))
        record.write_resolution(each_alone([read("a.txt")]), judged={})
        counted = record.count_facets(Wanted(), TALLIED)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DELETE FROM tallies WHERE facet IN ('speaker', 'originator', 'dyad', 'deed')")
        raw.execute("DROP INDEX events_unsure")
        raw.execute("DROP INDEX actors_by_events")
        raw.execute("DROP INDEX events_by_country")
        raw.execute("ALTER TABLE events DROP COLUMN precision")
        raw.execute("ALTER TABLE actors DROP COLUMN firsts")
        for name in ("tellings", "events", "pages", "values"):
            raw.execute(f"DROP TABLE kept_{name}")
        raw.execute("UPDATE alembic_version SET version_num = '0005'")
        raw.commit()
    with open_record(file) as record:
        assert record.count_facets(Wanted(), TALLIED) == counted
        assert counted["speaker"]
