from __future__ import annotations

import pytest

from dragoman.language.parser import parse_text
from dragoman.mentions.sectors import Sectors
from tests.mentions.conftest import Reader

SECTORS = Sectors(
    nouns={
        "chief of staff": "MIL",
        "chief": "UNS",
        "staff": "LAB",
        "minister": "GOV",
        "police officer": "COP",
        "officer": "MIL",
        "government": "GOV",
        "state": "GOV",
    },
    persons=frozenset({"minister", "officer"}),
    not_actors=frozenset({"state of emergency"}),
    former=frozenset({"former", "ousted"}),
    names={"relations": "BUS"},
)


@pytest.mark.parametrize(
    ("text", "at", "hit"),
    [
        ("A police officer spoke.", 2, ("police officer", "COP")),
        ("Two ministers spoke.", 1, ("minister", "GOV")),
        ("A state of emergency ended.", 1, None),
        ("A tree fell.", 1, None),
        ("The chief of staff spoke.", 1, ("chief of staff", "MIL")),
        ("The chief of staff spoke.", 3, None),
        ("The staff left.", 1, ("staff", "LAB")),
    ],
)
def test_the_longest_phrase_wins(text: str, at: int, hit: tuple[str, str] | None) -> None:
    assert SECTORS.of_noun(parse_text(text).blocks[0][at]) == hit


def test_the_last_word_of_a_name_tells() -> None:
    doc = parse_text("Gotham Government Relations spoke.").blocks[0]
    assert SECTORS.of_name(doc[0:3]) == "BUS"
    assert SECTORS.of_name(doc[0:2]) == "GOV"


@pytest.mark.parametrize(
    ("text", "at", "former"),
    [("The former minister spoke.", 2, True), ("The minister spoke.", 1, False), ("An ex-minister spoke.", 3, True)],
)
def test_former(text: str, at: int, former: bool) -> None:
    assert SECTORS.is_former(parse_text(text).blocks[0][at]) is former


def test_a_modifier_in_the_plural(actors_of: Reader) -> None:
    assert actors_of("Human rights groups wept.")["Human rights groups"].sectors == ("NGO",)
