"""A record brought up to date bit by bit is the record resolved whole, table by table and row by row."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import resolve_speed
from dragoman.resolve import blocks, changing, counting, near_misses
from dragoman.resolve.changing import find_changes
from dragoman.resolve.recoding import resolved_faults
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record, settle_record
from dragoman.store import open_record
from dragoman.store.record import Record
from dragoman.store.verifying import find_faults
from dragoman.types import Reading

PAGES = 9


@pytest.fixture(autouse=True)
def however_much_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_MOST", 1.0)


@pytest.fixture(scope="module")
def few_readings(sample_readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return sample_readings[:PAGES]


def ticking() -> Iterator[datetime]:
    return (datetime(2020, 3, 6, tzinfo=UTC) + timedelta(seconds=second) for second in itertools.count())


def faults_of(record: Record, file: Path) -> list[str]:
    """What is wrong with a record, and where it is not what resolving it whole yields."""
    return [f"{one.row}: {one.what}" for one in (*find_faults(file), *resolved_faults(record, file))]


Word = tuple[Literal["accept", "reject", "merge", "split", "correct", "report", "withdraw"], int, int]
WORDS: st.SearchStrategy[Word] = st.tuples(
    st.sampled_from(["accept", "reject", "merge", "merge", "split", "correct", "report", "withdraw"]),
    st.integers(0, 40),
    st.integers(0, 40),
)
CORRECTIONS = (("date", "2020-03-02"), ("type", "PROTEST"), ("place", "Idlib"), ("factuality", "denied"))


def pass_word(record: Record, word: Word) -> None:
    """One of many things that people say of events and reports."""
    what, one, other = word
    names = sorted(event.id for event in record.events(rejected=True))
    subject, value = names[one % len(names)], names[other % len(names)]
    if what == "withdraw":
        standing = [judgement.id for judgement in record.judgements() if judgement.withdrawn is None]
        if standing:
            record.withdraw(standing[one % len(standing)], who="A. Reader")
    elif what == "correct":
        field, new = CORRECTIONS[other % len(CORRECTIONS)]
        record.judge(subject, "correct", field=field, value=new, who="A. Reader")
    elif what == "report":
        field, new = CORRECTIONS[other % len(CORRECTIONS)]
        record.judge(subject.removeprefix("E"), "correct", field=field, value=new, who="A. Reader")
        if one % 2:
            record.judge(value.removeprefix("E"), "reject", who="A. Reader")
    elif what == "merge":
        record.judge(subject, "merge", value=value, who="A. Reader")
    elif what == "split":
        reports = record.reports_of_events([subject])[subject]
        record.judge(subject, "split", value=" ".join(reports[1:]) or value, who="A. Reader")
    else:
        pass_judgement(record, subject, what, who="A. Reader")


@settings(max_examples=5, deadline=None, derandomize=True, database=None)
@given(words=st.lists(WORDS, min_size=1, max_size=6))
def test_words_of_people(words: list[Word], few_readings: tuple[Reading, ...]) -> None:
    with TemporaryDirectory() as folder:
        file, clock = Path(folder) / "record.db", ticking()
        with open_record(file, now=lambda: next(clock)) as record:
            for reading in few_readings:
                record.add_reading(reading)
            resolve_record(record)
            for word in words:
                pass_word(record, word)
                assert find_changes(record, record.newest()) is not None, word
                settle_record(record)
                assert faults_of(record, file) == [], word


STEPS = st.lists(st.one_of(st.integers(1, 4), WORDS), min_size=2, max_size=7)


@settings(max_examples=5, deadline=None, derandomize=True, database=None)
@given(steps=STEPS, shuffled=st.one_of(st.none(), st.permutations(range(PAGES))))
def test_pages_and_words_of_people_as_they_come(
    steps: list[int | Word], shuffled: list[int] | None, few_readings: tuple[Reading, ...]
) -> None:
    waiting = sorted(few_readings, key=lambda reading: str(reading.document.day))
    waiting = [waiting[place] for place in shuffled] if shuffled else waiting
    with TemporaryDirectory() as folder, patch.object(counting, "FEWEST", 3):
        file, clock = Path(folder) / "record.db", ticking()
        with open_record(file, now=lambda: next(clock)) as record:
            for step in (4, *steps):
                if isinstance(step, int):
                    for reading in waiting[:step]:
                        record.add_reading(reading)
                    del waiting[:step]
                else:
                    pass_word(record, step)
                settle_record(record)
                assert faults_of(record, file) == [], step


def test_pages_that_come_later_change_what_they_touch_and_no_more(
    few_readings: tuple[Reading, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "FEWEST", 5)
    ordered = sorted(few_readings, key=lambda reading: str(reading.document.day))
    file = tmp_path / "record.db"
    with open_record(file) as record:
        for reading in ordered[:-2]:
            record.add_reading(reading)
        resolve_record(record)
        before = {event.id for event in record.events()}
        for reading in ordered[-2:]:
            record.add_reading(reading)
        changes = find_changes(record, record.newest())
        assert changes is not None
        assert {event.id for event, _ in changes.told} - before
        assert len(changes.gone) < len(before)
        assert record.write_changes(changes)
        assert faults_of(record, file) == []
        assert not record.write_changes(changes), "they change what is no longer there"


@pytest.mark.parametrize("seed", range(3))
def test_crowded_blocks(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a block only those that follow closely are compared: who comes between two parts them, for good or not."""
    monkeypatch.setattr(resolve_speed, "_DAYS", 10)
    monkeypatch.setattr(blocks, "_MOST_COMPARED", 2)
    monkeypatch.setattr(blocks, "_MOST_IN_LOOSE", 1)
    monkeypatch.setattr(near_misses, "_MOST_NEAR", 1)
    monkeypatch.setattr(counting, "FEWEST", 8)
    chance, readings = random.Random(seed), list(resolve_speed.make_readings(60, seed=seed))
    readings.sort(key=lambda reading: (str(reading.document.day), chance.random()))
    last = readings[40].document.day
    late = [reading for reading in readings[40:] if reading.document.day != last]
    chance.shuffle(late)
    later = late[: len(late) // 2]
    file, clock = tmp_path / "record.db", ticking()
    with open_record(file, now=lambda: next(clock)) as record:
        for reading in readings:
            if reading not in later:
                record.add_reading(reading)
        resolve_record(record)
        for reading in later[:3]:
            record.add_reading(reading)
            assert find_changes(record, record.newest()) is not None
            settle_record(record)
            assert faults_of(record, file) == []
        for word in ("merge", "split", "report", "withdraw"):
            pass_word(record, (word, chance.randrange(100), chance.randrange(100)))
            settle_record(record)
            assert faults_of(record, file) == [], word
        for reading in later[3:]:
            record.add_reading(reading)
        settle_record(record)
        assert faults_of(record, file) == []
