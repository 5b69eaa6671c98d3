"""A record resolved, then added to and judged, timed: python -m benchmarks.resolve_speed [PAGES] [FILE].

CPU time counts, and is told as a share of resolving all too. What is added came out after all the rest, as it does on a
desk; a page of an earlier day may need words to be counted anew, and then everything is resolved. The pages are made
up, but skewed as news is: five events each, few actors and words take most of them, a tenth are copies of another
page, and most days are those of the last year.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.store_speed import SECTORS, VERBS, make_word, skewed
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.resolve.whole import resolve_record, settle_record
from dragoman.store import Record, open_record
from dragoman.types import (
    Claim,
    Document,
    Entity,
    EventMention,
    Link,
    Participant,
    Reading,
    Span,
    TimeExpression,
)

_START, _DAYS = date(2024, 1, 1), 365
_EVENTS = 5  # on a page
_COPIED = 0.1  # of the pages
_ADDED = 20  # pages
_TYPES = tuple(QUAD_CLASS)[: len(VERBS)]
_SENTENCE = "{actor} {verb} {recipient} over the {tail} affair."


def make_readings(pages: int, *, seed: int = 1) -> Iterator[Reading]:
    """So many pages as they would have been read, in no order of days."""
    chance = random.Random(seed)
    countries = [f"{chr(81 + n // 26)}{chr(65 + n % 26)}X" for n in range(200)]
    names = [f"{make_word(chance).title()} {make_word(chance).title()} {n}" for n in range(2_000)]
    cast = [(name, countries[skewed(chance, 200)], chance.choice(SECTORS)) for name in names]
    words = [make_word(chance) for _ in range(20_000)]
    last: list[str] = []
    for number in range(pages):
        if not last or chance.random() > _COPIED:
            last = [_sentence(chance, cast, words) for _ in range(_EVENTS)]
        yield _reading(number, last, cast, _START + timedelta(days=chance.randrange(_DAYS)))


def _sentence(chance: random.Random, cast: list[tuple[str, str, str]], words: list[str]) -> str:
    tail = " ".join(words[skewed(chance, len(words))] for _ in range(20))
    actor, recipient = (cast[skewed(chance, len(cast))][0] for _ in range(2))
    return _SENTENCE.format(actor=actor, verb=chance.choice(VERBS), recipient=recipient, tail=tail)


def _reading(number: int, sentences: list[str], cast: list[tuple[str, str, str]], day: date) -> Reading:
    text = "\n".join(sentences)
    digest = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    paper = f"Paper {number % 50}"
    document = Document(
        f"{number}.txt", f"sha256:{digest}", text, tuple(_spans(sentences)), title=sentences[0][:60], publisher=paper,
        published=day, published_from="meta", language="en",
    )  # fmt: skip
    known = {name: (country, sector) for name, country, sector in cast}
    entities, events = dict[str, Entity](), list[EventMention]()
    for span, sentence in zip(document.paragraphs, sentences, strict=True):
        before, verb, after = next(sentence.partition(f" {one} ") for one in VERBS if f" {one} " in sentence)
        sides = before, after.partition(" over the ")[0]
        starts = span.start, span.start + len(before) + len(verb)
        for name in sides:
            country, sector = known[name]
            entities.setdefault(name, Entity(f"a{len(entities) + 1}", name, "person", country, (sector,), "made up"))
        places = [Span(start, start + len(name)) for start, name in zip(starts, sides, strict=True)]
        actor, recipient = (
            (Participant(entities[name].id, place, "side"),) for name, place in zip(sides, places, strict=True)
        )
        trigger = Span(span.start + len(before) + 1, span.start + len(before) + len(verb) - 1)
        when = TimeExpression(span, "DATE", str(day), day - timedelta(days=1), day - timedelta(days=1), "made up")
        kind = _TYPES[VERBS.index(verb.strip())]
        events.append(
            EventMention(
                f"e{len(events) + 1}", kind, None, (), actor, recipient, trigger, span, "actual", when, None, (), 0.8,
                f"{kind.lower()}.{verb.strip()}.verb",
            )
        )  # fmt: skip
    claims = tuple(Claim(event.id, None, (Link(paper, "publishes"),), "actual") for event in events)
    return Reading(document, tuple(entities.values()), (), tuple(events), claims, "made up", "none")


def _spans(sentences: list[str]) -> Iterator[Span]:
    start = 0
    for sentence in sentences:
        yield Span(start, start + len(sentence))
        start += len(sentence) + 1


class Timer:
    """Prints how long some work took, and what part that is of the first that was a whole."""

    def __init__(self) -> None:
        self._whole: float | None = None

    def time(self, told: str, work: Callable[[], object], *, whole: bool = False) -> None:
        """Do some work; `whole` is what later work is measured by."""
        start = time.process_time()
        work()
        took = time.process_time() - start
        self._whole = took if whole else self._whole
        share = f" {took / self._whole:6.1%} of resolving all" if self._whole and not whole else ""
        print(f"{told:32} {took:8.2f} CPU s{share}", flush=True)


def add(record: Record, readings: list[Reading]) -> None:
    """Keep some pages' readings."""
    for reading in readings:
        record.add_reading(reading)


def newest(readings: list[Reading]) -> list[Reading]:
    """Pages as if they had come out on the day after all others."""
    day = _START + timedelta(days=_DAYS)
    return [replace(reading, document=replace(reading.document, published=day)) for reading in readings]


def main(arguments: list[str]) -> int:
    """Build a record, resolve it, add a few pages, pass some judgements and take one back."""
    pages = int(arguments[0]) if arguments else 20_000
    file = Path(arguments[1]) if len(arguments) > 1 else Path("/tmp") / f"dragoman_resolve_{pages}.db"
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    readings, timer = list(make_readings(pages + _ADDED)), Timer()
    with open_record(file) as record:
        timer.time(f"{pages} pages kept", lambda: add(record, readings[:-_ADDED]))
        timer.time("all resolved", lambda: resolve_record(record), whole=True)
        add(record, newest(readings[-_ADDED:]))
        timer.time(f"{_ADDED} pages more", lambda: settle_record(record))
        first, second, third = (event.id for event in record.events(limit=3))
        record.judge(first, "accept", who="nobody")
        timer.time("an event accepted", lambda: settle_record(record))
        record.judge(second, "correct", field="place", value="Nowhere", who="nobody")
        timer.time("an event's place corrected", lambda: settle_record(record))
        merge = record.judge(second, "merge", value=third, who="nobody")
        timer.time("two events merged", lambda: settle_record(record))
        record.withdraw(merge.id, who="nobody")
        timer.time("that taken back", lambda: settle_record(record))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
