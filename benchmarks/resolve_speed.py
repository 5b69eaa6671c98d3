"""A record resolved and then added to, timed: python -m benchmarks.resolve_speed [PAGES] [FILE].

CPU time counts. The pages are made up, but skewed as news is: five events each, few actors and words take most of
them, a tenth are copies of another page, and most days are those of the last year.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Callable, Iterator
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


def timed(told: str, work: Callable[[], object]) -> None:
    """Print how long some work took."""
    start = time.process_time()
    work()
    print(f"{told:28} {time.process_time() - start:8.2f} CPU s", flush=True)


def add(record: Record, readings: list[Reading]) -> None:
    """Keep some pages' readings."""
    for reading in readings:
        record.add_reading(reading)


def main(arguments: list[str]) -> int:
    """Build a record, resolve it, add ten pages and judge one event."""
    pages = int(arguments[0]) if arguments else 20_000
    file = Path(arguments[1]) if len(arguments) > 1 else Path("/tmp") / f"dragoman_resolve_{pages}.db"
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    readings = list(make_readings(pages + 10))
    with open_record(file) as record:
        timed(f"{pages} pages kept", lambda: add(record, readings[:-10]))
        timed("all resolved", lambda: resolve_record(record))
        add(record, readings[-10:])
        timed("ten pages more resolved", lambda: resolve_record(record))
        subject = record.events(limit=1)[0].id
        record.judge(subject, "accept", who="nobody")
        timed("one judgement resolved", lambda: settle_record(record))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
