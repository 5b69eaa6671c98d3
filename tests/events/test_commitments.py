"""Whether somebody binds himself by what is told as planned or denied."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from dragoman.events.commitments import binds_nobody
from dragoman.language.parser import parse_text


def verb(text: str, word: str) -> Token:
    (sentence,) = parse_text(text).sentences
    return next(token for token in sentence if token.text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nobody knows how Ghana will help Togo.", "help"),
        ("Will Ghana help Togo?", "help"),
        ("Critics predict that Ghana will help Togo.", "help"),
        ("The treaty gives Ghana the power to help Togo.", "help"),
        ("Ghana will raise a tax to help Togo.", "help"),
        ("Ghana is expected to help Togo.", "help"),
        ("Ghana will wait until Togo helps Mali.", "helps"),
        ("The prize is a way to honour Togo.", "honour"),
        ("Ghana has figures that it will use to help Togo.", "help"),
        ("The task of the voters is to help Togo.", "help"),
        ("The only states to have helped Togo are small.", "helped"),
    ],
)
def test_who_asks_foresees_or_tells_a_purpose_binds_nobody(text: str, word: str) -> None:
    assert binds_nobody(verb(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ghana will help Togo.", "help"),
        ("Ghana said it would help Togo.", "help"),
        ("Ghana has agreed to help Togo.", "help"),
        ("Ghana is ready to help Togo.", "help"),
        ("Ghana is going to help Togo.", "help"),
        ("Ghana announced a plan to help Togo.", "help"),
        ("Ghana will not help Togo.", "help"),
        ("Ghana expects that it will help Togo.", "help"),
    ],
)
def test_who_says_what_he_will_do_does(text: str, word: str) -> None:
    assert not binds_nobody(verb(text, word))
