"""Questions to a large SQLite record, timed: python -m benchmarks.store_speed [EVENTS] [FILE].

CPU time counts: other work on the machine only adds to the clock's.

The record is made up, but skewed as news is: few actors, countries and agencies take most of the events. Ten years,
1.5 reports an event, sentences of a small grammar. Aims at a million events, at the median: 5 ms, words 20 ms.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.folding import fold
from dragoman.store import EventRow, Record, open_record
from dragoman.store.database import open_engine, writing
from dragoman.store.tallying import write_tallies

_START, _DAYS = date(2015, 1, 1), 3_650
_BATCH = 20_000
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v", "z", "sh", "ch")
_VOWELS = ("a", "e", "i", "o", "u", "ai")
VERBS = ("struck", "met", "accused", "arrested", "warned", "praised", "besieged", "visited", "sued", "paid")
_PLACES = ("near the harbour", "in the capital", "at the border", "outside the ministry", "north of the river")
_TYPES = tuple(QUAD_CLASS)
_FACTUALITY = ("actual",) * 6 + ("alleged", "alleged", "planned", "possible")
SECTORS = ("GOV", "MIL", "REB", "OPP", "JUD", "COP", "MED", "BUS", "NGO", "CVL")


@dataclass(frozen=True, slots=True)
class _Actor:
    key: str
    name: str
    country: str
    sector: str


def skewed(chance: random.Random, many: int) -> int:
    """A number below `many`; n is drawn in proportion to 1/n."""
    return int(many ** chance.random()) - 1


def make_word(chance: random.Random) -> str:
    """A word that reads like a name."""
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 4)))


def build_record(file: Path, events: int, *, seed: int = 1) -> None:
    """Make a record of so many events straight in its tables, in place of what stood there."""
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    with open_record(file):
        pass
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        _fill(raw, events, random.Random(seed))
    engine = open_engine(file, create=False)
    with writing(engine) as connection:
        write_tallies(connection)
    engine.dispose()


def _fill(raw: sqlite3.Connection, events: int, chance: random.Random) -> None:
    countries = [f"{chr(81 + n // 26)}{chr(65 + n % 26)}X" for n in range(200)]
    cast = list(_make_actors(chance, max(events // 5, 50), countries))
    agencies = [f"{make_word(chance).title()} Agency {n}" for n in range(max(events // 50, 20))]
    words = [make_word(chance) for _ in range(20_000)]
    taking = dict.fromkeys((actor.key for actor in cast), 0)
    made = _make_rows(chance, events, cast, agencies, words, taking)
    raw.execute("BEGIN")
    pending: dict[str, list[dict[str, Any]]] = {}
    for table, row in made:
        rows = pending.setdefault(table, [])
        rows.append(row)
        if len(rows) == _BATCH:
            _insert(raw, table, rows)
    for actor in cast:
        row = {"key": actor.key, "name": actor.name, "folded": fold(actor.name), "kind": "person"}
        names = {"country": actor.country, "sectors": f" {actor.sector} ", "names": json.dumps([actor.name])}
        pending.setdefault("actors", []).append({**row, **names, "events": taking[actor.key]})
    for table, rows in pending.items():
        _insert(raw, table, rows)
    raw.execute("INSERT INTO reports_text(reports_text) VALUES ('rebuild')")
    raw.execute("INSERT INTO actors_text(actors_text) VALUES ('rebuild')")
    raw.execute("COMMIT")


def _insert(raw: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join(f":{name}" for name in rows[0])
        raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        rows.clear()


def _make_actors(chance: random.Random, many: int, countries: list[str]) -> Iterator[_Actor]:
    for number in range(many):
        name = f"{make_word(chance).title()} {make_word(chance).title()} {number}"
        yield _Actor(f"~{fold(name)}", name, countries[skewed(chance, len(countries))], chance.choice(SECTORS))


def _make_rows(  # noqa: PLR0917 - all of one row
    chance: random.Random,
    events: int,
    cast: list[_Actor],
    agencies: list[str],
    words: list[str],
    taking: dict[str, int],
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of every table but `actors`, whose counts are kept in `taking`. Twenty events stand on a page."""
    yield "runs", {"id": 1, "codebook": "made up", "model": "none", "version": "0", "started": "2025-01-01 00:00:00"}
    claim, place = 0, 0
    pages = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(max(events // 20, 1))]
    for number, page in enumerate(pages, 1):
        header = {"id": number, "digest": f"sha256:{page}", "short": page[:12], "file": f"{number}.txt"}
        day = str(_START + timedelta(days=_DAYS * number // len(pages)))
        yield "pages", {**header, "published": day, "text": "", "reading": number}
        made = {"id": number, "page": number, "run": 1, "codebook": "made up", "model": "none", "given": ""}
        yield "readings", {**made, "added": "2025-01-01 00:00:00", "record": "{}"}
    for number in range(events):
        day = str(_START + timedelta(days=chance.randrange(_DAYS)))
        sides = [cast[skewed(chance, len(cast))] for _ in range(2)]
        for actor in {one.key for one in sides}:
            taking[actor] += 1
        told = chance.choice((1, 1, 1, 2, 3)) if chance.random() < 0.9 else 2
        sources = [agencies[skewed(chance, len(agencies))] for _ in range(told)]
        tail = " ".join(words[skewed(chance, len(words))] for _ in range(8))
        sentence = (
            f"{sides[0].name} {chance.choice(VERBS)} {sides[1].name} {chance.choice(_PLACES)} over the {tail} affair."
        )
        kind, firm = _TYPES[skewed(chance, len(_TYPES))], chance.choice(_FACTUALITY)
        names = [f"{pages[(number + step * 7) % len(pages)][:12]}-{number * 4 + step}" for step in range(told)]
        event = f"E{names[0]}"
        for role, actor in zip(("actor", "recipient"), sides, strict=True):
            part = {"event": event, "role": role, "position": 0, "key": actor.key, "name": actor.name, "day": day}
            yield "parts", {**part, "country": actor.country, "sectors": f" {actor.sector} "}
        yield "dyads", {"event": event, "a": sides[0].country, "b": sides[1].country, "day": day}
        yield "events", _event_row(event, kind, sides, day, firm, names, sentence, sources, chance)
        for step, (name, source) in enumerate(zip(names, sources, strict=True)):
            claim, place = claim + 1, (number + step * 7) % len(pages)
            report = {"id": claim, "event": event, "report": name, "page": f"sha256:{pages[place]}"}
            yield "event_reports", {**report, "factuality": firm, "originator": source, "sentence": sentence}
            yield "claims", _claim_row(claim, place + 1, name, number, kind, firm, sentence, day)
            for role, actor in zip(("actor", "recipient"), sides, strict=True):
                side = {"claim": claim, "role": role, "position": 0, "entity": role, "name": actor.name}
                yield "participants", {**side, "country": actor.country, "sectors": f" {actor.sector} "}
            yield "links", {"claim": claim, "position": 0, "name": source, "relation": "says"}
        for source in dict.fromkeys(sources):
            voice = {"event": event, "folded": fold(source), "name": source, "originator": True, "day": day}
            yield "voices", {**voice, "everywhere": len(set(sources)) == 1}


def _event_row(  # noqa: PLR0917 - all of one row
    event: str,
    kind: str,
    sides: list[_Actor],
    day: str,
    firm: str,
    names: list[str],
    sentence: str,
    sources: list[str],
    chance: random.Random,
) -> dict[str, Any]:
    told = {"reports": len(names), "pages": len(names), "low": 1, "high": len(set(sources)), "denied": False}
    return {
        "id": event, "type": kind, "mode": None, "actors": json.dumps([sides[0].name]),
        "recipients": json.dumps([sides[1].name]), "date_start": day, "date_end": day, "day": day, "place": None,
        "country": sides[0].country if chance.random() < 0.7 else None, "factuality": firm, "confidence": 0.8,
        "lead": names[0], "sentence": sentence, "chain": json.dumps(sources[:1]), "rule": f"{kind.lower()}.verb",
        "differs": "", "known": day, **told,
    }  # fmt: skip


def _claim_row(  # noqa: PLR0917 - all of one row
    claim: int, reading: int, name: str, number: int, kind: str, firm: str, sentence: str, day: str
) -> dict[str, Any]:
    return {
        "id": claim, "reading": reading, "public": name, "position": number, "name": f"e{claim}", "type": kind,
        "status": "actual", "factuality": firm, "sentence_start": 0, "sentence_end": len(sentence),
        "sentence": sentence, "trigger_start": number, "trigger": "met", "date_start": day, "date_end": day,
        "confidence": 0.8, "rule": f"{kind.lower()}.verb",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What one round asks for: an event, the keys and countries of its sides, its year and two of its words."""

    event: EventRow
    keys: tuple[str, str]
    countries: tuple[str | None, str | None]
    year: dict[str, date]
    words: str


def time_questions(record: Record, *, rounds: int = 40, seed: int = 2) -> dict[str, list[float]]:
    """Milliseconds of CPU time of each question in each round, asked of the record's own events."""
    rows = list(_draw_events(record, random.Random(seed), rounds))
    return {name: [_timed(ask, asked) for asked in rows] for name, ask in questions(record).items()}


def _draw_events(record: Record, chance: random.Random, rounds: int) -> Iterator[Asked]:
    """Events of days drawn at random, so that a common actor is asked for as often as it is in the news."""
    for _ in range(rounds):
        first = _START + timedelta(days=chance.randrange(_DAYS - 60))
        event = record.events(since=first, until=first + timedelta(days=60), limit=1)[0]
        actor, recipient = (party for _, party in record.parts(event))
        year = (event.start or _START).year
        tail = event.sentence.removesuffix(" affair.").split()
        yield Asked(
            event,
            (actor.key, recipient.key),
            (actor.country, recipient.country),
            {"since": date(year, 1, 1), "until": date(year, 12, 31)},
            f"{tail[-1]} {tail[-2]}",
        )


def questions(record: Record) -> dict[str, Callable[[Asked], object]]:
    """What an analyst asks most."""
    watched = tuple(one.key for one in record.actors(limit=200)[::10])
    return {
        "pair in a year": lambda asked: record.events(
            actor=asked.keys[0], recipient=asked.keys[1], limit=50, **asked.year
        ),
        "country pair in a year": lambda asked: record.events(
            actor=asked.countries[0], recipient=asked.countries[1], limit=50, **asked.year
        ),
        "dyad by month": lambda asked: record.count_by("month", actor=asked.countries[0], recipient=asked.countries[1]),
        "reports of an event": lambda asked: record.reports(asked.event),
        "an event by its id": lambda asked: record.event(asked.event.id),
        "watchlist of 20, newest 50": lambda _: record.events(any_of=watched, limit=50),
        "newest 50": lambda _: record.events(limit=50),
        "actor's newest 50": lambda asked: record.events(party=asked.keys[0], limit=50),
        "country's newest 50": lambda asked: record.events(party=asked.countries[0], limit=50),
        "actor page": lambda asked: _actor_page(record, asked.keys[0]),
        "two words": lambda asked: record.events(words=asked.words, limit=50),
        "counts by type": lambda _: record.count_by("type"),
        "counts by month": lambda _: record.count_by("month"),
        "counts by country": lambda _: record.count_by("country"),
        "how many events": lambda _: record.count_events(),
    }


def _actor_page(record: Record, key: str) -> object:
    actor = record.actor(key)
    return record.events_of_actor(actor, limit=50), record.speakers_of(actor)


def _timed(ask: Callable[[Asked], object], asked: Asked) -> float:
    start = time.process_time()
    ask(asked)
    return 1000 * (time.process_time() - start)


def main(arguments: list[str]) -> int:
    """Build the record unless it stands there already, ask, and print a table."""
    events = int(arguments[0]) if arguments else 1_000_000
    file = Path(arguments[1]) if len(arguments) > 1 else Path("/tmp") / f"dragoman_speed_{events}.db"
    if not file.exists():
        start = time.perf_counter()
        build_record(file, events)
        print(f"{events} events built in {time.perf_counter() - start:.0f} s, {file.stat().st_size / 1e6:.0f} MB")
    with open_record(file, create=False) as record:
        for name, took in time_questions(record).items():
            ordered = sorted(took)
            high = ordered[int(0.95 * len(ordered))]
            print(f"{name:28} median {statistics.median(took):9.2f} ms   95 % {high:9.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
