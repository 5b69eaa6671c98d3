"""A record with one page in it, built by hand; commands run in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.cli.main import run
from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from dragoman.types import (
    Attribution,
    Claim,
    Document,
    Entity,
    EventMention,
    LeftOut,
    Link,
    Mention,
    Participant,
    Place,
    Reading,
    Span,
    TimeExpression,
)
from tests.builders import find_span

TEXT = "Syrian troops shelled Idlib on Monday, Anadolu reported."
DIGEST = "sha256:3fa85f64" + "0" * 56


def make_reading(file: str = "page.txt", digest: str = DIGEST) -> Reading:
    whole, troops = Span(0, len(TEXT)), find_span(TEXT, "Syrian troops")
    document = Document(
        file, digest, TEXT, (whole,), title="Shelling \x1b[31min Idlib", publisher="The Daily",
        published=date(2020, 3, 3), published_from="meta", left_out=(LeftOut("navigation", "Home World"),),
    )  # fmt: skip
    army = Entity(
        "a1", "Syrian Army", "armed group", "SYR", ("MIL",), "test", mentions=(Mention(troops, "a1", "name"),)
    )
    said = Attribution(
        "s1",
        None,
        "report",
        find_span(TEXT, "Anadolu"),
        None,
        find_span(TEXT, "reported"),
        (Span(0, 37),),
        "report.said",
    )
    event = EventMention(
        "e1", "ASSAULT", "heavy-weapons", (), (Participant("a1", troops, "subject"),), (),
        find_span(TEXT, "shelled"), whole, "actual",
        TimeExpression(find_span(TEXT, "Monday"), "DATE", "2020-03-02", date(2020, 3, 2), date(2020, 3, 2), "weekday"),
        Place(find_span(TEXT, "Idlib"), "Idlib", "SYR", 35.93, 36.63, 169389, "city", "gazetteer"), (),
        0.9, "assault.shell.verb",
    )  # fmt: skip
    chain = (Link("The Daily", "publishes"), Link("Anadolu", "says", said.cue))
    return Reading(document, (army,), (said,), (event,), (Claim("e1", "s1", chain, "actual"),), "sha256:book", "md")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in, with a record of one page under its usual name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("DRAGOMAN_DB", "DRAGOMAN_CODEBOOK", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))  # whatever is installed on this machine
    with open_record(tmp_path / "dragoman.db") as record:
        record.add_reading(make_reading())
        resolve_record(record)
    return tmp_path


@pytest.fixture
def reading() -> Reading:
    """The reading that stands in the record."""
    return make_reading()


@pytest.fixture
def dragoman(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command: exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
