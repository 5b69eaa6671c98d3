"""Clauses that tell of a word further off than the nearest."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("sentence", "word", "above"),
    [
        ("Jets struck hours after an attack on a company near Ankara that killed five people.", "killed", "attack"),
        ("A truce ended five days of fighting that killed at least 38 people.", "killed", "fighting"),
        ("Jets bombed a group of men who had been pursuing bandits, killing 16 of them.", "killing", "bombed"),
        ("Police shot men who had raided a bank, killing a clerk.", "killing", "raided"),
        ("The plan angered miners in the Jiu Valley, who threatened to march.", "threatened", "miners"),
        ("Kuleba urged Beijing to end the war during talks with Wang Yi.", "during", "urged"),
        ("Kuleba urged Beijing to end the war during the winter.", "during", "end"),
        ("Sybiha invited Wang Yi to visit Kyiv during a meeting in Munich.", "during", "invited"),
        ("Police blamed a company for the flood in a town that killed five people.", "killed", "town"),
        ("Netanyahu called new Australian premier Morrison on Monday to congratulate him.", "congratulate", "called"),
        ("Manila accused a ship of firing at its boats on Monday, injuring four sailors.", "injuring", "firing"),
        ("A drone attack on a camp killed at least 12 people and wounded 30 in Darfur.", "attack", "killed"),
        ("A drone attack on a camp killed at least 12 people and wounded 30 in Darfur.", "wounded", "killed"),
        ("Baku accused Yerevan of opening fire on its posts on Monday.", "opening", "of"),
        ("Baku accused Yerevan of opening fire on its posts on Monday.", "posts", "on"),
        (
            "Police used pepper spray against demonstrators who tried to storm the palace on Tuesday, arresting 63.",
            "arresting",
            "used",
        ),
        ("The Council voted 14-0, with the United States abstaining, to demand a truce.", "demand", "voted"),
    ],
)
def test_the_clause_hangs_on_what_it_tells_of(sentence: str, word: str, above: str) -> None:
    assert word_in(parse_text(sentence), word).head.text == above
