"""Of "ex-minister" the tokenizer makes three words: they hang together."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("sentence", "noun", "label"),
    [
        ("The ex-minister was jailed.", "minister", "nsubjpass"),
        ("An ex-general of the army accused them of theft.", "general", "nsubj"),
        ("The wife of the ex-king fled.", "king", "pobj"),
    ],
)
def test_ex_belongs_to_its_noun(sentence: str, noun: str, label: str) -> None:
    parse = parse_text(sentence)
    ex, hyphen, head = word_in(parse, "ex"), word_in(parse, "-"), word_in(parse, noun)

    assert (head.dep_, head.pos_) == (label, "NOUN")
    assert (ex.head, ex.dep_, hyphen.head, hyphen.tag_) == (head, "amod", head, "HYPH")


def test_an_article_before_ex_is_the_nouns() -> None:
    parse = parse_text("The ex-minister was jailed.")
    assert word_in(parse, "The").head == word_in(parse, "minister")
