"""What changed in a record between two looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from builders import find_span
from dragoman.errors import SettingError
from dragoman.fetching.looks import Change, LastLook, Standing, changes_since, look_at
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.types import (
    Claim,
    Document,
    Entity,
    EventMention,
    Link,
    Mention,
    Participant,
    Place,
    Reading,
    Span,
    TimeExpression,
)

_TOWNS = {"Idlib": (35.93, 36.63, 169389), "Aleppo": (36.2, 37.16, 170063)}


def reading(publisher: str, agency: str, *, status: str = "actual", day: int = 3, town: str = "Idlib") -> Reading:
    """A page on Syrian troops who shelled a town: Idlib on 2 March 2020, another one three weeks before."""
    text = f"Syrian troops shelled {town} on Monday, {agency} reported to readers of {publisher}."
    whole, troops, town_span = Span(0, len(text)), find_span(text, "Syrian troops"), find_span(text, town)
    digest = f"sha256:{sha256(text.encode()).hexdigest()}"
    document = Document(
        f"{publisher}.html", digest, text, (whole,), publisher=publisher, published=date(2020, 3, day),
        published_from="meta",
    )  # fmt: skip
    monday = date(2020, 3, 2) if town == "Idlib" else date(2020, 2, 10)
    event = EventMention(
        "e1", "ASSAULT", "heavy-weapons", (), (Participant("a1", troops, "subject"),),
        (Participant("a2", town_span, "object"),), find_span(text, "shelled"), whole, "actual",
        TimeExpression(find_span(text, "Monday"), "DATE", "2020-03-02", monday, monday, "weekday"),
        Place(town_span, town, "SYR", *_TOWNS[town], "city", "gazetteer"), (), 0.9, "assault.shell.verb",
    )  # fmt: skip
    entities = (
        Entity("a1", "Syrian Army", "armed group", "SYR", ("MIL",), "test", mentions=(Mention(troops, "a1", "name"),)),
        Entity("a2", town, "place", "SYR", (), "test", mentions=(Mention(town_span, "a2", "name"),)),
    )
    chain = (Link(publisher, "publishes"), Link(agency, "says", find_span(text, "reported")))
    claim = Claim("e1", None, chain, status)  # type: ignore[arg-type]
    return Reading(document, entities, (), (event,), (claim,), "sha256:book", "by hand")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "a.db") as found:
        keep(found, reading("The Daily", "Anadolu"))
        yield found


def keep(record: Record, *readings: Reading) -> None:
    for one in readings:
        record.add_reading(one)
    resolve_record(record)


def told(before: dict[str, Standing], record: Record) -> list[str]:
    return [change.tell() for change in changes_since(before, record, record.events())]


def test_nothing_changed(record: Record) -> None:
    assert told(look_at(record.events()), record) == []


def test_a_new_event(record: Record) -> None:
    before = look_at(record.events())
    keep(record, reading("The Weekly", "SANA", town="Aleppo"))
    (change,) = changes_since(before, record, record.events())
    assert (change.tell(), change.before, change.event.place) == ("new", None, "Aleppo")


def test_another_originator(record: Record) -> None:
    before = look_at(record.events())
    keep(record, reading("The Weekly", "Reuters", day=4))
    assert told(before, record) == ["originators 1 -> 2"]


def test_a_reprint_of_the_same_agency_changes_nothing(record: Record) -> None:
    before = look_at(record.events())
    keep(record, reading("The Weekly", "Anadolu", day=4))
    assert told(before, record) == []
    (event,) = record.events()
    assert event.pages == 2


def test_an_event_that_goes_by_a_new_name_is_known_by_its_reports(record: Record) -> None:
    before = look_at(record.events())
    keep(record, reading("The Weekly", "Reuters", day=2), reading("The Monthly", "AFP", day=2))
    (event,) = record.events()
    assert told(before, record) == ["originators 1 -> 3"]
    renamed = {
        "E" + next(r.claim.id for r in record.reports(event) if f"E{r.claim.id}" != event.id): before.popitem()[1]
    }
    assert told(renamed, record) == ["originators 1 -> 3"]
    assert told({"E000000000000-1": renamed.popitem()[1]}, record) == ["new"]


def test_another_status(tmp_path: Path) -> None:
    with open_record(tmp_path / "b.db") as record:
        keep(record, reading("The Daily", "Anadolu", status="alleged"))
        before = look_at(record.events())
        keep(record, reading("The Weekly", "Reuters", day=4))
        assert told(before, record) == ["originators 1 -> 2; alleged -> actual"]


def test_every_change_in_words(record: Record) -> None:
    (event,) = record.events()
    now = replace(event, low=2, high=3, factuality="denied", denied=True)
    assert Change(now, Standing(1, 1, "actual", False)).tell() == (
        "originators 1 -> 2 to 3; actual -> denied; now denied"
    )
    assert Change(now, Standing(2, 3, "denied", False)).tell() == "now denied"
    assert Change(now, Standing(4, 4, "denied", True)).tell() == ""
    assert Change(replace(now, denied=False), Standing(2, 3, "denied", True)).tell() == "no longer denied"


def test_the_last_look_is_kept_for_each_record(record: Record, tmp_path: Path) -> None:
    look = look_at(record.events())
    LastLook(tmp_path / "captures", "a.db").save(look)
    assert LastLook(tmp_path / "captures", "a.db").load() == look
    assert LastLook(tmp_path / "captures", "b.db").load() is None


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"no gzip"])
def test_a_look_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    last = LastLook(tmp_path, "a.db")
    last.save({})
    (file,) = tmp_path.glob("look-*")
    file.write_bytes(content)
    assert last.load() is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("a file")
    with pytest.raises(SettingError, match="DRAGOMAN_CAPTURES"):
        LastLook(tmp_path / "captures", "a.db").save({})
