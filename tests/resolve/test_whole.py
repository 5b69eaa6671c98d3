"""The record answers alike whatever the order, the halves and the number of times in which its pages came."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook.load import Codebook
from dragoman.errors import CodebookError
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve, resolve_record, settle_record
from dragoman.store import open_record
from dragoman.store.record import Record
from dragoman.types import Reading

PAGES = 9  # of the samples: the ship and the embassy, each with its wire, reprint and release, and three by themselves


@pytest.fixture(scope="module")
def few_readings(sample_readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return sample_readings[:PAGES]


@pytest.fixture(scope="module")
def straight(few_readings: tuple[Reading, ...]) -> dict[str, Any]:
    return record_of([few_readings])


def record_of(batches: Sequence[Sequence[Reading]]) -> dict[str, Any]:
    """What a record answers that was filled batch by batch, resolved after each."""
    with TemporaryDirectory() as folder, open_record(Path(folder) / "record.db") as record:
        for batch in batches:
            for reading in batch:
                record.add_reading(reading)
            resolve_record(record)
        return answers_of(record)


def answers_of(record: Record) -> dict[str, Any]:
    """Every answer that rests on many pages, by what it is asked of."""
    events = sorted(record.events(), key=lambda event: event.id)
    pages = sorted(record.pages(), key=lambda page: page.id)
    return {
        "events": events,
        "reports": {event.id: [(one.claim.id, one.why) for one in record.reports(event)] for event in events},
        "origins": {event.id: record.origin(event) for event in events},
        "contradictions": {event.id: record.contradictions(event) for event in events},
        "acts": sorted(record.relation_acts(), key=repr),
        "copies": {page.id: record.copies(page) for page in pages},
        "stories": {page.id: sorted(one.id for one in record.story_of_page(page)) for page in pages},
    }


def assert_alike(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for question, answer in wanted.items():
        assert found[question] == answer, question


def test_the_record_has_something_to_answer(straight: dict[str, Any]) -> None:
    assert len(straight["events"]) > PAGES
    assert straight["acts"]
    assert any(straight["copies"].values())
    assert any(straight["contradictions"].values())
    assert any(len(reports) > 1 for reports in straight["reports"].values())


@settings(max_examples=4, deadline=None, derandomize=True, database=None)
@given(order=st.permutations(range(PAGES)), cut=st.integers(1, PAGES - 1))
def test_any_order_in_two_halves(
    order: list[int], cut: int, few_readings: tuple[Reading, ...], straight: dict[str, Any]
) -> None:
    shuffled = [few_readings[place] for place in order]
    assert_alike(record_of([shuffled[:cut], shuffled[cut:]]), straight)


def test_relations_are_those_of_the_codebook_in_use(
    few_readings: tuple[Reading, ...], codebook: Codebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = replace(codebook.relations, kinds={}, rules=())
    monkeypatch.setenv("DRAGOMAN_CODEBOOK", str(tmp_path / "nowhere"))
    with pytest.raises(CodebookError, match="no such folder"):
        resolve(few_readings, newest=(PAGES, 0))
    with pytest.raises(KeyError):
        resolve(few_readings, newest=(PAGES, 0), relations=none)


def test_reading_twice_adds_nothing(few_readings: tuple[Reading, ...], straight: dict[str, Any]) -> None:
    assert_alike(record_of([few_readings, tuple(reversed(few_readings))]), straight)


def test_what_is_known_of_pages_is_used(few_readings: tuple[Reading, ...], tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        for reading in few_readings[:-1]:
            record.add_reading(reading)
        resolve_record(record)
        record.add_reading(few_readings[-1])
        known = record.resolved_pages()
        assert known is not None and len(known.stories) == PAGES - 1 and known.copies
        assert resolve_record(record).copies == resolve_record(record, anew=True).copies
        again = replace(few_readings[0], codebook="sha256:newer")
        record.add_reading(again)
        known = record.resolved_pages()
        assert known is not None and again.document.digest not in known.stories


def test_a_rejected_report_takes_no_later_event_along(few_readings: tuple[Reading, ...], tmp_path: Path) -> None:
    wire, reprint = few_readings[2], few_readings[0]
    with open_record(tmp_path / "record.db") as record:
        record.add_reading(reprint)
        resolve_record(record)
        names = {event.id: [one.claim.id for one in record.reports(event)] for event in record.events()}
        for event in names:
            pass_judgement(record, event, "reject", who="A. Reader")
            settle_record(record)
        assert record.events() == []
        record.add_reading(wire)
        resolve_record(record)
        standing = {report for event in record.events() for report in record.reports_of_events([event.id])[event.id]}
        assert standing and all(standing.isdisjoint(reports) for reports in names.values())
        rejected = {event.id for event in record.events(rejected=True)} - {event.id for event in record.events()}
        assert rejected == names.keys()
        for one in record.judgements():
            record.withdraw(one.id, who="A. Reader")
        settle_record(record)
        joined = [event for event in record.events(rejected=True) if event.pages == 2]
        assert joined and all(event.judged is None for event in joined)


Word = tuple[Literal["accept", "reject", "note", "merge", "withdraw"], int, int]
WORDS = st.tuples(
    st.sampled_from(["accept", "reject", "reject", "note", "merge", "withdraw"]), st.integers(0, 8), st.integers(0, 8)
)


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(words=st.lists(WORDS, min_size=1, max_size=5))
def test_words_of_people_settled_one_by_one(words: list[Word], few_readings: tuple[Reading, ...]) -> None:
    clock = itertools.count()

    def now() -> datetime:
        return datetime(2020, 3, 6, tzinfo=UTC) + timedelta(seconds=next(clock))

    with TemporaryDirectory() as folder, open_record(Path(folder) / "record.db", now=now) as record:
        for reading in few_readings[:3]:
            record.add_reading(reading)
        resolve_record(record)
        for word in words:
            pass_word(record, word)
            settle_record(record)
            assert (record.freshness().readings, record.freshness().judgements) == (0, 0)
        settled = [*answers_of(record).items(), *counts_of(record).items()]
        resolve_record(record, anew=True)
        for (question, answer), wanted in zip(
            settled, [*answers_of(record).values(), *counts_of(record).values()], strict=True
        ):
            assert answer == wanted, question


def pass_word(record: Record, word: Word) -> None:
    what, one, other = word
    names = sorted(event.id for event in record.events(rejected=True))
    if what == "withdraw":
        standing = [judgement.id for judgement in record.judgements() if judgement.withdrawn is None]
        if standing:
            record.withdraw(standing[one % len(standing)], who="A. Reader")
        return
    subject, value = names[one % len(names)], names[other % len(names)]
    record.judge(subject, what, who="A. Reader", value=value if what == "merge" else None)


def counts_of(record: Record) -> dict[str, Any]:
    """Counts and lists that leave out what was rejected."""
    countries = sorted(
        {party.country for event in record.events() for _, party in record.parts(event) if party.country}
    )
    pairs = [(one, other) for one in countries for other in countries]
    return {
        "judged": sorted((event.id, event.judged) for event in record.events(rejected=True)),
        "types": record.count_by("type"),
        "many": record.count_events(),
        "dyads": {pair: record.count_by("month", actor=pair[0], recipient=pair[1]) for pair in pairs},
    }
