"""Speakers that close a sentence and were drawn into what they say."""

from __future__ import annotations

import pytest

from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("verb", "speaker", "text"),
    [
        (
            "said",
            "Qatar",
            "Israel and Hamas agreed on Wednesday to a ceasefire in Gaza and the release of hostages, mediators Qatar "
            "and the United States said.",
        ),
        (
            "announced",
            "Obasanjo",
            "Ethiopia's government and Tigray rebels signed a peace deal in Pretoria, African Union mediator Olusegun "
            "Obasanjo announced.",
        ),
        (
            "said",
            "spokesman",
            "Two Malaysian peacekeepers were wounded by sniper fire near Konjic, UNPROFOR's spokesman in Zagreb said "
            "without laying blame.",
        ),
    ],
)
def test_the_speaker_is_the_verbs(verb: str, speaker: str, text: str) -> None:
    (block,) = parse_text(text).blocks
    said = next(token for token in block if token.text == verb)
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == [speaker]
    assert any(child.dep_ == "ccomp" for child in said.children)
    assert len(list(block.sents)) == 1


@pytest.mark.parametrize("text", ["Rebels took the town, burned the mosque and said nothing.", "They fled, he said."])
def test_other_verbs_of_saying_stay(text: str) -> None:
    (block,) = parse_text(text).blocks
    said = next(token for token in block if token.text == "said")
    assert [child.text for child in said.children if child.dep_ == "nsubj"] in ([], ["he"])
