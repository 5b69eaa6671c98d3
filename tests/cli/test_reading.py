"""`dragoman read` from bytes to the record; the parser is loaded once for the session."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.store import database, open_record

Dragoman = Callable[..., tuple[int, str, str]]

ARTICLE = """Police detain three in Istanbul

March 3, 2020

Turkish police detained three Iraqi journalists in Istanbul on Monday, Anadolu reported. The Iraqi government
condemned the arrests and demanded that Turkey release the journalists, a spokesman said in Baghdad.
"""


@pytest.fixture
def article(folder: Path) -> Path:
    file = folder / "article.txt"
    file.write_text(ARTICLE)
    return file


def test_without_a_record_it_only_prints(dragoman: Dragoman, article: Path) -> None:
    Path("dragoman.db").unlink()
    code, out, err = dragoman("read", "article.txt")
    assert (code, err.splitlines()[0]) == (0, "1 read, 0 already known, 0 failed")
    assert "article.txt" in out and "COERCE arrest" in out
    assert not Path("dragoman.db").exists()


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_of_two_pages(dragoman: Dragoman, article: Path, form: str) -> None:
    Path("second.txt").write_text(ARTICLE.replace("three", "four"))
    code, out, _ = dragoman("read", "article.txt", "second.txt", "--format", form)
    records = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [Path(record["document"]["file"]).name for record in records] == ["article.txt", "second.txt"]
    assert "COERCE" in {event["type"] for event in records[0]["events"]}


def test_twice_into_the_record_adds_nothing(dragoman: Dragoman, article: Path) -> None:
    first = dragoman("read", "article.txt", "--db", "new.db")
    assert (first[0], first[2].splitlines()[0]) == (0, "1 read, 0 already known, 0 failed")
    assert "article.txt" in first[1]
    with open_record("new.db") as record:
        before = record.counts(), record.events()
    assert dragoman("read", "article.txt", "--db", "new.db") == (0, "", "0 read, 1 already known, 0 failed\n")
    with open_record("new.db") as record:
        assert (record.counts(), record.events()) == before


def test_one_bad_page_costs_one_line_and_the_others_go_on(dragoman: Dragoman, article: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    code, _, err = dragoman("read", "empty.txt", "nowhere.txt", "article.txt", "--db", "new.db")
    lines = err.splitlines()
    assert code == 1
    assert lines[0].startswith("dragoman: empty.txt: ") and lines[1].startswith("dragoman: nowhere.txt: ")
    assert lines[2] == "1 read, 0 already known, 2 failed (EmptyError 1, MissingError 1)"
    with open_record("new.db") as record:
        counts = record.counts()
    assert (counts["pages"], counts["problems"]) == (1, 2)


def test_the_day_given_is_what_monday_is_counted_from(dragoman: Dragoman) -> None:
    Path("undated.txt").write_text(ARTICLE.replace("March 3, 2020", ""))
    record = json.loads(dragoman("read", "undated.txt", "--published", "2019-06-05", "--format", "jsonl")[1])
    assert record["document"]["published_from"] == "given"
    arrest = next(event for event in record["events"] if event["type"] == "COERCE")
    assert arrest["date"]["start"] == "2019-06-03"


def test_standard_input(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    code, out, _ = dragoman("read", "-", "--format", "jsonl")
    assert (code, json.loads(out)["document"]["file"]) == (0, "standard input")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_file_name_that_is_no_text(dragoman: Dragoman) -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(ARTICLE)
    code, _, err = dragoman("read", os.fsdecode(b"caf\xe9.txt"), "--db", "new.db")
    assert (code, err.splitlines()[0]) == (0, "1 read, 0 already known, 0 failed")


def test_a_record_that_cannot_be_written_stops_with_code_2(
    dragoman: Dragoman, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT_MS", 50)
    other = sqlite3.connect("dragoman.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    code, out, err = dragoman("read", "article.txt", "--db", "dragoman.db")
    other.close()
    assert (code, out) == (2, "")
    assert err.startswith("dragoman: dragoman.db is locked") and err.count("\n") == 1
    assert dragoman("read", "article.txt", "--db", "no/folder/x.db")[0] == 2


def test_the_depth_allowed_is_a_setting(dragoman: Dragoman, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n"))
    (folder / "deep.html").write_text(f"<html lang='en'><body>{'<div>' * 60}{body}{'</div>' * 60}</body></html>")
    assert dragoman("read", "deep.html")[0] == 0
    monkeypatch.setenv("DRAGOMAN_MAX_DEPTH", "40")
    code, _, err = dragoman("read", "deep.html")
    assert code == 1
    assert "nested more than 40 deep; raise DRAGOMAN_MAX_DEPTH" in err
