"""What becomes of events from one release to the next, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from dragoman.errors import MissingError
from dragoman.resolve.release_changes import EventChange, compare_releases
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.store.keeping import reading_from
from dragoman.store.releasing import frozen_in, make_release
from dragoman.types import Reading

PORT, WIRE = 0, 2  # of the samples: one text, cut by the one and whole in the other


@pytest.fixture
def record(tmp_path: Path, sample_readings: tuple[Reading, ...]) -> Iterator[Record]:
    seconds = count()

    def now() -> datetime:
        return datetime(2020, 3, 6, tzinfo=UTC) + timedelta(seconds=next(seconds))

    with open_record(tmp_path / "record.db", now=now) as opened:
        opened.add_reading(sample_readings[PORT])
        yield opened


def release(record: Record, name: str) -> None:
    resolve_record(record)
    with record._writing() as connection:
        make_release(connection, name, out=None, now=record._now())


def changes(record: Record, where: Path) -> list[EventChange]:
    with reading_from(where) as connection:
        return compare_releases(frozen_in(connection, "one"), frozen_in(connection, "two"))


def test_a_page_added_adds_events_and_reports(
    record: Record, tmp_path: Path, sample_readings: tuple[Reading, ...]
) -> None:
    release(record, "one")
    record.add_reading(sample_readings[WIRE])
    release(record, "two")
    found = changes(record, tmp_path / "record.db")
    page = sample_readings[WIRE].document.digest.rpartition(":")[2][:12]
    assert {change.kind for change in found} == {"added", "changed"}
    for change in found:
        assert f"page {page} was added" in change.reasons
        if change.kind == "changed":
            assert "reports" in {one.field for one in change.differences}


def test_a_report_parted_by_a_person_is_named_with_the_person(
    record: Record, tmp_path: Path, sample_readings: tuple[Reading, ...]
) -> None:
    record.add_reading(sample_readings[WIRE])
    release(record, "one")
    event = next(one for one in record.events() if one.pages == 2)
    *_, last = record.reports(event)
    pass_judgement(record, last.claim.id, "split", who="A. Reader", why="two acts")
    release(record, "two")
    kept, parted = sorted(changes(record, tmp_path / "record.db"), key=lambda change: change.kind, reverse=True)
    assert (kept.kind, kept.id, parted.kind, parted.id) == ("changed", event.id, "added", f"E{last.claim.id}")
    assert parted.reasons[0] == f"report {last.claim.id} was of {event.id}"
    for change in (kept, parted):
        assert any(reason.startswith("A. Reader: split ") and "two acts" in reason for reason in change.reasons)
    record.withdraw(1, who="B. Editor")
    release(record, "three")
    with reading_from(tmp_path / "record.db") as connection:
        later = compare_releases(frozen_in(connection, "two"), frozen_in(connection, "three"))
        assert compare_releases(frozen_in(connection, "one"), frozen_in(connection, "three")) == []
    assert any("B. Editor took back: split " in reason for change in later for reason in change.reasons)


def test_what_was_read_anew_is_said(record: Record, tmp_path: Path, sample_readings: tuple[Reading, ...]) -> None:
    release(record, "one")
    reading = sample_readings[PORT]
    record.add_reading(replace(reading, codebook="sha256:newer", events=reading.events[1:], claims=reading.claims[1:]))
    release(record, "two")
    (change,) = changes(record, tmp_path / "record.db")
    assert (change.kind, change.differences) == ("removed", ())
    assert [reason.partition(":")[0] for reason in change.reasons] == [
        f"page {reading.document.digest.rpartition(':')[2][:12]} was read anew"
    ]


def test_no_such_release(record: Record, tmp_path: Path) -> None:
    release(record, "one")
    with pytest.raises(MissingError, match="no release two"):
        changes(record, tmp_path / "record.db")
