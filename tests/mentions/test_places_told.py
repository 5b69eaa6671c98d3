"""Names that the words around them tell to be places', though the parser takes them for persons or bodies."""

from __future__ import annotations

import pytest

from dragoman.language.parser import parse_text
from dragoman.mentions.gazetteer import load_gazetteer
from dragoman.mentions.places import find_places


def places_in(text: str) -> list[str]:
    return [place.name for place in find_places(parse_text(text), load_gazetteer()) if place.how != "demonym"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed police officers at a post outside the village of Tufiño.", "Tufiño"),
        ("The patrol was stopped by militiamen at a barrier near Sam Ouandja and turned round.", "Sam Ouandja"),
        ("Norway expelled two employees of the Russian consulate in Kirkenes.", "Kirkenes"),
        ("He was arrested at a checkpoint near the Ofer prison.", "Ofer"),
        ("Troops shelled Kfar Nabl and Maarat Hurmah, activists said.", "Maarat Hurmah"),
    ],
)
def test_a_name_that_no_list_knows_is_a_place_by_its_surroundings(text: str, name: str) -> None:
    assert name in places_in(text)


def test_a_known_town_is_one_where_it_is_besieged() -> None:
    (place,) = find_places(parse_text("The rebels besieged Goma for three weeks."), load_gazetteer())
    assert (place.name, place.country, place.precision) == ("Goma", "COD", "city")


@pytest.mark.parametrize(
    "text",
    [
        "The demonstrators threw eggs at Macron.",
        "Talks were held in Parliament on Tuesday.",
        "A fighter in Hezbollah's ranks was killed.",
        "The rally outside Navalny's house was broken up.",
        "The court freed Navalny after a night.",
    ],
)
def test_persons_and_bodies_stay_what_they_are(text: str) -> None:
    assert places_in(text) == []
