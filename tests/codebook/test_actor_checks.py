from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.codebook.actor_checks import review
from dragoman.codebook.actor_file import ActorFile, load_actor_file
from dragoman.codebook.load import shipped_folder
from dragoman.errors import CodebookError

COUNTRIES = (
    '[[country]]\niso3 = "TUR"\nname = "Turkey"\n'
    '[[country]]\nkey = "X-NC"\nwithin = "TUR"\nname = "North"\n'
    '[checked]\nday = 2025\n'
)  # fmt: skip


def load(folder: Path, tables: str) -> ActorFile:
    (folder / "actors").mkdir()
    (folder / "actors" / "all.toml").write_text(COUNTRIES + tables, encoding="utf-8")
    return load_actor_file(folder)


def test_the_file_that_ships_has_nothing_to_mend() -> None:
    assert list(review(load_actor_file(shipped_folder()))) == []


def test_checked_is_the_last_day_the_file_knows_of(tmp_path: Path) -> None:
    assert load(tmp_path, "").checked == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        (
            '[[group]]\nname = "One"\nwikidata = "Q1"\n[[group]]\nname = "Two"\nwikidata = "Q1"\n',
            "Q1 is the item of One too",
        ),
        ('[[person]]\nname = "A. Body"\ncountry = "TUR"\n', "without office or sector"),
        ('[[person]]\nname = "A. Body"\noffices = [{ title = "judge" }]\n', "when was this the judge?"),
        (
            '[[person]]\nname = "A. Body"\noffices = [{ title = "judge", from = 2026 }]\n',
            "judge since 2026-01-01, later than the file was checked",
        ),
    ],
)
def test_review_finds(tmp_path: Path, tables: str, problem: str) -> None:
    (found,) = review(load(tmp_path, tables))
    assert problem in str(found)
    assert found.file == "actors/all.toml"
    assert found.fix


def test_a_seat_has_a_name_and_a_day(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="a seat without name or date"):
        load(tmp_path, '[[group]]\nname = "Rebels"\nseats = [{ name = "Ankara" }]\n')
