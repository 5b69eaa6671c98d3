"""From the record to the brief: attribution and status stay in words, and editing them out is noticed."""

from __future__ import annotations

import email
import email.policy
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.brief.changes import changes_since
from dragoman.brief.check import check_text
from dragoman.brief.compose import compose_brief, parse_since
from dragoman.brief.corrections import correct_brief, write_correction
from dragoman.brief.draft import Draft, Line, Story, draft_from_json, draft_to_json
from dragoman.brief.edited import read_text, write_text
from dragoman.brief.files import FILES, file_of
from dragoman.brief.keeping import keep_edit, make_brief
from dragoman.brief.sentences import STATUS_WORDS, tell_happening
from dragoman.errors import SettingError
from dragoman.export.rows import export_rows
from dragoman.quoting import QUOTE_LIMIT
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, Wanted, open_record
from dragoman.store.briefing import BriefRow
from dragoman.types import Claim
from tests.brief.conftest import NOW
from tests.shelling import WIRE, make_reading


def draft_of(record: Record, since: str = "2020-03-01") -> Draft:
    return compose_brief(record, Wanted(), parse_since(since, NOW), query="", title="Evening brief")


def made(record: Record, since: str = "2020-03-01") -> BriefRow:
    return make_brief(record, Wanted(), query="", since=since, who="Ann", now=NOW)


def line(**fields: object) -> Line:
    told = {
        "event": "E3fa85f64a1b2-14", "sentence": "SANA alleged that rebels attacked Idlib.", "notes": (),
        "keep": (("SANA",), STATUS_WORDS["alleged"]), "quote": "Rebels attacked.", "cite": "The Daily", "url": None,
        "factuality": "alleged", "originator": "SANA", "sources": ("The Daily", "SANA"), "single": True,
    }  # fmt: skip
    return Line(**{**told, **fields})  # type: ignore[arg-type]


def draft(*lines: Line) -> Draft:
    return Draft("Evening brief", "", "pages published since 1 March 2020", (Story("Idlib", lines),))


def test_every_line_names_its_speaker_and_keeps_its_status(record: Record) -> None:
    lines = draft_of(record).lines
    assert lines
    for one in lines:
        assert one.originator and one.originator in one.sentence
        assert one.factuality != "denied" or "denied" in one.told
    assert any("SANA" in one.told and "denied" in one.told for one in lines)
    assert any(one.sentence.startswith("Anadolu said that") for one in lines)


def test_a_denial_stands_beside_what_it_denies(record: Record) -> None:
    told = " ".join(one.told for one in draft_of(record).lines)
    assert re.search(r"denied by SANA|SANA.{0,60} denied", told)
    assert "Dead: 3 (Anadolu)" in told


def test_single_originators_are_said_to_be_single(record: Record) -> None:
    for one in draft_of(record).lines:
        assert one.single == ("single originator" in one.told.lower())


def test_a_fresh_draft_has_no_warnings_and_survives_json_and_text(record: Record) -> None:
    found = draft_of(record)
    assert check_text(found, write_text(found)) == []
    assert draft_from_json(draft_to_json(found)) == found


def test_periods() -> None:
    assert parse_since("18h", NOW).moment == datetime(2020, 3, 6, 0, tzinfo=UTC)
    assert parse_since("2d", NOW).moment == datetime(2020, 3, 4, 18, tzinfo=UTC)
    assert str(parse_since("2020-03-05", NOW).day) == "2020-03-05"
    with pytest.raises(SettingError, match="no period"):
        parse_since("yesterday", NOW)


def test_a_period_of_hours_asks_when_pages_were_read(record: Record) -> None:
    assert draft_of(record, "1h").lines and not draft_of(record, "2021-01-01").lines


@pytest.mark.parametrize(
    ("wrong", "warning"),
    [
        ("Rebels allegedly attacked Idlib.", "attribution to SANA"),
        ("SANA said that rebels attacked Idlib.", "status word “alleged”"),
    ],
)
def test_what_editing_takes_out_is_warned_of(wrong: str, warning: str) -> None:
    one = line()
    text = write_text(draft(one)).replace(one.sentence, wrong)
    assert [warning in found.words for found in check_text(draft(one), text)] == [True]


