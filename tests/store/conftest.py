"""Readings built by hand: no model, no codebook."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from dragoman.reports import reports_of
from dragoman.types import (
    Attribution,
    Claim,
    Document,
    Entity,
    Event,
    EventMention,
    Link,
    Mention,
    Origin,
    Originator,
    Participant,
    Place,
    Quantity,
    Reading,
    Resolution,
    Span,
    TimeExpression,
)

TEXT = "Syrian troops shelled Idlib on Monday, killing 3 people, the agency Anadolu reported. Turkey denied it."


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def by_name(span: Span, entity: str) -> Mention:
    return Mention(span, entity, "name")


def make_reading(
    name: str = "a.txt",
    *,
    codebook: str = "sha256:book",
    text: str = TEXT,
    title: str = "Shelling in Erdoğan's neighbourhood",
    given: date | None = None,
) -> Reading:
    document = Document(
        file=name,
        digest="sha256:" + hashlib.sha256(name.encode()).hexdigest(),
        text=text,
        paragraphs=(Span(0, len(text)),),
        title=title,
        publisher="The Daily",
        published=given or date(2020, 3, 3),
        published_from="given" if given else "meta",
    )
    troops, turkey = span_in(text, "Syrian troops"), span_in(text, "Turkey")
    entities = (
        Entity("a1", "Syrian Army", "armed group", "SYR", ("MIL", "GOV"), "test", mentions=(by_name(troops, "a1"),)),
        Entity("a2", "Türkiye", "government", "TUR", ("GOV",), "test", mentions=(by_name(turkey, "a2"),)),
    )  # fmt: skip
    said = Attribution(
        "s1", None, "report", span_in(text, "the agency Anadolu"), None, span_in(text, "reported"),
        (Span(0, text.index(", the agency")),), "test",
    )  # fmt: skip
    first, second = text.index(". ") + 1, text.index("Turkey")
    shelling = EventMention(
        "e1", "ASSAULT", "heavy-weapons", ("military",),
        (Participant("a1", troops, "subject"),), (Participant("a2", turkey, "object"),),
        span_in(text, "shelled"), Span(0, first), "actual",
        TimeExpression(span_in(text, "Monday"), "DATE", "2020-03-02", date(2020, 3, 2), date(2020, 3, 2), "weekday"),
        Place(span_in(text, "Idlib"), "Idlib", "SYR", 35.93, 36.63, 169389, "city"),
        (Quantity("dead", 3, 3, span_in(text, "3")),), 0.9, "assault.shell.verb",
    )  # fmt: skip
    denial = EventMention(
        "e2", "REJECT", None, (), (Participant("a2", turkey, "subject"),), (),
        span_in(text, "denied"), Span(second, len(text)), "actual", None, None, (), 0.5, "reject.deny.verb",
    )  # fmt: skip
    claims = (
        Claim("e1", "s1", (Link("The Daily", "publishes"), Link("Anadolu", "says", said.cue)), "actual"),
        Claim("e2", None, (Link("The Daily", "publishes"),), "actual"),
    )
    return Reading(document, entities, (said,), (shelling, denial), claims, codebook, "md-3.7.1")


def make_resolution(readings: Iterable[Reading]) -> Resolution:
    """Every report an event of its own, told by the last speaker of its chain."""
    reports = [report for reading in readings for report in reports_of(reading)]
    events = [
        Event(
            "E" + one.id, one.type, one.mode, one.actors, one.recipients, one.start, one.end, one.place, one.country,
            one.lat, one.lon, one.factuality, one.confidence, (one.id,),
        )
        for one in reports
    ]  # fmt: skip
    origins = [
        Origin(event.id, 1, 1, (Originator(one.chain[-1].name, (one.id,), False, "says so"),))
        for event, one in zip(events, reports, strict=True)
    ]
    return Resolution(len(reports), 0, tuple(reports), tuple(events), tuple(origins), (), (), (), ())


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Builds a reading by hand."""
    return make_reading


@pytest.fixture(scope="session")
def each_alone() -> Callable[..., Resolution]:
    """Resolves readings so that every report is an event of its own."""
    return make_resolution


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a record may be made."""
    return tmp_path / "dragoman.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record may be made: a file, and a database of a PostgreSQL server."""
    if request.param == "sqlite":
        return str(tmp_path / "dragoman.db")
    new_database: Callable[[], str] = request.getfixturevalue("new_database")
    return new_database()
