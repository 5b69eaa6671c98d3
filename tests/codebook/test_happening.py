from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.happening import Happening, read_happening
from dragoman.errors import CodebookError

GOOD = """
[[governor]]
id = "h.planned"
status = "planned"
verbs = ["agree", "refuse"]
nouns = ["plan"]
adjectives = ["ready"]

[[governor]]
id = "h.order"
status = "planned"
infinitive = true
verbs = ["order"]
nouns = ["order"]

[[governor]]
id = "h.negated"
status = "negated"
verbs = ["refuse"]

[[light]]
id = "h.light"
verbs = ["launch", "see"]

[[light]]
id = "h.suffered"
passive = true
verbs = ["face", "see"]
"""


def read(folder: Path, text: str) -> Happening:
    path = folder / "happening.toml"
    path.write_text(text, encoding="utf-8")
    return read_happening(path)


def test_words_by_part_of_speech(tmp_path: Path) -> None:
    happening = read(tmp_path, GOOD)
    assert happening.verbs["agree"] == "planned"
    assert happening.nouns == {"plan": "planned", "order": "planned"}
    assert happening.adjectives == {"ready": "planned"}


def test_infinitive_verbs_stand_apart(tmp_path: Path) -> None:
    happening = read(tmp_path, GOOD)
    assert happening.infinitives == {"order": "planned"}
    assert "order" not in happening.verbs


def test_the_first_entry_of_a_word_holds(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).verbs["refuse"] == "planned"


def test_a_verb_is_light_in_one_way_only(tmp_path: Path) -> None:
    happening = read(tmp_path, GOOD)
    assert (happening.light, happening.light_passive) == ({"launch"}, {"face", "see"})


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('status = "negated"', 'status = "undone"', "status is not one we know"),
        ('status = "negated"', "", "status is missing"),
        ('nouns = ["plan"]', 'noons = ["plan"]', "unknown key 'noons'"),
        ("passive = true", "pasive = true", "unknown key 'pasive'"),
        ('verbs = ["order"]', "verbs = [1]", "verbs is no list"),
    ],
)
def test_mistakes_are_refused(tmp_path: Path, old: str, new: str, what: str) -> None:
    with pytest.raises(CodebookError, match=what) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert caught.value.file == "happening.toml" and caught.value.line and caught.value.fix


def test_the_words_that_ship(happening: Happening) -> None:
    assert (happening.verbs["agree"], happening.verbs["refuse"]) == ("planned", "negated")
    assert happening.light & {"launch", "carry"} == {"launch", "carry"}
    assert not happening.light & happening.light_passive


def test_words_of_every_day_are_read(tmp_path: Path) -> None:
    path = tmp_path / "happening.toml"
    path.write_text(GOOD + '\n[[everyday]]\nid = "h.everyday"\npatterns = ["help", "pick up"]\n', encoding="utf-8")
    assert read_happening(path).everyday == {"help", "pick up"}
