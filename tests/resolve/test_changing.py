"""A record brought up to date bit by bit is the record resolved whole, table by table and row by row."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import resolve_speed
from dragoman.reports import report_names
from dragoman.resolve import blocks, changing, counting, near_misses
from dragoman.resolve.changing import find_changes
from dragoman.resolve.recoding import resolved_faults
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record, settle_record
from dragoman.store import open_record
from dragoman.store.record import Record
from dragoman.store.verifying import find_faults
from dragoman.types import (
    Claim,
    Document,
    Entity,
    EventMention,
    Link,
    Participant,
    Place,
    Reading,
    Span,
    TimeExpression,
)

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


def reading_of(
    page: str, published: date, *, kind: str, verb: str, told: date, where: tuple[str, float, float], actor: str = "TCD"
) -> Reading:
    """One page that tells of one act towards Niger, in few words that others have; pages are in order by name."""
    text = f"{actor} {verb} Niger in {where[0]} with {verb} {verb}men, {verb}women and {verb}lings."
    whole, trigger = Span(0, len(text)), Span(len(actor) + 1, len(actor) + 1 + len(verb))
    digest = f"sha256:{page.encode().hex():0<64}"
    document = Document(f"{page}.txt", digest, text, (whole,), publisher=page, published=published)
    entities = tuple(Entity(one, one, "country", one, ("GOV",), "made up", key=one) for one in (actor, "NER"))
    sides = ((Participant(one.id, whole, "side"),) for one in entities)
    when = TimeExpression(whole, "DATE", str(told), told, told, "made up")
    place = Place(whole, where[0], "NER", where[1], where[2], None, "city")
    event = EventMention(
        "e1", kind, None, (), *sides, trigger, whole, "actual", when, place, (), 0.8, f"{kind.lower()}.{verb}.verb"
    )
    claims = (Claim("e1", None, (Link(page, "publishes"),), "actual"),)
    return Reading(document, entities, (), (event,), claims, "made up", "none")


MARCH = [date(2020, 3, day) for day in range(1, 8)]
AGADEZ, DIFFA = ("Agadez", 16.97, 7.99), ("Diffa", 13.32, 12.61)
EARLIER = [
    reading_of(f"{actor} earlier", MARCH[0], kind="AID", verb="helped", told=MARCH[0], where=DIFFA, actor=actor)
    for actor in ("KEN", "MLI", "GRC", "TUR")
]
TRUCE = reading_of("1 truce", MARCH[4], kind="RETREAT", verb="ceasefire", told=MARCH[2], where=AGADEZ)
STRIKE = reading_of("2 strike", MARCH[4], kind="ASSAULT", verb="struck", told=MARCH[4], where=AGADEZ)


@pytest.fixture
def short_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the next one in a block is compared; words are counted after four pages, and again after eight."""
    monkeypatch.setattr(blocks, "_MOST_COMPARED", 1)
    monkeypatch.setattr(blocks, "_MOST_IN_LOOSE", 1)
    monkeypatch.setattr(near_misses, "_MOST_NEAR", 1)
    monkeypatch.setattr(counting, "FEWEST", 4)


@pytest.fixture
def resolved(tmp_path: Path, short_blocks: None) -> Iterator[Resolved]:
    """Keeps pages and resolves them whole; from then on, brings the record up to date."""
    clock = ticking()
    with open_record(tmp_path / "record.db", now=lambda: next(clock)) as record:
        yield Resolved(record, tmp_path / "record.db")


@dataclass
class Resolved:
    """A record that is brought up to date with each page and word, and compared with what resolving all yields."""

    record: Record
    file: Path

    def begin(self, *readings: Reading) -> None:
        for reading in (*EARLIER, *readings):
            self.record.add_reading(reading)
        resolve_record(self.record)

    def add(self, reading: Reading) -> None:
        self.record.add_reading(reading)
        self._settle()

    def correct_type(self, reading: Reading, kind: str) -> None:
        (name,) = report_names(reading).values()
        self.record.judge(name, "correct", field="type", value=kind, who="A. Reader")
        self._settle()

    def attacks(self) -> list[int]:
        """How many reports each attack has."""
        return [event.reports for event in self.record.events(type="ASSAULT")]

    def contradictions(self) -> list[str]:
        return [one.kind for one in self.record.contradictions()]

    def _settle(self) -> None:
        settle_record(self.record)
        assert faults_of(self.record, self.file) == []


def test_who_comes_between_two_that_are_one_event_parts_them(resolved: Resolved) -> None:
    first, last = (
        reading_of(page, day, kind="ASSAULT", verb="attacked", told=MARCH[1], where=AGADEZ)
        for page, day in (("1 first", MARCH[2]), ("2 last", MARCH[4]))
    )
    between = reading_of("3 between", MARCH[3], kind="ASSAULT", verb="poisoned", told=MARCH[1], where=DIFFA)
    resolved.begin(first, last)
    assert resolved.attacks() == [2]
    resolved.add(between)
    assert resolved.attacks() == [1, 1, 1]
    resolved.correct_type(between, "AID")
    assert resolved.attacks() == [2]


def test_who_comes_between_two_that_contradict_each_other_parts_them(resolved: Resolved) -> None:
    resolved.begin(TRUCE, STRIKE)
    assert resolved.contradictions() == ["opposite"]
    resolved.add(reading_of("0 between", MARCH[4], kind="AID", verb="helped", told=MARCH[3], where=AGADEZ))
    assert resolved.contradictions() == []


def test_what_contradicted_another_event_and_is_put_right_contradicts_it_no_more(resolved: Resolved) -> None:
    resolved.begin(TRUCE, STRIKE)
    assert resolved.contradictions() == ["opposite"]
    resolved.correct_type(STRIKE, "AID")
    assert resolved.contradictions() == []
