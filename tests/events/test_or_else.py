"""An order with a penalty is a threat."""

from __future__ import annotations

import pytest

from dragoman.events.or_else import names_penalty
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("text", "verb", "penalty"),
    [
        ("The police told the marchers to go home or be shot.", "told", True),
        ("The junta ordered the envoys to leave or face arrest.", "ordered", True),
        ("The police told the marchers to go home or wait.", "told", False),
        ("The police told the marchers to go home and be quiet.", "told", False),
    ],
    ids=["passive", "face", "a choice", "and"],
)
def test_what_befalls_whoever_does_not(text: str, verb: str, penalty: bool) -> None:
    (sentence,) = parse_text(text).sentences
    (token,) = [one for one in sentence if one.text == verb]
    assert names_penalty(token) is penalty
