"""What a sentence takes for granted, and what it leaves open."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.events.passing import is_answered, is_settled
from dragoman.language.parser import parse_text

SETTLED = [
    ("Chad urged the junta to free the ousted president.", "ousted"),
    ("Iran demanded that Iraq release the captain it had arrested in May.", "arrested"),
    ("Russia denied that the troops who entered the town had fired on anyone.", "entered"),
    ("Peru urged Chile to free the editors whom Bolivia arrested in May.", "arrested"),
    ("Ukraine denied shelling the town that Russian forces captured in March.", "captured"),
    ("Chad urged Niger to free Bello, who has been held since soldiers seized power.", "seized"),
    ("Arab states condemned Israel's recognition of Somaliland.", "recognition"),
    ("Israel vowed to retaliate for an Iranian missile attack.", "attack"),
    ("Iran promised to avenge the killing of a general.", "killing"),
    ("They fear that Spain is taking back the freedoms given to Ceuta when Morocco attacked the island.", "attacked"),
]
OPEN = [
    ("Kenya demanded punishment for anyone who attacked its embassy.", "attacked"),
    ("Russia denied that the troops who entered the town had fired on anyone.", "fired"),
    ("Turkey denied the report that it had sent fighters to Libya.", "sent"),
    ("Iran threatened to jail the editors whom it had promised to release.", "release"),
    ("Peru asked Chile to expel the men who would attack its consulate.", "attack"),
    ("Poland urged Belarus to free prisoners held in Minsk.", "held"),
    ("Arab states feared Israel's recognition of Somaliland.", "recognition"),
    ("Israel vowed to retaliate for any attack by Iran.", "attack"),
    ("Israel vowed to launch an attack on Iran.", "attack"),
    ("Spain said it would leave when Morocco attacked the island.", "attacked"),
]


@pytest.mark.parametrize(("sentence", "trigger"), SETTLED)
def test_told_as_known(sentence: str, trigger: str) -> None:
    assert is_settled(word_in(parse_text(sentence), trigger))


@pytest.mark.parametrize(("sentence", "trigger"), OPEN)
def test_left_open(sentence: str, trigger: str) -> None:
    assert not is_settled(word_in(parse_text(sentence), trigger))


@pytest.mark.parametrize(
    ("sentence", "noun", "answered"),
    [
        ("Beijing rejected Washington's accusation.", "accusation", True),
        ("The demand was turned down by Chad.", "demand", True),
        ("Chad dismissed calls and appeals for a truce.", "appeals", True),
        ("Chad withdrew its demand.", "demand", False),
    ],
)
def test_what_is_answered_was_said(sentence: str, noun: str, answered: bool) -> None:
    assert is_answered(word_in(parse_text(sentence), noun)) == answered
