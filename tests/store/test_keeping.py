"""Backups and releases, in a file and on a server."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.errors import SettingError, StoreError
from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from dragoman.store.keeping import back_up, reading_from, restore, writing_to
from dragoman.store.releasing import find_releases, make_release
from dragoman.types import Reading

Build = Callable[..., Reading]
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def fill(where: Path | str, read: Build) -> None:
    with open_record(where) as record:
        record.add_reading(read("a.txt"))
        record.add_reading(read("b.txt"))
        record.add_reading(read("a.txt", codebook="sha256:newer"))
        claim = record.claims(record.page("a.txt"))[0]
        record.judge(claim.id, "correct", who="A. Reader", field="country", old="SYR", value="TUR")
        record.withdraw(record.judge(claim.id, "note", who="B", value="ü").id, who="B")
        record.follow(name="Idlib", line="idlib", who="A. Reader")
        resolve_record(record)


def answers(where: Path | str) -> list[object]:
    with open_record(where, create=False) as record:
        pages = record.pages()
        return [
            pages, [record.claims(page) for page in pages], list(record.readings()), record.events(), record.runs(),
            record.judgements(), record.follows(), record.counts(), record.search("Idlib"), record.actors(),
            record.count_by("month"), [list(record.run_readings(run.id)) for run in record.runs()],
        ]  # fmt: skip


def test_portable_backup_gives_the_same_answers_in_either_database(
    where: str, read: Build, tmp_path: Path, new_database: Callable[[], str]
) -> None:
    fill(where, read)
    assert back_up(where, tmp_path / "one.jsonl.gz") == 3
    for place in (str(tmp_path / "again.db"), new_database()):
        assert restore(tmp_path / "one.jsonl.gz", place) == 3
        with open_record(place, create=False) as record:
            resolve_record(record)
        assert answers(place) == answers(where)
        with open_record(place, create=False) as record:  # numbers go on after those that were restored
            assert record.add_reading(read("c.txt"))


def test_copy_of_a_file_while_somebody_writes(file: Path, read: Build, tmp_path: Path) -> None:
    fill(file, read)
    before = answers(file)
    with writing_to(file) as connection:
        connection.exec_driver_sql("INSERT INTO problems (kind, what, fix, added) VALUES ('a', 'b', 'c', '2026-01-01')")
        assert back_up(file, tmp_path / "copy.db") == 3
        assert back_up(file, tmp_path / "copy.jsonl.gz") == 3
    assert restore(tmp_path / "copy.db", tmp_path / "again.db") == 3
    assert answers(tmp_path / "again.db") == before
    assert not list(tmp_path.glob("*.unfinished*"))


def test_a_damaged_backup_is_refused_and_leaves_nothing(file: Path, read: Build, tmp_path: Path) -> None:
    fill(file, read)
    backup = tmp_path / "one.jsonl.gz"
    back_up(file, backup)
    whole = gzip.decompress(backup.read_bytes())
    lines = whole.splitlines(keepends=True)
    damaged = {
        "cut": backup.read_bytes()[:-40],
        "a line less": gzip.compress(b"".join([*lines[:3], *lines[4:]])),
        "a letter else": gzip.compress(whole.replace(b"Idlib", b"Idlip", 1)),
        "no end": gzip.compress(b"".join(lines[:-1])),
        "not gzip": whole,
        "other JSON": gzip.compress(b'{"a": 1}\n'),
    }
    for name, content in damaged.items():
        backup.write_bytes(content)
        with pytest.raises(StoreError, match=r"backup|damaged"):
            restore(backup, tmp_path / "again.db")
        assert not (tmp_path / "again.db").exists(), name


def test_what_a_backup_may_not_do(file: Path, read: Build, tmp_path: Path, new_database: Callable[[], str]) -> None:
    fill(file, read)
    back_up(file, tmp_path / "one.jsonl.gz")
    back_up(file, tmp_path / "one.db")
    with pytest.raises(StoreError, match="holds readings already"):
        restore(tmp_path / "one.jsonl.gz", file)
    with pytest.raises(StoreError, match="there already"):
        restore(tmp_path / "one.db", file)
    with pytest.raises(SettingError, match="the record itself"):
        back_up(file, file)
    with pytest.raises(SettingError, match="no file to copy"):
        back_up(new_database(), tmp_path / "server.db")
    with pytest.raises(StoreError, match="no backup"):
        restore(tmp_path / "none.db", tmp_path / "again.db")


def freeze(where: Path | str, name: str, out: Path | None = None) -> str:
    with writing_to(where) as connection:
        return make_release(connection, name, out=out, now=NOW).checksum


def test_the_same_record_has_the_same_checksum(where: str, read: Build, tmp_path: Path) -> None:
    fill(where, read)
    with open_record(tmp_path / "other.db") as record:  # in another order, at another time
        for reading in (read("b.txt"), read("a.txt", codebook="sha256:newer")):
            record.add_reading(reading)
        claim = record.claims(record.page("a.txt"))[0]
        record.judge(claim.id, "correct", who="A. Reader", field="country", old="SYR", value="TUR")
        resolve_record(record)
    first = freeze(where, "one")
    assert freeze(where, "two") == first == freeze(tmp_path / "other.db", "one")
    with open_record(where) as record:
        record.judge(record.events()[0].id, "reject", who="A. Reader")
    with pytest.raises(StoreError, match="not resolved"):
        freeze(where, "three")
    with open_record(where) as record:
        resolve_record(record)
    assert freeze(where, "three") != first
    with reading_from(where) as connection:
        assert [one.name for one in find_releases(connection)] == ["one", "three", "two"]


def test_a_name_serves_once(file: Path, read: Build) -> None:
    fill(file, read)
    freeze(file, "one")
    with pytest.raises(SettingError, match="made already"):
        freeze(file, "one")


def test_files_of_a_release(file: Path, read: Build, tmp_path: Path) -> None:
    fill(file, read)
    out = tmp_path / "release"
    checksum = freeze(file, "one", out)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=out, check=False, capture_output=True)
    assert checked.returncode == 0, checked.stderr
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["checksum"] == checksum
    assert manifest["counts"] == {"pages": 2, "events": manifest["counts"]["events"], "reports": 4, "judgements": 2}
    assert [len(page["digest"]) for page in manifest["pages"]] == [71, 71]
    reports = [json.loads(line) for line in (out / "reports.jsonl").read_text().splitlines()]
    assert len(reports) == 4 and all(len(one["sentence"]) <= 240 for one in reports)
    with pytest.raises(SettingError, match="not empty"):
        freeze(file, "two", out)


def test_quotes_of_a_release_end_with_a_word(file: Path, read: Build, tmp_path: Path) -> None:
    long = f"Syrian troops shelled Idlib on Monday, killing 3 people, the agency Anadolu reported{' although' * 40}. "
    with open_record(file) as record:
        record.add_reading(read("a.txt", text=f"{long}Turkey denied it."))
        resolve_record(record)
    freeze(file, "one", tmp_path / "release")
    for name in ("events.jsonl", "reports.jsonl"):
        for line in (tmp_path / "release" / name).read_text().splitlines():
            sentence = json.loads(line)["sentence"]
            assert sentence == "Turkey denied it." or (len(sentence) <= 240 and sentence.endswith(" although…"))


def test_a_long_question_does_not_stop_a_backup(file: Path, read: Build, tmp_path: Path) -> None:
    """A writer in another process goes on while the copy is made."""
    fill(file, read)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from conftest import make_reading\n"
        "from dragoman.store import open_record\n"
        "with open_record(sys.argv[2]) as record:\n"
        "    for number in range(60): record.add_reading(make_reading(f'{number}.txt'))\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", code, str(Path(__file__).parent), str(file)])
    while writer.poll() is None:
        back_up(file, tmp_path / "copy.jsonl.gz")
        (tmp_path / "again.db").unlink(missing_ok=True)
        assert restore(tmp_path / "copy.jsonl.gz", tmp_path / "again.db") >= 3
    assert writer.returncode == 0
