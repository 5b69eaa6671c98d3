"""The diary of visits."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.errors import SettingError
from dragoman.fetching.captures import Validators
from dragoman.fetching.visits import Visited, Visits

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
READ = Visited("https://a.example/1", NOW, "read", "x.warc.gz", "sha256:aa", '"1"', "Mon, 23 Nov 2026 07:00:00 GMT")


def test_the_last_visit_is_remembered_over_commands(tmp_path: Path) -> None:
    visits = Visits(tmp_path / "captures", "a.db")
    visits.add(Visited("https://a.example/1", NOW, "no answer"))
    visits.add(READ)
    again = Visits(tmp_path / "captures", "a.db")
    assert again.latest("https://a.example/1") == READ
    assert again.latest("https://a.example/2") is None
    assert READ.validators == Validators('"1"', "Mon, 23 Nov 2026 07:00:00 GMT")


def test_each_record_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Visits(tmp_path, "a.db").add(READ)
    assert Visits(tmp_path, str(tmp_path / "a.db")).latest(READ.address) == READ
    assert Visits(tmp_path, "b.db").latest(READ.address) is None
    assert Visits(tmp_path, "postgresql://desk@host/a.db").latest(READ.address) is None


@pytest.mark.parametrize(
    "line", ["", "{", "[]", '{"record": 3}', "null", '{"taken": "2026"}', '{"record": "x", "y": 1}']
)
def test_a_line_that_cannot_be_read_costs_that_line(tmp_path: Path, line: str) -> None:
    Visits(tmp_path, "a.db").add(READ)
    with (tmp_path / "visits.jsonl").open("a") as stream:
        stream.write(line + "\n")
    assert Visits(tmp_path, "a.db").latest(READ.address) == READ


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "visits.jsonl").mkdir()
    with pytest.raises(SettingError, match="DRAGOMAN_CAPTURES"):
        Visits(tmp_path, "a.db")
    visits = Visits(tmp_path / "file", "b.db")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SettingError, match="DRAGOMAN_CAPTURES"):
        visits.add(READ)