def test_rewriting_that_keeps_both_is_not_warned_of() -> None:
    one = line()
    text = write_text(draft(one)).replace(one.sentence, "Rebels allegedly attacked Idlib, according to SANA.")
    assert check_text(draft(one), text) == []


def test_an_item_may_be_taken_out_whole_but_none_may_come_from_nowhere() -> None:
    one, two = line(), line(event="E3fa85f64a1b2-99")
    whole = write_text(draft(one, two))
    without = whole.replace(f"[{two.event}] {two.told}\n> “{two.quote}” ({two.cite})\n", "")
    assert two.event not in without and check_text(draft(one, two), without) == []
    warned = check_text(draft(one, two), f"{whole}\nThe market burned for days.\n")
    assert ["has no source" in found.words for found in warned] == [True]


def test_another_quotation_than_the_pages_is_warned_of() -> None:
    one = line()
    text = write_text(draft(one)).replace(one.quote, "Rebels fled.")
    assert ["is not the page's words" in found.words for found in check_text(draft(one), text)] == [True]


@given(st.text(max_size=900), st.text(max_size=400))
def test_no_quotation_is_longer_than_may_leave_the_record(words: str, cite: str) -> None:
    text = f"# Brief\n\n[E3fa85f64a1b2-14] SANA said “{words}”\n> “{words}” ({cite})\n"
    for block in read_text(text):
        if block.kind == "quote":
            assert len(block.words) <= QUOTE_LIMIT
        for quoted in re.findall(r"“([^”]*)”", block.words):
            assert len(quoted) <= QUOTE_LIMIT


@pytest.mark.parametrize("ending", FILES)
def test_every_format_keeps_the_speaker_and_the_mark(record: Record, ending: str) -> None:
    row = made(record)
    content = file_of(row, ending)
    if ending == ".eml":
        mail = email.message_from_bytes(content, policy=email.policy.default)
        parts = {part.get_content_type(): part for part in mail.walk()}
        assert mail.get_content_type() == "multipart/alternative"
        assert {"text/plain", "text/html", "image/png"} <= set(parts)
        text = str(parts["text/plain"].get_content())
        assert "cid:" in str(parts["text/html"].get_content())
    else:
        text = content.decode()
    assert "SANA" in text and draft_from_json(row.draft).lines[0].event in text
    assert "<script>document" not in text or ending in {".txt", ".eml", ".json", ".ninjs"}


def test_html_holds_all_it_needs_and_no_script(record: Record) -> None:
    html = file_of(made(record), ".html").decode()
    assert "<script" not in html and "onerror=alert" not in html.replace("&lt;img src=x onerror=alert", "")
    assert re.findall(r'(?:src|href)="(?!data:|https?://|#)', html) == []
    assert 'src="data:image/png;base64,' in html


def test_ninjs_warns_of_single_originators(record: Record) -> None:
    told = json.loads(file_of(made(record), ".json"))
    assert {one["name"] for one in told["infoSources"]} >= {"The Daily", "Anadolu"}
    assert "Single originator" in told["edNote"] and "told otherwise" in told["edNote"]
    assert told["digitalSourceType"].startswith("http://cv.iptc.org/newscodes/digitalsourcetype/")


def test_no_such_format(record: Record) -> None:
    with pytest.raises(SettingError, match="no format"):
        file_of(made(record), ".docx")


def test_versions_are_appended_and_the_last_brief_is_compared_with(record: Record) -> None:
    first = made(record)
    edited = keep_edit(record, first, first.text.replace("# Evening", "# Late evening"), who="Bob")
    assert keep_edit(record, edited, edited.text, who="Bob") == edited
    assert [row.version for row in record.brief_versions("B1")] == [first.version, edited.version]
    second = made(record)
    assert second.id == "B2"
    many = len(draft_from_json(second.draft).lines)
    assert draft_from_json(second.draft).changes[0] == f"0 of {many} items were not in the last brief (B1)."
    assert check_text(draft_from_json(second.draft), second.text) == []


def test_a_rejected_event_is_corrected_to_those_who_had_it(record: Record) -> None:
    row = made(record)
    record.add_sending(row.version, address="ann@example.org", token="t1")
    record.add_sending(row.version, address="refused@example.org", token="t2", problem="550 no such user")
    assert correct_brief(record, "B1", now=NOW).changes == ()
    event = draft_from_json(row.draft).lines[0].event
    pass_judgement(record, event, "reject", who="Ann", why="a misreading")
    resolve_record(record)
    found = correct_brief(record, "B1", now=NOW)
    assert found.recipients == ("ann@example.org",)
    assert [change.kind for change in found.changes if change.before.event == event] == ["gone"]
    note = write_correction(found)
    assert note.startswith("# Correction, 6 March 2020") and "a misreading" in note


