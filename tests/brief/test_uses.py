"""Items put on hold or killed: they stay in the edited text, with all its versions, and do not leave."""

from __future__ import annotations

import json

import pytest

from dragoman.brief.check import check_text
from dragoman.brief.corrections import correct_brief
from dragoman.brief.draft import draft_from_json
from dragoman.brief.edited import Use, leaving, mark_use, read_text
from dragoman.brief.files import FILES, file_of
from dragoman.brief.keeping import keep_edit, make_brief
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, Wanted
from dragoman.store.briefing import BriefRow
from tests.brief.conftest import NOW

TEXT = (
    "# Evening brief\n\n## Idlib\n\n[E3fa85f64a1b2-14] SANA said so.\n> “So.” (The Daily)\n\n"
    "## Homs\n\n[E3fa85f64a1b2-92] Anadolu said so.\n"
)


@pytest.fixture
def row(record: Record) -> BriefRow:
    return make_brief(record, Wanted(), query="", since="2020-03-01", who="Ann", now=NOW)


def first_event(row: BriefRow) -> str:
    return draft_from_json(row.draft).lines[0].event


@pytest.mark.parametrize("use", ["hold", "kill"])
def test_an_item_kept_back_leaves_with_its_quotation_and_its_empty_heading(use: Use) -> None:
    text = mark_use(TEXT, "E3fa85f64a1b2-14", use)
    assert f"[E3fa85f64a1b2-14 {use}] SANA said so." in text
    assert [block.use for block in read_text(text)] == ["use", "use", use, use, "use", "use"]
    assert [block.words for block in leaving(read_text(text))] == ["Evening brief", "Homs", "Anadolu said so."]
    assert mark_use(text, "E3fa85f64a1b2-14", "use") == TEXT


def test_a_heading_that_was_empty_before_stays() -> None:
    blocks = read_text("# Evening brief\n\n## Idlib\n\n## Homs\n\n[E3fa85f64a1b2-92] Anadolu said so.\n")
    assert leaving(blocks) == blocks


def test_no_file_holds_what_was_killed(record: Record, row: BriefRow) -> None:
    event = first_event(row)
    killed = keep_edit(record, row, mark_use(row.text, event, "kill"), who="Bob")
    assert (killed.version > row.version, killed.who) == (True, "Bob")
    for ending in set(FILES) - {".txt"}:
        assert event.encode() in file_of(row, ending), ending
        assert event.encode() not in file_of(killed, ending), ending
    assert event not in json.dumps(json.loads(file_of(killed, ".ninjs"))["altIds"])
    assert f"[{event} kill]".encode() in file_of(killed, ".txt")
    assert check_text(draft_from_json(killed.draft), killed.text) == []


def test_who_was_never_sent_an_item_needs_no_correction(record: Record, row: BriefRow) -> None:
    event = first_event(row)
    held = keep_edit(record, row, mark_use(row.text, event, "hold"), who="Bob")
    record.add_sending(held.version, address="reader@example.org", token="t", problem=None)
    pass_judgement(record, event, "reject", who="Bob")
    resolve_record(record)
    assert event not in {change.before.event for change in correct_brief(record, row.id, now=NOW).changes}
