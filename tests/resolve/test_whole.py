"""The record answers alike whatever the order, the halves and the number of times in which its pages came."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolve.whole import resolve_record
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


def test_reading_twice_adds_nothing(few_readings: tuple[Reading, ...], straight: dict[str, Any]) -> None:
    assert_alike(record_of([few_readings, tuple(reversed(few_readings))]), straight)
