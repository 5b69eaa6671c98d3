"""Demands made by "must" and "should"."""

from __future__ import annotations

import pytest

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text


def _requests(text: str, codebook: Codebook) -> list[tuple[list[str], list[str]]]:
    reading = read_text(text, codebook, rules_only=True)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        ([names[one.entity] for one in event.actors], [names[one.entity] for one in event.recipients])
        for event in reading.events
        if event.type == "REQUEST"
    ]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Israel must open the crossings, the European Union said.", "European Union", "Israel"),
        ("Russia should return the children, Canada's foreign minister told reporters.", "foreign minister", "Russia"),
        (
            "The Tamil rebels say the government of Sri Lanka must lift the ban.",
            "rebels",
            "the government of Sri Lanka",
        ),
        ('"Rwanda must withdraw its troops from Goma," France said.', "France", "Rwanda"),
    ],
)
def test_who_must_do_it_is_asked_by_who_says_so(text: str, who: str, whom: str, codebook: Codebook) -> None:
    ((actors, recipients),) = _requests(text, codebook)
    assert who in actors[0]
    assert recipients == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine must win this war, Ukraine's president said.",
        "Israel must open the crossings.",
        "The train must stop in Lyon, France said.",
        "The European Union urged Israel to open the crossings and said Israel must pay.",
    ],
)
def test_no_demand_or_one_that_is_told_already(text: str, codebook: Codebook) -> None:
    assert len(_requests(text, codebook)) <= text.count("urged")
