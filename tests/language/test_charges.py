"""Participles that tell of a text or of what was said."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("sentence", "word", "above"),
    [
        ("Azerbaijan filed a lawsuit at the ICJ accusing Armenia of cleansing.", "accusing", "lawsuit"),
        ("Chad sued a firm in Niger accusing Mali of fraud.", "accusing", "firm"),
        ("China said it would impose duties on Canadian oil, drawing a protest from Ottawa.", "drawing", "said"),
        ("China said it imposed duties on Canadian oil, drawing a protest from Ottawa.", "drawing", "imposed"),
        ("Muizzu told a delegation from New Delhi that Indian soldiers must leave.", "leave", "told"),
        ("Lebanon lodged a complaint with the Security Council against Israel.", "against", "complaint"),
        ("Lebanon issued a statement on the war against Israel.", "against", "war"),
    ],
    ids=[
        "the case accuses",
        "no text",
        "what is to come draws nothing yet",
        "what was done does",
        "who is told",
        "a complaint against",
        "a war against",
    ],
)
def test_the_participle_hangs_on_what_speaks(sentence: str, word: str, above: str) -> None:
    assert word_in(parse_text(sentence), word).head.text == above
