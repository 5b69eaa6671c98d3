"""What a thing is called is no part of it."""

from __future__ import annotations

import pytest

from builders import texts_of, word_in
from dragoman.language.clauses import logical_object
from dragoman.language.parser import parse_text


def test_what_a_killing_is_called_was_not_killed() -> None:
    murder = word_in(parse_text("Turkish officials called the killing a murder planned in advance."), "murder")
    assert (murder.dep_, murder.head.text) == ("oprd", "called")


@pytest.mark.parametrize(
    ("text", "adjective", "label"),
    [
        ("Russia's foreign ministry called the expulsion unjustified.", "unjustified", "oprd"),
        ("Moscow called the expulsion of two diplomats by Estonia unjustified.", "unjustified", "oprd"),
        ("Police arrested the officers responsible for the raid.", "responsible", "amod"),
    ],
    ids=["after its noun", "after the noun's phrases", "no word of naming"],
)
def test_what_a_thing_is_called_is_no_part_of_it(text: str, adjective: str, label: str) -> None:
    assert word_in(parse_text(text), adjective).dep_ == label


def test_what_sums_up_the_clause_is_no_second_object() -> None:
    parse = parse_text("Niger cut ties with France, a move criticised by the African Union.")
    cut, move = word_in(parse, "cut"), word_in(parse, "move")
    assert texts_of(logical_object(cut)) == ["ties"]
    assert move.dep_ == "appos"
