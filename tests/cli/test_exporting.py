from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_events_go_to_standard_output(dragoman: Run) -> None:
    code, out, error = dragoman("export", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert code == 0
    assert (row["event_type"], row["originator"], row["actors"]) == ("ASSAULT", "Anadolu", "Syrian Army")
    assert error == "1 event written\n"


def test_a_file_is_written_whole(dragoman: Run, folder: Path) -> None:
    code, out, error = dragoman("export", "--format", "parquet", "--out", "events.parquet")
    assert (code, out, error) == (0, "", "1 event written to events.parquet\n")
    assert (folder / "events.parquet").read_bytes()[:4] == b"PAR1"


def test_strict_leaves_our_columns_out(dragoman: Run) -> None:
    assert "dg_status" in dragoman("export", "--format", "polecat")[1]
    assert "dg_" not in dragoman("export", "--format", "polecat", "--strict")[1]


def test_filters_are_those_of_events(dragoman: Run) -> None:
    assert dragoman("export", "--format", "jsonl", "--type", "AGREE")[1:] == ("", "0 events written\n")
    assert "E3fa85f640000" in dragoman("export", "--format", "jsonl", "--originator", "anadolu", "--limit", "1")[1]


def test_ties_have_days_instead(dragoman: Run) -> None:
    code, out, error = dragoman("export", "--format", "ties", "--as-of", "2020-03-05", "--known-by", "2020-03-10")
    assert code == 0
    assert out.startswith("a_qid,a_name")
    assert error == "0 ties written\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--format", "spss"), "formats are csv"),
        (("--format", "parquet"), "give a file with --out"),
        (("--format", "csv", "--as-of", "2020-03-05"), "--as-of and --known-by go with ties"),
        (("--format", "ties", "--type", "AGREE"), "no filter of events"),
        (("--format", "csv", "--out", "no/such/events.csv"), "cannot be written"),
        (("--format", "csv", "--db", "none.db"), "no record at none.db"),
    ],
)
def test_what_makes_no_sense_is_refused(dragoman: Run, arguments: tuple[str, ...], why: str) -> None:
    code, out, error = dragoman("export", *arguments)
    assert (code, out) == (2, "")
    assert why in error


def test_exact_places_are_asked_for(dragoman: Run) -> None:
    assert ",Idlib," in dragoman("export", "--format", "csv")[1]  # nobody's place is coarsened: no victim is named
    assert ",Idlib," in dragoman("export", "--format", "csv", "--exact")[1]
