"""What is neither said nor done."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.events.silence import tells_nothing
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Israel has neither confirmed nor denied involvement.", "denied"),
        ("Israel did not confirm or deny the strike.", "deny"),
        ("The Pentagon refused to confirm or deny the strike.", "deny"),
        ("Al-Shabaab frequently carries out such attacks.", "attacks"),
        ("Aid groups warned that the camps were not safe.", "warned"),
        ("Aid groups warned that floods could follow.", "warned"),
        ("North Korea poses a threat to Japan.", "threat"),
        ("The threat posed by the rebels grew.", "threat"),
        ("Merkel asked Putin whether Russia would withdraw.", "asked"),
        ("Asked why Serbia had not joined, Vucic said it was neutral.", "Asked"),
        ("Reporters asked the Egyptian minister about the arrests in Cairo.", "asked"),
        ('"Who gave the order?" the lawmaker asked the general.', "asked"),
    ],
)
def test_nothing_is_told(sentence: str, trigger: str) -> None:
    assert tells_nothing(word_in(parse_text(sentence), trigger))


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Israel denied involvement.", "denied"),
        ("The paper could not confirm the report, and police denied it.", "denied"),
        ("Israel confirmed the strike and denied the murder.", "denied"),
        ("Al-Shabaab carried out such attacks in May.", "attacks"),
        ("Israel regularly attacks Lebanon.", "attacks"),
        ("Israel warned that it would strike.", "warned"),
        ("The threat by the rebels was heard.", "threat"),
        ("Ukraine asked Germany for more tanks.", "asked"),
        ("Ukraine asked Germany to send more tanks.", "asked"),
        ("Ukraine asked that the council meet.", "asked"),
        ("Kenya was asked by the UN to lead the mission.", "asked"),
        ("The court asked permission.", "asked"),
    ],
)
def test_something_is_told(sentence: str, trigger: str) -> None:
    assert not tells_nothing(word_in(parse_text(sentence), trigger))
