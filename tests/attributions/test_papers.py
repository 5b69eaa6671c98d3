"""Papers that speak, and through whose hands they came."""

# ruff: noqa: E501  (sentences are kept one a line)
from __future__ import annotations

import pytest

from dragoman.attributions.find import find_attributions
from dragoman.codebook.cue_file import shipped_cues
from dragoman.language.parser import parse_text

CUES = shipped_cues()


def sources(text: str) -> list[str]:
    found = find_attributions(parse_text(text), CUES)
    return [text[one.source.start : one.source.end] for one in found if one.source and one.kind != "demand"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers burned the mill, cables obtained by the Delta Witness show.", ["cables obtained by the Delta Witness"]),
        ("Soldiers burned the mill, a video sent to this office shows.", ["a video sent to this office"]),
        ("Soldiers burned the mill, documents obtained by Reuters show.", ["Reuters", "documents obtained by Reuters"]),
        ("Police freed the pilot, according to an e-mail that a clerk read to the Witness.", ["a clerk", "an e-mail"]),
        ("A leaked memo shown to Reuters by a nurse says that police shot two miners.", ["a nurse", "A leaked memo"]),
        ("Police shot two miners, according to the vice-governor.", ["the vice-governor"]),
    ],
)  # fmt: skip
def test_the_steps_a_paper_came_by(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


def test_nothing_speaks_where_no_paper_stands_before_the_last_word() -> None:
    assert sources("Soldiers burned the mill during one of the village shows.") == []
    assert sources("Soldiers burned the mill, the theatre and two shows.") == []
