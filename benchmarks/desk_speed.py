"""Screens of the desk over a large record, timed: python -m benchmarks.desk_speed [EVENTS] [FILE] [SMALL_FILE].

Each screen is asked of a real server over loopback, once for the first time and ROUNDS times more. The clock runs from
the request to the last byte of the page, which draws at once: no script, font or picture is waited for. Aim at 1e5
events: 300 ms at the median.

The record is that of benchmarks/store_speed.py, with relations between its countries, and nothing on its pages: the
screens of one page and one event cost what that page and that event hold, whatever the record's size, and are timed on
a record of real pages, SMALL_FILE.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from benchmarks.serving import serve
from benchmarks.store_speed import build_record, skewed
from dragoman.codebook.load import load_codebook
from dragoman.records import one_line, to_record
from dragoman.store import Record, open_record
from dragoman.types import Document, Reading, Span
from dragoman.web.app import make_app
from dragoman.web.worker import Tools

ROUNDS = 5
_ACTS_IN = 33  # one relation act in so many events
_PAGES = "SELECT id, digest, file FROM pages"
_PLACES = (
    "UPDATE events SET place = 'Place ' || (rowid % 500), lat = (rowid % 500) * 37 % 110 - 50, "
    "lon = (rowid % 500) * 61 % 300 - 150"
)
_SECOND_READING = (
    "INSERT INTO readings (page, run, codebook, model, given, added, record) "
    "VALUES (?, 1, 'made up', 'again', '', '2025-01-02 00:00:00', ?)"
)
_RELATIONS = ("recognizes", "alliance", "sanctions", "at_war", "supports", "diplomatic_ties")


class Took(NamedTuple):
    """Milliseconds of one request: by the clock, and of CPU, which other programs on the machine do not lengthen."""

    clock: float
    cpu: float


def complete_record(file: Path, events: int, *, seed: int = 2) -> None:
    """Give a made-up record what its screens open besides events: relations, places, readings of pages."""
    chance = random.Random(seed)
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        countries = [row[0] for row in raw.execute("SELECT DISTINCT country FROM actors ORDER BY country")]
        raw.executemany(
            "INSERT INTO relation_acts (relation, a, b, act) VALUES (?, ?, ?, ?)",
            (_act_row(chance, countries, number) for number in range(events // _ACTS_IN)),
        )
        empty = ((page, _page_json(digest, name)) for page, digest, name in raw.execute(_PAGES).fetchall())
        raw.executemany(_SECOND_READING, empty)
        raw.execute("UPDATE pages SET reading = (SELECT max(id) FROM readings WHERE page = pages.id)")
        raw.execute(_PLACES)
        raw.execute("COMMIT")


def _act_row(chance: random.Random, countries: list[str], number: int) -> tuple[str, str, str, str]:
    relation = chance.choice(_RELATIONS)
    one, other = (countries[skewed(chance, len(countries))] for _ in range(2))
    day = str(date(2015, 1, 1) + timedelta(days=chance.randrange(3_650)))
    sides = {
        side: {"key": key, "name": key, "kind": "country", "country": key, "sectors": ["GOV"]}
        for side, key in (("a", one), ("b", other))
    }
    told = {
        "relation": relation, **sides, "effect": chance.choice(("opens", "opens", "closes", "shows")), "day": day,
        "known": day, "report": f"{number:012x}-7", "speaker": "Agency", "factuality": "actual", "words": "Agreed.",
    }  # fmt: skip
    return relation, one, other, json.dumps(told)


def _page_json(digest: str, name: str) -> str:
    """A reading in which nothing was found."""
    text = "Nothing of this page was kept but its name."
    document = Document(name, digest, text, (Span(0, len(text)),), language="en")
    return one_line(to_record(Reading(document, (), (), (), (), "sha256:book", "none")))


def screens_of(record: Record) -> dict[str, str]:
    """Every screen under its name, with its address for this record."""
    event = record.events(limit=1)[0]
    actors = record.actors(limit=30)
    common, country = actors[0], actors[0].country or "SYR"
    word = event.sentence.split()[-2]
    return {
        "front page": "/",
        "all events": "/search",
        "two words": f"/search?q={word}%20affair",
        "a country's events": f"/search?q=party:{country}",
        "attacks of a year": "/search?q=type:ASSAULT%20since:2019%20until:2019",
        "actors": "/actors",
        "commonest actor": f"/actor/{common.key.replace(' ', '%20')}",
        "rarer actor": f"/actor/{actors[-1].key.replace(' ', '%20')}",
        "state": "/state?relation=recognizes",
        "all relations": "/state",
        "network": "/network",
        "map": "/map",
        "map of a country": f"/map?q=country:{country}",
        "timeline": "/timeline",
        "counts": "/counts",
        "counts of a country": f"/counts?q=country:{country}",
        "follow": "/follow",
        "briefs": "/brief",
        "review": "/review",
        "voices disagree": "/review?of=voices",
        "new actors": "/review?of=actors",
        "read": "/read",
        "about": "/about",
        "API, events": "/api/v1/events",
    }


def screens_of_one(record: Record) -> dict[str, str]:
    """The screens of the event that most pages tell, and of the page with the most events."""
    event = max(record.events(), key=lambda row: (row.pages, row.id))
    page = max(record.pages(), key=lambda row: (row.events, row.id))
    return {"event": f"/event/{event.id}", "page": f"/page/{page.id}", "mend a page": f"/page/{page.id}?mend=1"}


def time_screen(address: tuple[str, int], path: str, *, rounds: int = ROUNDS) -> list[Took]:
    """What a screen took the first time it was asked, then `rounds` times more."""
    return [_ask(address, path) for _ in range(rounds + 1)]


def _ask(address: tuple[str, int], path: str) -> Took:
    with closing(HTTPConnection(*address, timeout=120)) as connection:
        start, worked = time.perf_counter(), time.process_time()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        took = Took(1000 * (time.perf_counter() - start), 1000 * (time.process_time() - worked))
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return took


def _print_times(record: Record, screens: dict[str, str]) -> None:
    codebook = load_codebook()
    with serve(make_app(record, tools=lambda: Tools(codebook, None))) as address:
        _ask(address, "/about")
        time.sleep(3)  # what the desk warms up in the background is ready by the time a person has read a line
        for name, path in screens.items():
            first, *rest = time_screen(address, path)
            clock, cpu = (statistics.median(each) for each in zip(*rest, strict=True))
            print(
                f"{name:22} median {clock:5.0f} ms, CPU {cpu:5.0f}   first {first.clock:5.0f} ms, CPU {first.cpu:5.0f}",
                flush=True,
            )


def main(arguments: list[str]) -> int:
    """Build the record unless it stands there already, ask every screen, and print a table."""
    events = int(arguments[0]) if arguments else 100_000
    file = Path(arguments[1]) if len(arguments) > 1 else Path("/tmp") / f"dragoman_desk_{events}.db"
    if not file.exists():
        build_record(file, events)
        complete_record(file, events)
    with open_record(file, create=False) as record:
        _print_times(record, screens_of(record))
    if len(arguments) > 2:
        with open_record(Path(arguments[2]), create=False) as record:
            _print_times(record, screens_of_one(record))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
