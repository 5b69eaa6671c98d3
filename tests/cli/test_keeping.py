from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from dragoman.types import Reading

Dragoman = Callable[..., tuple[int, str, str]]


def test_recode_skips_what_it_read_and_names_orphans(dragoman: Dragoman, folder: Path) -> None:
    dragoman("judge", "actor:~syrian army", "note", "--value", "which division?", "--who", "A")
    with open_record(folder / "dragoman.db") as record:
        record.judge("3fa85f640000-5", "accept", who="B")
    code, out, err = dragoman("recode", "--no-model")
    assert (code, out.splitlines()[0]) == (0, "1 read, 0 already known, 0 failed"), err
    assert "judgement 2 of B has lost its subject: accept 3fa85f640000-5" in out
    assert dragoman("recode", "--no-model")[1].startswith("0 read, 1 already known")
    assert len(json.loads(dragoman("runs", "--format", "json")[1])) == 2


def test_diff_tells_what_changed(dragoman: Dragoman, folder: Path, reading: Reading) -> None:
    event = replace(reading.events[0], type="COERCE", rule="coerce.shell.verb")
    with open_record(folder / "dragoman.db") as record:
        record.add_reading(replace(reading, codebook="sha256:newer", events=(event,)))
    code, out, err = dragoman("diff", "1", "2")
    assert code == 0 and "rule: assault.shell.verb -> coerce.shell.verb; type: ASSAULT -> COERCE" in out
    assert "0 added, 0 removed, 1 changed, 0 same" in out and "1 page in both runs" in err
    assert json.loads(dragoman("diff", "1", "2", "--format", "jsonl")[1])["kind"] == "changed"
    assert dragoman("diff", "1", "9")[0] == 1


def test_diff_of_releases_tells_why(dragoman: Dragoman, folder: Path, reading: Reading) -> None:
    assert dragoman("release", "first")[0] == 0
    dragoman("judge", "E3fa85f640000-14", "reject", "--who", "A. Reader", "--why", "a film")
    event = replace(reading.events[0], type="COERCE", rule="coerce.shell.verb")
    with open_record(folder / "dragoman.db") as record:
        record.add_reading(replace(reading, codebook="sha256:newer", events=(event,)))
        resolve_record(record)
    assert dragoman("release", "second")[0] == 0
    code, out, err = dragoman("diff", "first", "second")
    assert code == 0, err
    assert out.startswith("~ E3fa85f640000-14 COERCE · type: ASSAULT -> COERCE; verdict: none -> reject · because ")
    assert "was read anew: codebook " in out and "-> sha256:newer; A. Reader: reject E3fa85f640000-14 (a film)" in out
    assert out.endswith("0 added, 0 removed, 1 changed\n")
    assert json.loads(dragoman("diff", "first", "second", "--format", "jsonl")[1])["kind"] == "changed"
    assert dragoman("diff", "first", "first")[:2] == (0, "0 added, 0 removed, 0 changed\n")
    code, _, err = dragoman("diff", "first", "third")
    assert code == 1 and "no release third" in err


def test_release_once(dragoman: Dragoman, folder: Path) -> None:
    code, out, _ = dragoman("release", "2026-01", "--out", "frozen")
    assert code == 0 and "1 events" in out and (folder / "frozen" / "SHA256SUMS").exists()
    assert dragoman("release", "2026-01")[0] == 2
    assert "2026-01 · " in dragoman("releases")[1]


def test_verify_tells_damage_by_its_exit_code(dragoman: Dragoman, folder: Path) -> None:
    assert dragoman("verify", "--deep")[0] == 0
    with open_record(folder / "dragoman.db") as record, record._writing() as connection:
        connection.exec_driver_sql("UPDATE parts SET key = '~nobody'")
    code, out, err = dragoman("verify")
    assert code == 1 and "parts ~nobody: key leads to nothing in actors" in out and "1 fault" in err


def test_backup_restore_open(dragoman: Dragoman, folder: Path) -> None:
    assert dragoman("backup", "copy.jsonl.gz")[0] == 0
    assert dragoman("restore", "copy.jsonl.gz", "--db", "new.db")[:2] == (0, "new.db: 1 reading\n")
    assert dragoman("events", "--db", "new.db", "--format", "jsonl")[1] == dragoman("events", "--format", "jsonl")[1]
    assert dragoman("restore", "copy.jsonl.gz", "--db", "new.db")[0] == 2
    code, out, _ = dragoman("open", "fresh.db")
    assert code == 0 and out.startswith("fresh.db: 0 events") and "not resolved yet" in out


def test_sample_and_agree(dragoman: Dragoman, folder: Path) -> None:
    assert dragoman("sample", "5", "--stratify", "type,country", "--out", "machine.csv")[0] == 0
    rows = list(csv.DictReader((folder / "machine.csv").read_text().splitlines()))
    assert [row["type"] for row in rows] == ["ASSAULT"]
    assert dragoman("sample", "5", "--stratify", "colour")[0] == 2
    with (folder / "coded.csv").open("w") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "coder_type": "none"} for row in rows)
    code, out, err = dragoman("agree", "coded.csv", "machine.csv", "--gold")
    assert (code, out) == (2, "") and "nobody has coded machine.csv" in err
    code, out, err = dragoman("agree", "machine.csv", "coded.csv", "--gold")
    assert code == 0 and "ASSAULT      0 of 1 right, 0 % (0 to 79 %)" in out and "1 disagreement" in err


def test_actors(dragoman: Dragoman, folder: Path, reading: Reading) -> None:
    assert "~syrian army" in dragoman("actors", "list", "syrian")[1]
    assert json.loads(dragoman("actors", "list", "--format", "json")[1])[0]["events"] == 1
    code, out, _ = dragoman("actor", "Syrian Army")
    assert code == 0 and "told by    Anadolu (1), The Daily (1)" in out and "ASSAULT" in out
    assert json.loads(dragoman("actor", "Syrian Army", "--format", "json")[1])[0]["country"] == "SYR"
    assert dragoman("actor", "Nobody")[0] == 1
    with open_record(folder / "dragoman.db") as record:
        resolve_record(record)
