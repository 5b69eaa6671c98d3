"""Modes that the words of the clause tell."""

from __future__ import annotations

import pytest

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Ukrainian drones struck a Russian depot.", "ASSAULT", "drone"),
        ("A suicide bomber killed six Pakistani worshippers.", "ASSAULT", "suicide-attack"),
        ("Turkish soldiers killed a Syrian farmer with a knife.", "ASSAULT", "primitive"),
        ("Turkish soldiers killed a Syrian farmer.", "ASSAULT", None),
        ("Turkish police fired rubber bullets at Syrian marchers.", "ASSAULT", "crowd-control"),
        ("Turkish police fired bullets at Syrian marchers.", "ASSAULT", "firearms"),
        ("Kenya sent policemen to Haiti.", "MOBILIZE", "police"),
        ("Kenya sent soldiers to Haiti.", "MOBILIZE", "troops"),
        ("Bulgaria asked Brussels for tents.", "REQUEST", "assist"),
        ("Bulgaria asked Moscow for a meeting.", "REQUEST", "meet"),
        ("Bulgaria demanded a ceasefire from Moscow.", "REQUEST", "yield"),
        ("Bulgaria demanded a new law of Brussels.", "REQUEST", "change"),
        ("Rwanda rejected Kenya's plan.", "REJECT", "change"),
        ("Rwanda denied the shelling.", "REJECT", None),
        ("Rwanda denied that aid had been withheld.", "REJECT", None),
        ("Rwanda rejected Kenya's claim that it had sent weapons.", "REJECT", None),
        ("Iran threatened Israel with missiles.", "THREATEN", "violence"),
        ("Iran threatened Iraq with an embargo.", "THREATEN", "relations"),
    ],
)
def test_mode(text: str, event_type: str, mode: str | None, codebook: Codebook) -> None:
    reading = read_text(text, codebook, rules_only=True)
    assert mode in [event.mode for event in reading.events if event.type == event_type]
