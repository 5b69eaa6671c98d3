"""Places that only tell where it happened, with the codebook that ships."""

from __future__ import annotations

import pytest

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text


def sides(text: str, codebook: Codebook, event_type: str) -> list[tuple[list[str], list[str]]]:
    """Actors and recipients of each event of a type."""
    reading = read_text(text, codebook, rules_only=True)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        ([names[one.entity] for one in event.actors], [names[one.entity] for one in event.recipients])
        for event in reading.events
        if event.type == event_type
    ]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The two governments signed a trade accord in Vienna on Friday.", "SUPPORT"),
        ("The ministers of both states met in Geneva.", "CONSULT"),
    ],
    ids=["signed", "met"],
)
def test_where_they_met_is_no_party(text: str, event_type: str, codebook: Codebook) -> None:
    ((_, recipients),) = sides(text, codebook, event_type)
    assert recipients == []


def test_what_a_rally_stood_before_is_not_what_police_broke_up(codebook: Codebook) -> None:
    text = "Georgian police broke up a rally outside parliament."
    ((_, recipients),) = sides(text, codebook, "COERCE")
    assert recipients == []


def test_the_town_of_a_bombing_did_not_bomb(codebook: Codebook) -> None:
    assert sides("The Lima bombing angered Peru.", codebook, "ASSAULT") == []


def test_the_town_of_a_pact_is_no_side(codebook: Codebook) -> None:
    assert sides("Peru broke the Lima accords.", codebook, "SUPPORT") == []
    ((_, backed),) = sides("Russia backs the Astana agreements on Syria.", codebook, "SUPPORT")
    assert backed == ["Syria"]


def test_a_town_that_is_marched_through_is_no_side(codebook: Codebook) -> None:
    ((_, through),) = sides("Polish miners marched through Warsaw.", codebook, "PROTEST")
    ((_, against),) = sides("Polish miners marched against Warsaw.", codebook, "PROTEST")
    assert (through, against) == ([], ["Government of Poland"])


def test_who_brings_a_case_before_a_court_accuses_another(codebook: Codebook) -> None:
    text = "Azerbaijan filed a lawsuit at the International Court of Justice accusing Armenia of theft."
    assert sides(text, codebook, "ACCUSE") == [(["Azerbaijan"], ["Armenia"])]
    assert sides("Iran criticised the International Court of Justice.", codebook, "ACCUSE") == [
        (["Iran"], ["International Court of Justice"])
    ]
