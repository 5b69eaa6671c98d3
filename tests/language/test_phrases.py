"""How far phrases and clauses reach."""

from __future__ import annotations

import pytest

from builders import SHELLED, find_span, texts_of, word_in
from dragoman.language.parser import parse_text
from dragoman.language.phrases import clause_span, phrase, words_below


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("Police freed three Iraqi journalists in Mosul.", "journalists", "three Iraqi journalists"),
        ("He met the foreign minister of the Republic of Chad on Monday.", "minister",
         "the foreign minister of the Republic of Chad"),
        ("Turkey's army withdrew.", "army", "Turkey's army"),
    ],
)  # fmt: skip
def test_phrase_keeps_of_and_drops_the_rest(text: str, head: str, words: str) -> None:
    parse = parse_text(text)
    assert phrase(word_in(parse, head)) == find_span(text, words)


def test_clause_span_runs_from_first_to_last_word() -> None:
    text = "Iran said that the sailors had left."
    parse = parse_text(text)
    assert clause_span(word_in(parse, "left")) == find_span(text, "that the sailors had left")


def test_words_below_leave_out_asides() -> None:
    below = words_below(word_in(SHELLED, "rebels"), frozenset({"relcl"}))
    assert texts_of(list(below)) == ["rebels"]
    assert texts_of(list(words_below(word_in(SHELLED, "shelled"), frozenset()))) == ["who", "shelled", "Homs"]
