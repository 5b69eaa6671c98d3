from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.codebook.load import shipped_folder

Dragoman = Callable[..., tuple[int, str, str]]


@pytest.fixture
def copied(folder: Path) -> Path:
    """A codebook of one's own, with the rules of COERCE alone to be quick."""
    shutil.copytree(shipped_folder(), folder / "book", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for file in (folder / "book" / "events").glob("*.toml"):
        if file.name != "coerce.toml":
            file.unlink()
    return folder / "book"


def test_list_names_rules_and_where_they_stand(dragoman: Dragoman) -> None:
    code, out, err = dragoman("codebook", "list")
    assert code == 0
    assert "coerce.arrest.verb" in out and "coerce.toml:" in out
    assert err.endswith(" rules\n")


def test_a_mistake_names_file_line_rule_and_fix(dragoman: Dragoman, copied: Path) -> None:
    file = copied / "events" / "coerce.toml"
    file.write_text(file.read_text().replace("verbs =", "vebs =", 1))
    code, out, err = dragoman("codebook", "check", "book/events/coerce.toml")
    assert (code, out) == (2, "")
    assert "coerce.toml:" in err and "coerce." in err and "did you mean 'verbs'?" in err
    assert err.endswith("1 mistake\n")


def test_an_example_that_does_not_read_as_it_says(dragoman: Dragoman, copied: Path) -> None:
    with (copied / "events" / "coerce.toml").open("a") as file:
        file.write(
            '\n[[rule]]\nid = "coerce.mine.verb"\nevent = "COERCE"\nverbs = ["zap"]\n'
            '  [[rule.example]]\n  text = "The sun was warm in Paris."\n  actor = "Paris"\n'
            '  [[rule.example]]\n  text = "The sun was warm in Rome."\n  actor = "Rome"\n'
            '  [[rule.counterexample]]\n  text = "Nobody came."\n  why = "nothing happens"\n'
        )
    code, _, err = dragoman("codebook", "check", "book")
    assert code == 2
    assert "coerce.mine.verb" in err and "'The sun was warm in Rome.' reads as nothing" in err


def test_a_file_that_holds_no_rules(dragoman: Dragoman) -> None:
    code, _, err = dragoman("codebook", "check", "nowhere.toml")
    assert (code, "nowhere.toml" in err) == (2, True)
