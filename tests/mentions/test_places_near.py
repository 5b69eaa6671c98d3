from __future__ import annotations

import pytest

from dragoman.mentions.places_near import set_near_known
from dragoman.types import Place, Precision, Span


def places_of(text: str, unknown: str, known: str, precision: Precision = "city") -> tuple[Place, ...]:
    """One place that the gazetteer has and one that it has not, where they stand in the text."""
    at, there = text.index(unknown), text.index(known)
    nowhere = Place(Span(at, at + len(unknown)), unknown, None, None, None, None, "region", "not in the gazetteer")
    somewhere = Place(Span(there, there + len(known)), known, "AFG", 34.3, 62.2, 1140026, precision, "only sense")
    return set_near_known(sorted((nowhere, somewhere), key=lambda place: place.span), text)


@pytest.mark.parametrize(
    "text",
    [
        "A raid on the village of Keshm near Herat.",
        "A raid on Keshm, a farming village 40 km north of Herat.",
        "A raid on Keshm, about 12 miles (19 km) from Herat.",
        "A raid on Keshm, on the outskirts of Herat.",
        "A raid on Keshm in the district of Herat.",
        "A raid on Herat's village of Keshm.",
        "A raid on Keshm, west of Herat.",
        "A raid on the Herat village of Keshm.",
    ],
)
def test_an_unknown_village_is_set_at_the_town_near_it(text: str) -> None:
    keshm = next(place for place in set_near_known(places_of(text, "Keshm", "Herat"), text) if place.name == "Keshm")
    assert (keshm.country, keshm.lat, keshm.precision, keshm.geonames) == ("AFG", 34.3, "region", None)
    assert keshm.how == "not in the gazetteer; set by Herat"


@pytest.mark.parametrize(
    "text",
    [
        "A raid on Keshm. Near Herat nothing stirred.",
        "A raid on Keshm angered people in Herat.",
        "Envoys came from Herat to Keshm.",
        "They left Keshm for Herat.",
    ],
)
def test_a_town_named_beside_it_is_not_where_it_lies(text: str) -> None:
    keshm = next(place for place in places_of(text, "Keshm", "Herat") if place.name == "Keshm")
    assert (keshm.country, keshm.lat) == (None, None)


def test_in_a_province_it_is_known_to_the_province() -> None:
    text = "A raid on Keshm in Herat."
    assert [place.precision for place in places_of(text, "Keshm", "Herat", "admin1")] == ["admin1", "admin1"]


def test_what_is_known_stays_as_it_is() -> None:
    text = "A raid on Keshm near Herat."
    assert places_of(text, "Keshm", "Herat")[1].precision == "city"


def test_a_village_is_set_in_the_part_named_behind_the_country() -> None:
    text = "Two were shot in Keshm, in Sudan's North Darfur state."
    village, sudan, darfur = (text.index(word) for word in ("Keshm", "Sudan", "North"))
    places = (
        Place(Span(village, village + 5), "Keshm", None, None, None, None, "region", "not in the gazetteer"),
        Place(Span(sudan, sudan + 5), "Sudan", "SDN", 15.5, 30.2, 366755, "country", "only sense"),
        Place(Span(darfur, darfur + 12), "North Darfur", "SDN", 15.7, 25.6, None, "admin1", "only sense"),
    )
    keshm = set_near_known(places, text)[0]
    assert (keshm.lat, keshm.precision, keshm.how) == (15.7, "admin1", "not in the gazetteer; set by North Darfur")
