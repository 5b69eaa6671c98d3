"""Things and people that stand for the force named before them."""

from __future__ import annotations

import pytest

from tests.mentions.conftest import Reader


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Two army helicopters bombed the town.", "Two army helicopters", "MIL"),
        ("Cartel members shot a judge.", "Cartel members", "CRM"),
        ("Helicopters bombed a rebel camp.", "a rebel camp", "REB"),
        ("Rebels ambushed an army convoy.", "an army convoy", "MIL"),
        ("A militia group was attacked.", "A militia group", "REB"),
    ],
    ids=["vehicle", "people", "place", "nameless by itself", "group"],
)
def test_the_force_before_a_thing_acts_or_is_hit(actors_of: Reader, text: str, words: str, sector: str) -> None:
    assert actors_of(text)[words].sectors == (sector,)


@pytest.mark.parametrize(
    "text",
    [
        "Two red helicopters landed.",
        "The judge slept near a rebel camp.",
        "A fashion group was founded.",
    ],
    ids=["nobody's", "only where", "no force"],
)
def test_other_things_act_for_nobody(actors_of: Reader, text: str) -> None:
    assert not any(words.endswith(("helicopters", "camp", "group")) for words in actors_of(text))
