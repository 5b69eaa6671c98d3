from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from dragoman.store import EventRow, Record
from dragoman.web.lists import COLUMNS, FORMATS, write_csv


@pytest.fixture
def event(record: Record) -> EventRow:
    return record.events()[0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(event: EventRow, start: str) -> None:
    hostile = replace(event, actors=(f"{start}HYPERLINK(1)",), place=f"{start}1", chain=(f"{start}x",))
    (row,) = csv.DictReader(io.StringIO(write_csv([hostile], base="/", title=""), newline=""))
    for name, value in row.items():
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r")), name
    assert row["originator"] == f"'{start}x"


@pytest.mark.parametrize("name", FORMATS)
def test_quotes_never_exceed_the_limit(event: EventRow, name: str) -> None:
    long = replace(event, sentence="lengthy " * 200)
    written = FORMATS[name][1]([long], base="http://127.0.0.1/", title="x")
    assert written.count("lengthy") <= 30


def test_json_has_every_column(event: EventRow) -> None:
    (row,) = json.loads(FORMATS["json"][1]([event], base="/", title="x"))["events"]
    assert tuple(row) == COLUMNS


def test_a_feed_takes_letters_that_xml_does_not(event: EventRow) -> None:
    assert "\x1b" not in FORMATS["atom"][1]([replace(event, sentence="a\x1b[31mb")], base="/", title="\x00x")
