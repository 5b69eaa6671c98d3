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
    ],
)
def test_something_is_told(sentence: str, trigger: str) -> None:
    assert not tells_nothing(word_in(parse_text(sentence), trigger))
