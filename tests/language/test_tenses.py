"""Pasts that look like participles."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dragoman.language.parser import load_parser
from dragoman.language.tenses import name_pasts

TOLD = ["Jihadists", "killed", "nine", "men", ",", "sources", "said"]


def _tag_of_killed(words: list[str], tags: list[str], labels: list[str], heads: list[int]) -> str:
    block = Doc(load_parser().vocab, words=words, tags=tags, deps=labels, heads=heads)
    name_pasts(block)
    tag: str = block[words.index("killed")].tag_
    return tag


def test_a_participle_with_subject_and_object_is_a_past() -> None:
    tags, labels = (
        ["NNS", "VBN", "CD", "NNS", ",", "NNS", "VBD"],
        ["nsubj", "ccomp", "nummod", "dobj", "punct", "nsubj", "ROOT"],
    )
    assert _tag_of_killed(TOLD, tags, labels, [1, 6, 3, 1, 6, 6, 6]) == "VBD"


@pytest.mark.parametrize(
    ("words", "tags", "labels", "heads"),
    [
        (["Three", "killed", "in", "raid"], ["CD", "VBN", "IN", "NN"], ["nsubj", "ROOT", "prep", "pobj"], [1, 1, 1, 2]),
        (
            ["They", "had", "killed", "him"],
            ["PRP", "VBD", "VBN", "PRP"],
            ["nsubj", "aux", "ROOT", "dobj"],
            [2, 2, 2, 2],
        ),
    ],
)
def test_other_participles_stay(words: list[str], tags: list[str], labels: list[str], heads: list[int]) -> None:
    assert _tag_of_killed(words, tags, labels, heads) == "VBN"
