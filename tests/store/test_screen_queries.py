"""Parts of a list laid end to end are the list; who was hit; a reading that no person mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dragoman.errors import MissingError
from dragoman.store import EventRow, Record, Wanted, open_record
from dragoman.store.bookmarks import Bookmark
from dragoman.store.facet_queries import FACETS
from dragoman.types import Reading

MANY = 11


@pytest.fixture
def record(where: str, read: Callable[..., Reading], each_alone: Callable[..., Any]) -> Iterator[Record]:
    """Eleven pages with two events each: attacks on three days, and denials without a day."""
    readings = [read(f"{number}.txt") for number in range(MANY)]
    found = each_alone(readings)
    events = [
        replace(event, start=event.start + timedelta(days=number % 3), end=event.start + timedelta(days=number % 3))
        if event.start
        else event
        for number, event in enumerate(found.events)
    ]
    with open_record(where) as opened:
        for reading in readings:
            opened.add_reading(reading)
        opened.write_resolution(replace(found, events=tuple(events)), judged={})
        yield opened


def walk(record: Record, wanted: Wanted, limit: int) -> list[EventRow]:
    found: list[EventRow] = []
    place = None
    for _ in range(100):
        part, place = record.events_after(wanted, place, limit=limit)
        assert len(part) <= limit
        found += part
        if place is None:
            return found
    raise AssertionError("the list never ended")


@pytest.mark.parametrize("limit", [1, 4, 22, 50])
@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(type="ASSAULT"),
        Wanted(type="REJECT"),
        Wanted(until=date(2020, 3, 3)),
        Wanted(since=date(2020, 3, 3)),
        Wanted(actor="SYR"),
        Wanted(country="XXX"),
    ],
)
def test_parts_laid_end_to_end_are_the_list(record: Record, wanted: Wanted, limit: int) -> None:
    assert walk(record, wanted, limit) == record.events(wanted)


def test_events_without_a_day_come_last(record: Record) -> None:
    days = [event.start for event in walk(record, Wanted(), 3)]
    assert len(days) == 2 * MANY
    assert days[-MANY:] == [None] * MANY and days[:MANY] == sorted((day for day in days if day), reverse=True)


def test_to_whom_it_was_done(record: Record) -> None:
    attack = record.events(type="ASSAULT", limit=1)[0]
    denial = record.events(type="REJECT", limit=1)[0]
    found = record.recipients_of([attack.id, denial.id])
    assert [(party.name, party.kind, party.sectors) for party in found[attack.id]] == [
        ("Türkiye", "government", ("GOV",))
    ]
    assert denial.id not in found


def test_the_reading_that_no_person_mended(record: Record, read: Callable[..., Reading]) -> None:
    page = record.page("1.txt")
    by_machine = record.reading(page)
    mended = replace(by_machine, model=f"{by_machine.model}, mended: 7", events=(), claims=())
    assert record.add_reading(mended)
    assert record.reading(page).events == ()
    assert record.reading_by_machine(page, mended=", mended: ") == by_machine
    assert record.reading_by_machine(page, mended="md-") is None


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(type="ASSAULT"), Wanted(actor="SYR"), Wanted(country="XXX")])
def test_facets_in_one_walk_are_those_counted_one_by_one(record: Record, wanted: Wanted) -> None:
    found = record.count_facets(wanted, FACETS)
    assert sum(many for _, many in found["type"]) == record.count_events(wanted)
    for facet in FACETS:
        assert found[facet] == record.count_by(facet, wanted)


def test_pairs_of_countries_by_type(record: Record) -> None:
    assert record.dyads_by_type(Wanted()) == [("SYR", "TUR", "ASSAULT", MANY)]
    assert record.dyads_by_type(Wanted(type="REJECT")) == []
    assert record.count_by("dyad") == [("SYR TUR", MANY)]


@pytest.mark.parametrize("limit", [1, 4, 50])
def test_pages_and_actors_and_statements_walked_are_the_list(record: Record, limit: int) -> None:
    pages = record.newest_pages(limit=limit)
    while len(part := record.newest_pages(limit=limit, after=Bookmark(pages[-1].published, pages[-1].digest))):
        pages += part
    assert pages == record.newest_pages(limit=100) and len(pages) == MANY
    actors = record.actors(limit=limit)
    while len(rest := record.actors(limit=limit, after=Bookmark(actors[-1].events, actors[-1].key))):
        actors += rest
    assert actors == record.actors(limit=100) and len(actors) == 2
    told = record.statements(limit=limit)
    while len(more := record.statements(limit=limit, after=told[-1].claim.id)):
        told += more
    assert told == record.statements(limit=100) and len(told) == 2 * MANY


def test_pages_without_a_day_come_last_and_are_walked_too(record: Record, read: Callable[..., Reading]) -> None:
    for number in range(3):
        undated = read(f"none{number}.txt")
        record.add_reading(replace(undated, document=replace(undated.document, published=None)))
    walked = record.newest_pages(limit=2)
    while len(part := record.newest_pages(limit=2, after=Bookmark(walked[-1].published, walked[-1].digest))):
        walked += part
    assert walked == record.newest_pages(limit=100)
    assert [page.published is None for page in walked] == [False] * MANY + [True] * 3
    stories, last = record.newest_stories(limit=2)
    while last:
        more, last = record.newest_stories(limit=2, after=last)
        stories += more
    assert [story.lead.id for story in stories] == [page.id for page in walked]


@pytest.mark.parametrize("limit", [1, 5])
def test_queues_are_walked_to_their_end(record: Record, limit: int) -> None:
    whole = record.doubtful_events(below=1.1, limit=100)
    walked = record.doubtful_events(below=1.1, limit=limit)
    while len(part := record.doubtful_events(below=1.1, limit=limit, after=Bookmark(walked[-1].known, walked[-1].id))):
        walked += part
    assert walked == whole and len(whole) == 2 * MANY
    actors = record.new_actors(limit=1)
    assert actors + record.new_actors(limit=9, after=Bookmark(actors[0].events, actors[0].key)) == record.new_actors(
        limit=9
    )


def test_a_statement_that_is_gone_ends_the_walk(record: Record) -> None:
    with pytest.raises(MissingError, match="any more"):
        record.statements(after="nobody-1")
