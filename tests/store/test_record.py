from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from dragoman.errors import ClashError, MissingError, NoTextError
from dragoman.store import Record, open_record
from dragoman.store.database import open_engine
from dragoman.store.rows import claim_rows
from dragoman.types import Reading, Resolution

Build = Callable[..., Reading]
Resolve = Callable[..., Resolution]


@pytest.fixture
def record(where: str, read: Build, each_alone: Resolve) -> Iterator[Record]:
    """One page, read and resolved, in a file and on a server."""
    with open_record(where) as record:
        assert record.add_reading(read("a.txt"))
        record.write_resolution(each_alone(record.readings()), judged={})
        yield record


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def settled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The same record for tests that only ask."""
    read, each_alone = request.getfixturevalue("read"), request.getfixturevalue("each_alone")
    sqlite = request.param == "sqlite"
    place = tmp_path_factory.mktemp("settled") / "dragoman.db"
    with open_record(place if sqlite else request.getfixturevalue("new_database")()) as record:
        record.add_reading(read("a.txt"))
        record.write_resolution(each_alone(record.readings()), judged={})
        yield record


def test_same_bytes_twice_add_nothing(record: Record, read: Build) -> None:
    before = record.counts()
    assert record.add_reading(read("a.txt")) is False
    assert record.counts() == before
    assert before == {
        "pages": 1, "readings": 1, "problems": 0, "judgements": 0, "claims": 2, "entities": 2, "attributions": 1,
    }  # fmt: skip


def test_a_new_codebook_appends_and_is_the_one_asked(record: Record, read: Build) -> None:
    newer = read("a.txt", codebook="sha256:newer")
    newer = replace(newer, events=newer.events[1:], claims=newer.claims[1:])
    assert record.add_reading(newer)
    assert [claim.type for claim in record.claims(record.page("a.txt"))] == ["REJECT"]
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


def test_claim_row_says_who_what_when_where_and_on_whose_word(settled: Record) -> None:
    row = settled.claims(settled.page("a.txt"))[0]
    assert (row.actors, row.recipients) == (("Syrian Army",), ("Türkiye",))
    assert (row.start, row.place, row.country) == (date(2020, 3, 2), "Idlib", "SYR")
    assert (row.chain, row.factuality) == (("The Daily", "Anadolu"), "actual")
    assert row == settled.claim(row.id)
    assert row == settled.claim(row.id[:6] + row.id[12:]), "the beginning of the page's name is enough"
    assert len(row.page) == 12


def test_event_row_says_it_of_all_pages(settled: Record) -> None:
    row = settled.events(type="assault")[0]
    assert (row.actors, row.start, row.place, row.chain) == (
        ("Syrian Army",), date(2020, 3, 2), "Idlib", ("The Daily", "Anadolu"),
    )  # fmt: skip
    assert (row.reports, row.pages, row.low, row.high, row.known) == (1, 1, 1, 1, date(2020, 3, 3))
    assert settled.event(row.id) == settled.event(row.lead) == row
    assert [one.claim.id for one in settled.reports(row)] == [row.lead]
    assert [(role, party.name) for role, party in settled.parts(row)] == [
        ("actor", "Syrian Army"), ("recipient", "Türkiye"),
    ]  # fmt: skip
    assert settled.origin(row).originators[0].name == "Anadolu"


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
        ({"limit": 1, "offset": 1}, ["REJECT"]),
        ({"party": "tur"}, ["ASSAULT", "REJECT"]),
        ({"party": "SYR"}, ["ASSAULT"]),
        ({"originator": "anadolu"}, ["ASSAULT"]),
        ({"originator": "daily"}, ["REJECT"]),
        ({"only_through": "daily"}, ["ASSAULT", "REJECT"]),
        ({"words": "shelled Idlib"}, ["ASSAULT"]),
        ({"words": "shelled Paris"}, []),
        ({"country": "SYR"}, ["ASSAULT"]),
        ({"known_since": date(2020, 3, 4)}, []),
        ({"denied": True}, []),
        ({"low_at_most": 1}, ["ASSAULT", "REJECT"]),
        ({"actor": "SYR", "recipient": "TUR", "type": "ASSAULT", "until": date(2020, 3, 2)}, ["ASSAULT"]),
    ],
)
def test_events_that_fit(settled: Record, asked: dict[str, object], found: list[str]) -> None:
    assert [event.type for event in settled.events(**asked)] == found


def test_page_by_name_path_and_digest(record: Record, read: Build) -> None:
    digest = read("a.txt").document.digest
    record.add_reading(read("folder/b.txt"))
    assert record.page("a.txt") == record.page(digest) == record.page(digest[7:14])
    assert record.page("b.txt").file == "folder/b.txt"
    assert [page.file for page in record.pages()] == ["a.txt", "folder/b.txt"]


def test_page_that_may_be_several_is_asked_back(record: Record, read: Build) -> None:
    record.add_reading(read("x/c.txt"))
    record.add_reading(read("y/c.txt"))
    with pytest.raises(MissingError, match="any of 2 pages"):
        record.page("c.txt")


@pytest.mark.parametrize("name", ["nowhere.txt", "ffffffff", "%"])
def test_missing_page(settled: Record, name: str) -> None:
    with pytest.raises(MissingError, match="no page"):
        settled.page(name)


@pytest.mark.parametrize("name", ["", "e1", "ffffffff-1", "x-y-z", "E", "%-1"])
def test_missing_event(settled: Record, name: str) -> None:
    with pytest.raises(MissingError, match="no event"):
        settled.event(name)


def test_a_page_whose_digest_begins_like_anothers_is_refused(record: Record, read: Build) -> None:
    one = read("a.txt").document.digest
    twin = read("twin.txt")
    twin = replace(twin, document=replace(twin.document, digest=one[:-1] + ("0" if one[-1] != "0" else "1")))
    with pytest.raises(ClashError, match=r"begins as that of a\.txt"):
        record.add_reading(twin)
    assert record.counts()["pages"] == 1


def test_counts_by_facet(settled: Record) -> None:
    assert settled.count_events() == 2
    assert settled.count_by("type") == [("ASSAULT", 1), ("REJECT", 1)]
    assert settled.count_by("month") == [("2020-03", 1)]
    assert settled.count_by("dyad") == [("SYR TUR", 1)]
    assert settled.count_by("speaker", actor="SYR") == [("Anadolu", 1), ("The Daily", 1)]
    assert settled.count_by("originator") == [("Anadolu", 1), ("The Daily", 1)]


def test_actors_by_part_of_a_name_country_and_key(settled: Record) -> None:
    assert {one.name for one in settled.actors()} == {"Syrian Army", "Türkiye"}
    assert [one.name for one in settled.actors("turk")] == ["Türkiye"]
    assert [one.name for one in settled.actors("SYR")] == ["Syrian Army"]
    assert settled.actor("~syrian army").events == 1
    with pytest.raises(MissingError, match="no actor"):
        settled.actor("nobody of that name")


def test_judgements_are_appended_and_taken_back(record: Record) -> None:
    event = record.events()[0]
    kept = record.judge(event.id, "reject", who="A. Reader", why="a film")
    assert record.judgements(event.id) == [kept]
    assert record.freshness().judgements == 1
    record.withdraw(kept.id, who="B. Editor")
    gone = record.judgements()[0]
    assert (gone.id, gone.withdrawn_by, gone.withdrawn is not None) == (kept.id, "B. Editor", True)
    with pytest.raises(MissingError, match="taken back already"):
        record.withdraw(kept.id, who="B. Editor")


def test_what_was_said_can_not_be_rewritten(record: Record, where: str) -> None:
    record.judge(record.events()[0].id, "accept", who="A. Reader")
    engine = open_engine(where, create=False)
    for act in ("UPDATE judgements SET who = 'B'", "DELETE FROM judgements", "DELETE FROM readings"):
        with pytest.raises(DBAPIError, match="appended, never changed"), engine.begin() as connection:
            connection.exec_driver_sql(act)
    assert [one.who for one in record.judgements()] == ["A. Reader"]


def test_a_rejected_event_is_left_out_of_lists(record: Record, each_alone: Resolve) -> None:
    first = record.events()[0]
    record.write_resolution(each_alone(record.readings()), judged={first.id: "reject"})
    assert first.id not in {event.id for event in record.events()}
    assert record.event(first.id).judged == "reject"
    assert first.id in {event.id for event in record.events(rejected=True)}


def test_search_finds_words_of_title_and_text(settled: Record) -> None:
    assert "«shelled» «Idlib»" in settled.search("shelled idlib")[0].snippet
    assert settled.search("erdogan")[0].page.file == "a.txt"
    assert settled.search("nothing like it") == []


@pytest.mark.parametrize("words", ["", '"', "a AND", "NEAR(", "title:x", "*", "a-b ("])
def test_search_takes_any_characters_as_words(settled: Record, words: str) -> None:
    assert settled.search(words) == []


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
            answers.append((list(record.readings()), record.pages(), record.counts()))
    assert answers[0] == answers[1] == answers[2]


def test_rows_of_a_reading_are_those_the_record_answers_with(record: Record, read: Build) -> None:
    assert claim_rows(read("a.txt")) == record.claims(record.page("a.txt"))


def test_a_judgement_by_its_number(settled: Record) -> None:
    kept = settled.judge("E1", "note", who="A. Reader", why="look again")
    assert settled.judgement(kept.id) == kept
    settled.withdraw(kept.id, who="B. Reader")
    assert settled.judgement(kept.id).withdrawn_by == "B. Reader"
    with pytest.raises(MissingError, match="no judgement 999"):
        settled.judgement(999)
