"""The table of types that may be one happening, and of acts that undo one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.type_pairs import load_type_pairs
from dragoman.errors import CodebookError

TABLE = """[[near]]
id = "near.force"
types = ["ASSAULT", "COERCE"]
why = "raids"

[[opposite]]
id = "opposite.fire"
one = ["retreat.ceasefire"]
other = ["assault"]
about = ["truce"]
why = "guns fall silent, and speak"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "type_pairs.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_groups_and_opposites(tmp_path: Path) -> None:
    pairs = load_type_pairs(written(tmp_path, TABLE))
    assert pairs.groups_of("COERCE") == {"near.force", "COERCE"}
    assert pairs.groups_of("AID") == {"AID"}
    (opposite,) = pairs.opposites
    assert (opposite.one, opposite.other, opposite.about) == ({"retreat.ceasefire"}, {"assault"}, {"truce"})


@pytest.mark.parametrize("old, new", [("types =", "type ="), ("about =", "of ="), ('why = "raids"', "")])
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(CodebookError, match=r"type_pairs\.toml"):
        load_type_pairs(written(tmp_path, TABLE.replace(old, new, 1)))
