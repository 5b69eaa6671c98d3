"""What a clause with "what" stands for."""

from __future__ import annotations

import pytest

from builders import texts_of, word_in
from dragoman.language.clauses import logical_object
from dragoman.language.free_relatives import clause_naming
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("text", "verb", "things"),
    [
        ("Troops launched what the army calls a final assault on the town.", "launched", ["assault"]),
        ("The navy seized what it said was a shipment of arms.", "seized", ["shipment"]),
        ("Pyongyang fired what appeared to be a ballistic missile.", "fired", ["missile"]),
        ("Nobody knows what the army did to the prisoners.", "knows", []),
        ("Troops launched an assault on the town.", "launched", ["assault"]),
    ],
)
def test_a_verb_has_for_its_object_what_the_clause_names(text: str, verb: str, things: list[str]) -> None:
    assert texts_of(logical_object(word_in(parse_text(text), verb))) == things


def test_the_outermost_clause_names_it() -> None:
    parse = parse_text("Rebels launched what the army said was a failed attack on Kidal.")
    assert clause_naming(word_in(parse, "attack")) == word_in(parse, "said")
    assert clause_naming(word_in(parse, "Kidal")) is None
