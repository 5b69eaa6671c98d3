"""What a work of art tells did not happen."""

from __future__ import annotations

import pytest

from dragoman.events.fiction import is_fiction
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("text", "fiction"),
    [
        ("The Danish film shows a soldier shooting his captain.", True),
        ("In the novel a Russian count kidnaps an English governess.", True),
        ("The Danish film festival shows a soldier the door.", False),
        ("In the capital a Russian count kidnapped an English governess.", False),
    ],
    ids=["a film shows", "in the novel", "no work", "a place"],
)
def test_a_sentence_inside_a_work(text: str, fiction: bool) -> None:
    (sentence,) = parse_text(text).sentences
    assert is_fiction(sentence) is fiction
