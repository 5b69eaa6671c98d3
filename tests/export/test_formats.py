from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import SettingError
from dragoman.export import FORMATS, export_events, find_format, whole_file
from dragoman.export.columns import names
from dragoman.export.formats import TIES
from dragoman.store import Record, Wanted

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_record_gives_the_same_bytes(record: Record, name: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    many = export_events(record, name, first, Wanted(limit=60))
    assert export_events(record, name, second, Wanted(limit=60)) == many > 0
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_fits_is_a_file_too(record: Record, name: str) -> None:
    out = io.BytesIO()
    assert export_events(record, name, out, Wanted(actor="nobody of this name")) == 0


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SettingError, match="polecat"):
        find_format("spss")


def test_a_file_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("old", encoding="utf-8")

    def fail() -> None:
        with whole_file(path) as out:
            out.write(b"half")
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        fail()
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["events.csv"]


def test_a_whole_file_takes_its_name(tmp_path: Path) -> None:
    with whole_file(tmp_path / "events.csv") as out:
        out.write(b"new")
        assert not (tmp_path / "events.csv").exists()
    assert (tmp_path / "events.csv").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be written"), whole_file(tmp_path / "no" / "events.csv"):
        pass


@pytest.mark.parametrize("name", [*FORMATS, TIES, *names()])
def test_every_format_and_column_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE, f"add {name} to docs/exports.md"


def test_python_of_the_page_runs(record: Record, tmp_path: Path) -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
    assert "to_pandas" in code
    file = record.name
    done = subprocess.run(
        [sys.executable, "-c", code.replace("dragoman.db", file)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "ASSAULT" in done.stdout


def test_columns_that_the_r_example_reads_are_written() -> None:
    code = re.search(r"```r\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    used = set(re.findall(r"\b(date_start|event_type|factuality|status|n_originators_low|actor_countries)\b", code[1]))
    assert used
    assert used <= set(names())
