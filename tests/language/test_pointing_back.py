"""What "it" and "them" stand for as objects."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.parser import parse_text
from dragoman.language.pointing_back import thing_meant


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Kenya imposed sanctions on Chad in May and lifted them in June.", "them", "sanctions"),
        ("Chad had cut ties with Kenya, and said on Monday it would restore them.", "them", "ties"),
        ("The army broke the truce and blamed the rebels for ending it.", "it", "truce"),
        ("The court lifted a ban that had silenced them.", "them", None),  # one ban is not "them"
        ("Kenya lifted them in June.", "them", None),
        ("Kenya imposed sanctions on Chad.", "Chad", None),
    ],
)
def test_thing_meant(text: str, pronoun: str, meant: str | None) -> None:
    parse = parse_text(text)
    last = max((t for b in parse.blocks for t in b if t.text == pronoun), key=lambda token: token.i)
    thing = thing_meant(last)
    assert (thing.text if thing is not None else None) == meant


def test_no_thing_that_holds_the_clause_is_meant_in_it() -> None:
    parse = parse_text("Chad rejected demands to publish them.")
    assert thing_meant(word_in(parse, "them")) is None
