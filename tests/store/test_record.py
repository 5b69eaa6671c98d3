from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import MissingError, NoTextError
from dragoman.store import Record, open_record
from dragoman.store.rows import event_rows
from dragoman.types import Reading

Build = Callable[..., Reading]


@pytest.fixture
def record(file: Path, read: Build) -> Record:
    with open_record(file) as record:
        assert record.add_reading(read("a.txt"))
        return record


def test_same_bytes_twice_add_nothing(record: Record, read: Build) -> None:
    before = record.counts()
    assert record.add_reading(read("a.txt")) is False
    assert record.counts() == before
    assert before == {"pages": 1, "readings": 1, "problems": 0, "events": 2, "actors": 2, "attributions": 1}


def test_a_new_codebook_appends_and_is_the_one_asked(record: Record, read: Build) -> None:
    newer = read("a.txt", codebook="sha256:newer")
    newer = replace(newer, events=newer.events[1:], claims=newer.claims[1:])
    assert record.add_reading(newer)
    assert [event.type for event in record.events()] == ["REJECT"]
    assert record.counts()["readings"] == 2
    assert record.reading(record.page("a.txt")) == newer


def test_a_day_given_from_outside_makes_another_reading(record: Record, read: Build) -> None:
    assert record.add_reading(read("a.txt", given=date(2021, 1, 1)))
    assert record.page("a.txt").published == date(2021, 1, 1)


def test_knows_what_add_reading_would_refuse(record: Record, read: Build) -> None:
    digest = read("a.txt").document.digest
    assert record.knows(digest, codebook="sha256:book", model="md-3.7.1")
    assert not record.knows(digest, codebook="sha256:other", model="md-3.7.1")
    assert not record.knows(digest, codebook="sha256:book", model="md-3.7.1", published=date(2021, 1, 1))


def test_reading_comes_back_as_it_was(record: Record, read: Build) -> None:
    assert record.reading(record.page("a.txt")) == read("a.txt")


def test_event_row_says_who_what_when_where_and_on_whose_word(record: Record) -> None:
    row = record.events(type="assault")[0]
    assert (row.actors, row.recipients) == (("Syrian Army",), ("Türkiye",))
    assert (row.start, row.place, row.country) == (date(2020, 3, 2), "Idlib", "SYR")
    assert (row.chain, row.factuality) == (("The Daily", "Anadolu"), "actual")
    assert row == record.event(row.id)
    assert row.id.endswith("-e1")
    assert len(row.page) == 8


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "army"}, ["ASSAULT"]),
        ({"actor": "SYR"}, ["ASSAULT"]),
        ({"actor": "MIL"}, ["ASSAULT"]),
        ({"actor": "GOV"}, ["ASSAULT", "REJECT"]),
        ({"actor": "turkiye"}, ["REJECT"]),
        ({"actor": "ARM"}, []),
        ({"actor": "100%"}, []),
        ({"recipient": "TUR"}, ["ASSAULT"]),
        ({"speaker": "anadolu"}, ["ASSAULT"]),
        ({"speaker": "Daily"}, ["ASSAULT", "REJECT"]),
        ({"since": date(2020, 3, 2)}, ["ASSAULT"]),
        ({"since": date(2020, 3, 3)}, []),
        ({"until": date(2020, 3, 1)}, []),
        ({"factuality": "denied"}, []),
        ({"limit": 1}, ["ASSAULT"]),
        ({"actor": "SYR", "recipient": "TUR", "type": "ASSAULT", "until": date(2020, 3, 2)}, ["ASSAULT"]),
    ],
)
def test_events_that_fit(record: Record, asked: dict[str, object], found: list[str]) -> None:
    assert [event.type for event in record.events(**asked)] == found  # type: ignore[arg-type]


def test_page_by_name_path_and_digest(record: Record, read: Build) -> None:
    digest = read("a.txt").document.digest
    record.add_reading(read("folder/b.txt"))
    assert record.page("a.txt") == record.page(digest) == record.page(digest[7:13])
    assert record.page("b.txt").file == "folder/b.txt"
    assert [page.file for page in record.pages()] == ["a.txt", "folder/b.txt"]


def test_page_that_may_be_several_is_asked_back(record: Record, read: Build) -> None:
    record.add_reading(read("x/c.txt"))
    record.add_reading(read("y/c.txt"))
    with pytest.raises(MissingError, match="any of 2 pages"):
        record.page("c.txt")


@pytest.mark.parametrize("name", ["nowhere.txt", "ffffffff", "%"])
def test_missing_page(record: Record, name: str) -> None:
    with pytest.raises(MissingError, match="no page"):
        record.page(name)


@pytest.mark.parametrize("name", ["", "e1", "ffffffff-e1", "x-y-z"])
def test_missing_event(record: Record, name: str) -> None:
    with pytest.raises(MissingError, match="no event"):
        record.event(name)


def test_two_pages_whose_digests_begin_alike_have_names_of_their_own(record: Record, read: Build) -> None:
    one = read("a.txt").document.digest
    twin = read("twin.txt")
    twin = replace(twin, document=replace(twin.document, digest=one[:-1] + ("0" if one[-1] != "0" else "1")))
    record.add_reading(twin)
    assert len({page.id for page in record.pages()}) == 2
    assert len(record.events(type="ASSAULT")) == 2
    assert {record.event(event.id).file for event in record.events(type="ASSAULT")} == {"a.txt", "twin.txt"}


def test_search_finds_words_of_title_and_text(record: Record) -> None:
    assert "«shelled» «Idlib»" in record.search("shelled idlib")[0].snippet
    assert record.search("erdogan")[0].page.file == "a.txt"
    assert record.search("nothing like it") == []


@pytest.mark.parametrize("words", ["", '"', "a AND", "NEAR(", "title:x", "*", "a-b ("])
def test_search_takes_any_characters_as_words(record: Record, words: str) -> None:
    assert record.search(words) == []


def test_search_follows_the_newest_reading(record: Record, read: Build) -> None:
    record.add_reading(read("a.txt", codebook="sha256:newer", title="Calm"))
    assert record.search("neighbourhood") == []
    assert len(record.search("calm")) == 1


def test_problem_is_noted_once(record: Record) -> None:
    for _ in range(2):
        record.add_problem(NoTextError("b.html: no article in it", fix="leave it out"))
    assert record.counts()["problems"] == 1


def test_order_of_pages_does_not_matter(tmp_path: Path, read: Build) -> None:
    names = ["a.txt", "b.txt", "c.txt"]
    answers = []
    for order in (names, names[::-1], [*names[1:], *names]):
        with open_record(tmp_path / f"{len(answers)}.db") as record:
            for name in order:
                record.add_reading(read(name))
            answers.append((record.events(), record.pages(), record.counts()))
    assert answers[0] == answers[1] == answers[2]


def test_rows_of_a_reading_are_those_the_record_answers_with(record: Record, read: Build) -> None:
    assert event_rows(read("a.txt")) == record.page_events(record.page("a.txt"))
