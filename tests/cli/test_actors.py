from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Dragoman = Callable[..., tuple[int, str, str]]
TURKEY = '[[country]]\niso3 = "TUR"\nname = "Turkey"\ndemonyms = ["Turkish"]\ncapital = "Ankara"\n'
MAYOR = '[[person]]\nname = "A. Mayor"\ncountry = "TUR"\noffices = [{ title = "mayor", from = 2024-01-01 }]\n'


@pytest.fixture
def book(folder: Path) -> Path:
    (folder / "book" / "actors").mkdir(parents=True)
    (folder / "book" / "actors" / "all.toml").write_text(TURKEY + MAYOR, encoding="utf-8")
    return folder / "book"


def test_the_file_that_ships_holds_together(dragoman: Dragoman) -> None:
    code, out, err = dragoman("actors", "check")
    assert (code, err) == (0, "")
    assert " entries, " in out and " terms of office, " in out
    assert "right up to 20" in out
    found = re.findall(r"([a-z]+(?: [a-z]+| [A-Z]+)?) (\d+)(?:;|\s)", out)
    counts = {" ".join(what.split()): int(count) for what, count in found}
    least = {"armed group": 350, "organisation PTY": 250, "organisation IGO": 200, "organisation NGO": 200}
    assert {what: counts[what] >= number for what, number in least.items()} == dict.fromkeys(least, True)


def test_a_file_without_a_day_is_told_so(dragoman: Dragoman, book: Path) -> None:
    code, out, err = dragoman("actors", "check", "book")
    assert (code, out) == (0, "2 entries, 1 term of office, 1 of them open\ncountry 1; person 1\n")
    assert "no [checked] day" in err


def test_a_term_later_than_the_check_names_file_line_and_fix(dragoman: Dragoman, book: Path) -> None:
    (book / "actors" / "checked.toml").write_text("[checked]\nday = 2023-12-31\n", encoding="utf-8")
    code, out, err = dragoman("actors", "check", "book")
    assert (code, out) == (2, "")
    assert "actors/all.toml:6: person.a-mayor: mayor since 2024-01-01" in err
    assert "[checked]" in err and err.endswith("1 mistake\n")