def test_a_corrected_event_says_what_is_right(record: Record) -> None:
    row = made(record)
    line = next(one for one in draft_from_json(row.draft).lines if "SANA" not in (one.originator or ""))
    pass_judgement(record, line.event, "correct", field="type", value="COERCE", who="Ann")
    resolve_record(record)
    change = next(one for one in changes_since(record, draft_from_json(row.draft)) if one.before.event == line.event)
    assert change.kind == "corrected" and change.now is not None and "coercion" in change.now.sentence


def test_a_page_without_a_publisher_is_told_as_one_and_raises_no_warning(tmp_path: Path) -> None:
    reading = make_reading("bare.html", WIRE, day=date(2020, 3, 5), publisher=None, says="Anadolu")
    with open_record(tmp_path / "bare.db") as record:
        record.add_reading(replace(reading, attributions=(), claims=(Claim("e1", None, (), "actual"),)))
        resolve_record(record)
        found = draft_of(record)
    (bare,) = found.lines
    assert bare.sentence.startswith("A page without a named publisher reported that")
    assert check_text(found, write_text(found)) == []
    removed = re.sub("(?i)a page without a named publisher", "everybody", write_text(found))
    assert [one.event for one in check_text(found, removed)] == [bare.event]


def test_names_begin_small_within_a_sentence(record: Record) -> None:
    event = record.told_called([draft_of(record).lines[0].event])
    row = next(iter(export_rows(event)))
    side = replace(row.actors[0], party=replace(row.actors[0].party, name="The two leaders"))
    assert tell_happening(replace(row, actors=(side,))).startswith("the two leaders ")


def test_a_wire_puts_the_speaker_behind_what_he_says_and_loses_nothing(record: Record) -> None:
    plain = {line.event: line for line in draft_of(record).lines}
    wire = compose_brief(record, Wanted(), parse_since("2020-03-01", NOW), query="", title="Brief", tone="wire")
    told = next(line for line in wire.lines if line.originator == "Anadolu" and line.factuality == "actual")
    assert re.search(r", .*Anadolu.* said", told.sentence) and "said that" not in told.sentence
    for line in wire.lines:
        assert line.originator and line.originator in line.sentence and line.notes == plain[line.event].notes
        if line.factuality in {"alleged", "denied"}:
            assert line.sentence == plain[line.event].sentence
    assert check_text(wire, write_text(wire)) == []
    assert changes_since(record, draft_from_json(draft_to_json(wire))) == []


def test_a_short_brief_is_without_the_pages_words_and_without_warnings(record: Record) -> None:
    short = compose_brief(record, Wanted(), parse_since("2020-03-01", NOW), query="", title="Brief", tone="short")
    text = write_text(short)
    assert [line.sentence in text for line in short.lines] == [True] * len(short.lines)
    assert "\n> " not in text and check_text(short, text) == []


def test_a_draft_kept_before_there_were_tones_is_full(record: Record) -> None:
    told = json.loads(draft_to_json(draft_of(record)))
    del told["tone"]
    assert draft_from_json(json.dumps(told)).tone == "full"


def test_no_such_tone(record: Record) -> None:
    with pytest.raises(SettingError, match="no tone"):
        make_brief(record, Wanted(), query="", since="18h", who="Ann", now=NOW, tone="loud")


def test_a_country_says_of_itself_it(record: Record) -> None:
    rows = export_rows(record.told_called([event.id for event in record.events()]))
    (row,) = [row for row in rows if row.factuality == "actual"]
    (side,) = row.actors
    of_itself = replace(row, actors=(replace(side, party=replace(side.party, kind="government")),))
    assert tell_happening(of_itself, speaker=side.party.name).startswith("it ")
    assert not tell_happening(of_itself, speaker="Anadolu").startswith("it ")
    assert not tell_happening(replace(row, actors=(replace(side, party=replace(side.party, kind="person")),)),
                              speaker=side.party.name).startswith("it ")  # fmt: skip
