from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from export_builders import make_row, written
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.export.bystanders import is_non_combatant
from dragoman.export.formats import FORMATS
from dragoman.export.places import country_centre, spot_of
from dragoman.export.rows import ExportRow, export_rows, sentence_number
from dragoman.quoting import QUOTE_LIMIT, short_quote
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.types import Reading

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=1500)


@given(WORDS)
def test_quotes_never_pass_the_limit(text: str) -> None:
    quote = short_quote(text)
    assert len(quote) <= QUOTE_LIMIT
    assert quote == " ".join(text.split()) or quote.endswith("…")


# Built of capitals that occur nowhere else, so that the longest run of them is what was quoted.
@given(st.lists(st.sampled_from(["QX", "QXQX", "QXQXQXQX"]), min_size=60, max_size=400), st.booleans())
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("name", sorted(name for name, one in FORMATS.items() if one.is_text))
def test_no_format_quotes_more_than_the_limit(name: str, words: list[str], joined: bool) -> None:
    sentence = ("" if joined else " ").join(words)
    row = make_row(text=sentence, status="planned")
    told = written(name, row).decode().replace("\r\n ", "")  # iCalendar breaks its lines
    longest, run = 0, 0
    for letter in told:
        run = run + 1 if letter in "QX " else 0
        longest = max(longest, run)
    assert longest <= QUOTE_LIMIT


@pytest.mark.parametrize("name", ["csv", "jsonl", "polecat", "icews", "plover", "gdelt", "gdelt-mentions", "geojson",
                                  "ftm", "json-ld", "prov", "ninjs", "timeline", "atom"])  # fmt: skip
def test_status_and_originator_are_never_dropped(name: str) -> None:
    told = written(name, make_row(status="alleged", factuality="alleged")).decode()
    assert "alleged" in told
    assert "Anadolu" in told


@pytest.mark.parametrize(
    ("text", "start", "number"),
    [
        ("One. Two is here. Three.", 0, 1),
        ("One. Two is here. Three.", 5, 2),
        ("One. Two is here. Three.", 18, 3),
        ("First line\n\nSecond line", 12, 2),
        ("It cost 3.5 million. Then came 4.", 21, 2),
    ],
)
def test_sentences_are_counted_by_stops_and_line_ends(text: str, start: int, number: int) -> None:
    assert sentence_number(text, start) == number


def test_a_place_of_non_combatants_is_coarsened_to_its_country(record: Record) -> None:
    told = list(record.told_events(type="ASSAULT"))
    exact, coarse = list(export_rows(told, exact=True)), list(export_rows(told))
    hit = {one.event.id: [party for role, party in one.parts if role == "recipient"] for one in told}
    hurt = [
        (fine, rough)
        for fine, rough in zip(exact, coarse, strict=True)
        if any(map(is_non_combatant, hit[fine.id])) and fine.spot.precision in {"city", "point", "admin1", "region"}
    ]
    assert hurt
    for fine, rough in hurt:
        assert rough.spot.precision == "country"
        assert rough.spot.country == fine.spot.country
        assert rough.spot.name != fine.spot.name
        assert (rough.spot.lat, rough.spot.lon) != (fine.spot.lat, fine.spot.lon)
    kept = [(fine, rough) for fine, rough in zip(exact, coarse, strict=True) if not any(
        map(is_non_combatant, hit[fine.id]))]  # fmt: skip
    assert kept
    assert all(fine.spot == rough.spot for fine, rough in kept)


def test_rows_stand_in_the_order_of_events(record: Record, sample_rows: tuple[ExportRow, ...]) -> None:
    listed = record.events()
    assert [row.id for row in sample_rows] == [event.id for event in listed]
    assert [len(row.reports) for row in sample_rows] == [event.reports for event in listed]
    assert all(row.lead and row.lead.id == event.lead for row, event in zip(sample_rows, listed, strict=True))
    assert all(row.quote == short_quote(event.sentence) for row, event in zip(sample_rows, listed, strict=True))


@pytest.mark.parametrize("batch", [1, 7, 1000])
def test_the_size_of_a_batch_changes_nothing(record: Record, batch: int) -> None:
    whole = [told.event.id for told in record.told_events()]
    assert [told.event.id for told in record.told_events(batch=batch)] == whole


def test_filters_and_limit_are_those_of_events(record: Record) -> None:
    found = [told.event.id for told in record.told_events(type="ASSAULT", limit=5)]
    assert found == [event.id for event in record.events(type="ASSAULT", limit=5)]
    assert len(found) == 5


def test_offsets_lead_back_to_the_page(record: Record, sample_rows: tuple[ExportRow, ...]) -> None:
    for row in sample_rows[:60]:
        for report in row.reports:
            document = record.reading(record.page(report.page)).document
            sentence = document.text[report.sentence_start : report.sentence_end]
            assert short_quote(sentence) == report.quote
            assert sentence.startswith(report.exact)


def test_a_correction_of_the_place_leaves_no_old_coordinates_name(record: Record) -> None:
    told = next(told for told in record.told_events() if told.event.place and told.event.lat is not None)
    moved = replace(told.event, place="Elsewhere", country="SYR", lat=None, lon=None)
    leading = next(one for one in told.tellings if one.id == told.event.lead)
    spot = spot_of(moved, leading.event, leading.page.reading.document)
    assert (spot.name, spot.lat, spot.geonames, spot.raw, spot.precision) == ("Elsewhere", None, None, None, None)


def test_whoever_judged_last_and_stands_is_the_reviewer(tmp_path: Path, sample_readings: tuple[Reading, ...]) -> None:
    with open_record(tmp_path / "judged.db") as opened:
        opened.add_reading(sample_readings[0])
        resolve_record(opened)
        event = opened.events()[0]
        opened.judge(event.id, "reject", who="A. Hasty")
        opened.withdraw(1, who="A. Hasty")
        opened.judge(event.id, "accept", who="B. Reader", why="read the page")
        resolve_record(opened)
        row = next(one for one in export_rows(opened.told_events()) if one.id == event.id)
    assert (row.verdict, row.reviewer, row.why) == ("accept", "B. Reader", "read the page")
    assert row.reviewed is not None
    assert row.reviewed >= date(2020, 1, 1)


def test_a_country_s_centre_is_in_it() -> None:
    centre = country_centre("SYR")
    assert centre is not None
    assert math.dist(centre, (35, 38)) < 2
    assert country_centre(None) is None
