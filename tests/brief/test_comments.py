"""Who is accused is asked: a reminder until it is done, and until a reply has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.brief.comments import ASKED, remind
from dragoman.brief.draft import draft_from_json
from dragoman.brief.edited import mark_use
from dragoman.brief.keeping import make_brief
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, Wanted, open_record
from dragoman.store.briefing import BriefRow
from dragoman.types import Reading
from tests.brief.conftest import NOW
from tests.shelling import WIRE, make_reading


def alleging() -> Reading:
    """A page on which the agency only alleges what the army did."""
    reading = make_reading("claim.html", WIRE, day=date(2020, 3, 3), publisher="The Daily", says="Anadolu")
    return replace(reading, claims=tuple(replace(claim, factuality="alleged") for claim in reading.claims))


@pytest.fixture
def accused(tmp_path: Path) -> Iterator[Record]:
    """A record of that page alone."""
    with open_record(tmp_path / "accused.db", now=lambda: NOW) as record:
        record.add_reading(alleging())
        resolve_record(record)
        yield record


def brief_of(record: Record) -> BriefRow:
    return make_brief(record, Wanted(), query="", since="2020-03-01", who="Ann", now=NOW)


def test_the_accused_is_to_be_asked_until_somebody_has_and_he_replied(accused: Record) -> None:
    record = accused
    row = brief_of(record)
    draft = draft_from_json(row.draft)
    (first,) = remind(record, draft, row.text)
    assert first.asked is None and first.names == ("the Syrian Army",)
    pass_judgement(record, first.event, "note", value="seen", who="Ann")
    pass_judgement(record, first.event, "note", value=first.note, who="Bob")
    (then,) = remind(record, draft, row.text)
    assert then.asked is not None and (then.asked.who, then.asked.value) == ("Bob", f"{ASKED}{first.names[0]}")
    pass_judgement(record, first.event, "reply", value="We did not.", who="Bob")
    assert remind(record, draft, row.text) == []


def test_a_note_taken_back_reminds_again(accused: Record) -> None:
    record = accused
    row = brief_of(record)
    (first,) = remind(record, draft_from_json(row.draft), row.text)
    kept = pass_judgement(record, first.event, "note", value=first.note, who="Bob")
    record.withdraw(kept.id, who="Bob")
    assert remind(record, draft_from_json(row.draft), row.text) == [first]


@pytest.mark.parametrize("use", ["hold", "kill"])
def test_nobody_is_asked_about_what_does_not_leave(accused: Record, use: str) -> None:
    record = accused
    row = brief_of(record)
    draft = draft_from_json(row.draft)
    text = mark_use(row.text, draft.lines[0].event, use)  # type: ignore[arg-type]
    assert remind(record, draft, text) == []


def test_what_is_told_as_a_fact_or_denied_already_needs_no_comment(record: Record) -> None:
    row = brief_of(record)
    assert remind(record, draft_from_json(row.draft), row.text) == []


def test_whoever_has_no_name_can_not_be_asked(tmp_path: Path) -> None:
    reading = alleging()
    nameless = tuple(
        replace(one, name="gunmen", key=None) if one.key == "SYR.MIL.army" else one for one in reading.entities
    )
    with open_record(tmp_path / "nameless.db", now=lambda: NOW) as record:
        record.add_reading(replace(reading, entities=nameless))
        resolve_record(record)
        row = brief_of(record)
        assert record.events()[0].actors == ("gunmen",)
        assert remind(record, draft_from_json(row.draft), row.text) == []
