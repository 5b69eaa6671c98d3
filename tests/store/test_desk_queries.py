"""What the desk's screens ask, of a file and of a server: stories, an actor's page, what needs a person's eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dragoman.store import Record, open_record
from dragoman.types import Reading

DAY = datetime(2020, 3, 6, tzinfo=UTC)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Three pages with a shelling and a denial each; the first two are one story, the last one's events are sure."""
    read: Callable[..., Reading] = request.getfixturevalue("read")
    each_alone: Callable[..., Any] = request.getfixturevalue("each_alone")
    sqlite = request.param == "sqlite"
    place = tmp_path_factory.mktemp("desk") / "dragoman.db"
    readings = [read(name) for name in ("a.txt", "b.txt", "c.txt")]
    found = each_alone(readings)
    pages = [reading.document.digest for reading in readings]
    stories = tuple(zip(pages, ("story-1", "story-1", "story-2"), strict=True))
    events = [replace(event, confidence=0.9 if event.reports[0] in last else 0.4) for event in found.events
              for last in [{report.id for report in found.reports if report.page == pages[-1]}]]  # fmt: skip
    with open_record(place if sqlite else request.getfixturevalue("new_database")(), now=lambda: DAY) as opened:
        for reading in readings:
            opened.add_reading(reading)
        opened.write_resolution(replace(found, events=tuple(events), stories=stories), judged={})
        yield opened


def test_stories_each_once(record: Record) -> None:
    first, after = record.newest_stories(limit=1)
    rest, end = record.newest_stories(limit=5, after=after)
    assert end is None
    assert {(row.name, row.pages, row.of) for row in (*first, *rest)} == {("story-1", 2, 4), ("story-2", 1, 2)}


def test_the_other_pages_of_a_story(record: Record) -> None:
    assert [head.file for head in record.story_of_page(record.page("a.txt"))] == ["b.txt"]
    assert record.story_of_page(record.page("c.txt")) == []
    digests = [record.page("a.txt").digest, "sha256:none"]
    assert [head.file for head in record.heads(digests).values()] == ["a.txt"]


def test_an_actor_has_events_and_those_who_tell_of_it(record: Record) -> None:
    actor = record.actor("Türkiye")
    events = record.events_of_actor(actor, limit=10)
    assert [event.type for event in events] == ["ASSAULT"] * 3 + ["REJECT"] * 3  # those without a day last
    assert record.events_of_actor(actor, limit=2, offset=2) == events[2:4]
    told = [(one.name, one.events, one.originated) for one in record.speakers_of(actor)]
    assert told == [("The Daily", 6, 3), ("Anadolu", 3, 3)]


def test_events_on_an_actors_word(record: Record) -> None:
    (army,) = record.actors("Syrian Army")
    paper = replace(army, name="the Daily", names=("Anadolu",))
    assert len(record.events_told_by(paper, limit=10)) == 6
    assert record.events_told_by(army, limit=10) == []


def test_what_needs_an_eye(record: Record) -> None:
    doubtful = record.doubtful_events(below=0.5, limit=10)
    assert len(doubtful) == 4
    assert [event.rule for event in record.doubtful_events(below=0.5, by_rule="reject.", limit=10)] == [
        "reject.deny.verb"
    ] * 2
    kept = record.judge(doubtful[0].id, "accept", who="A. Reader")
    assert record.doubtful_events(below=0.5, limit=10) == doubtful[1:]
    record.withdraw(kept.id, who="A. Reader")
    assert record.doubtful_events(below=0.5, limit=10) == doubtful
    assert [one.name for one in record.new_actors(limit=10)] == ["Türkiye", "Syrian Army"]


def test_notes_of_claims(record: Record) -> None:
    names = [claim.id for claim in record.claims(record.page("a.txt"))]
    assert record.notes_of_claims([*names, "nobody-1"]) == dict.fromkeys(names, "")


def test_what_was_read(record: Record) -> None:
    assert record.outlets_read() == [("The Daily", 3)]
    assert record.period_read() == (date(2020, 3, 3), date(2020, 3, 3))
    assert record.count_pages() == 3
    assert len(record.pages_read_since(datetime(2020, 3, 5, tzinfo=UTC), limit=2)) == 2
    assert record.pages_read_since(DAY) == []
