"""The table of keys that actors had before."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.load import Codebook
from dragoman.codebook.renamed_actors import load_renamed_actors
from dragoman.errors import CodebookError

TABLE = """[[renamed]]
id = "group.front"
was = ["MLI.front-2012", "group.old-front"]
why = "one movement"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "renamed_actors.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("key", "today"),
    [
        ("MLI.front-2012", "group.front"),
        ("group.old-front.REB.fighter", "group.front.REB.fighter"),
        ("group.old-frontier", "group.old-frontier"),
        ("group.front", "group.front"),
        ("~old front", "~old front"),
    ],
)
def test_a_key_and_what_it_is_today(key: str, today: str, tmp_path: Path) -> None:
    assert load_renamed_actors(written(tmp_path, TABLE)).key_of_today(key) == today


def test_all_keys_that_an_actor_had(tmp_path: Path) -> None:
    renamed = load_renamed_actors(written(tmp_path, TABLE))
    assert renamed.keys_of("group.front") == ("group.front", "MLI.front-2012", "group.old-front")
    assert renamed.keys_of("group.other") == ("group.other",)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("was =", "were =", "unknown key 'were'"),
        ('why = "one movement"', "", "why is missing"),
        ('"group.old-front"', '"group.front"', "group.front was renamed itself"),
        ("[[renamed]]", '[[renamed]]\nid = "group.x"\nwas = "MLI.front-2012"\nwhy = "x"\n[[renamed]]', "is called"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, error: str, tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=error):
        load_renamed_actors(written(tmp_path, TABLE.replace(old, new, 1)))


def test_the_keys_of_today_are_in_the_actor_file_and_the_old_ones_are_not(codebook: Codebook) -> None:
    keys, today = {entry.key for entry in codebook.actors.entries}, load_renamed_actors().today
    assert set(today.values()) <= keys
    assert keys.isdisjoint(today)
