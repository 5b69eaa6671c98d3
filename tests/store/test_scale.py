"""Ten thousand events: no list slows down; one writes while eight read. benchmarks/store_speed.py has the aims."""

from __future__ import annotations

import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks.store_speed import build_record, time_questions
from dragoman.store import Record, Wanted, open_record
from dragoman.store.event_queries import conditions, event_row
from dragoman.store.keeping import reading_from
from dragoman.store.resolved_schema import events
from dragoman.types import Reading


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Made up; the same indexes answer as for a hundred thousand."""
    file = tmp_path_factory.mktemp("large") / "large.db"
    build_record(file, 12_500)
    yield file


def test_no_question_is_slow(large: Path) -> None:
    """CPU time, with room for a slow machine: what scans instead of looking up takes ten times as long."""
    with open_record(large) as record:
        took = time_questions(record, rounds=8)
    slow = {name: round(statistics.median(times)) for name, times in took.items() if statistics.median(times) > 40}
    assert slow == {}


def ask_plainly(where: Path, wanted: Wanted) -> list[str]:
    """The same question by its conditions alone, without the ways that are quicker."""
    with reading_from(where) as connection:
        rows = connection.execute(events.select().where(*conditions(connection, wanted))).all()
        order = sorted(rows, key=lambda row: (row.day is None, -row.day.toordinal() if row.day else 0, row.id))
        return [event_row(row).id for row in order][wanted.offset : wanted.offset + (wanted.limit or len(rows))]


def test_the_quick_ways_find_what_the_plain_one_finds(large: Path) -> None:
    since, until = date(2018, 3, 1), date(2018, 9, 30)
    with open_record(large) as record:
        first, second, *_, rare = record.actors(limit=300)
        assert first.country is not None and second.country is not None
        country, other = first.country, second.country
        asked = [
            Wanted(party=first.key, limit=30),
            Wanted(actor=first.key, recipient=second.key, limit=5),
            Wanted(party=rare.key, limit=50),
            Wanted(actor=country, recipient=other, since=since, until=until, limit=10),
            Wanted(party=country, type="AID", limit=20, offset=10),
            Wanted(recipient=country, since=since, limit=20),
            Wanted(any_of=(first.key, second.key, rare.key), until=until, limit=50),
            Wanted(actor=first.key, words="harbour", limit=10),
            Wanted(party=first.name.split()[0], limit=40),
        ]
        for wanted in asked:
            found = [event.id for event in record.events(wanted)]
            assert found == ask_plainly(large, wanted), wanted
            assert found, wanted
        months = dict(record.count_by("month", actor=country, recipient=other))
        assert sum(months.values()) == record.count_events(actor=country, recipient=other)
        assert record.count_events() == 12_500 == sum(many for _, many in record.count_by("type"))


def read_on(record: Record, stop: threading.Event, failures: list[Exception]) -> None:
    try:
        while not stop.is_set():
            record.events(limit=20)
            record.pages()
            record.search("Idlib")
    except Exception as error:
        failures.append(error)
        raise


def test_one_writes_while_eight_read(where: str, read: Callable[..., Reading]) -> None:
    stop, failures = threading.Event(), list[Exception]()
    with open_record(where) as record:
        record.add_reading(read("first.txt"))
        readers = [threading.Thread(target=read_on, args=(record, stop, failures)) for _ in range(8)]
        for reader in readers:
            reader.start()
        code = (
            "import sys; sys.path.insert(0, sys.argv[1]); from conftest import make_reading\n"
            "from dragoman.store import open_record\n"
            "with open_record(sys.argv[2]) as record:\n"
            "    for number in range(30): record.add_reading(make_reading(f'{number}.txt'))\n"
        )
        writer = subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), where], check=False)
        stop.set()
        for reader in readers:
            reader.join()
        assert (writer.returncode, failures, record.count_pages()) == (0, [], 31)
