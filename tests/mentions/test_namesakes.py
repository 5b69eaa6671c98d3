from __future__ import annotations

import pytest

from tests.mentions.conftest import PlaceReader, Reader


def test_a_countrys_red_cross_is_its_own(actors_of: Reader) -> None:
    actors = actors_of("The Kenya Red Cross said that 59 people had died. The Red Cross sent nurses.")
    society = actors["Kenya Red Cross"]
    assert (society.name, society.country, society.sectors) == ("Kenya Red Cross", "KEN", ("NGO",))
    assert actors["Red Cross"] is society


def test_with_an_owner_it_is_that_ones(actors_of: Reader) -> None:
    assert actors_of("Kenya's Red Cross sent nurses.")["Red Cross"].country == "KEN"


def test_alone_it_is_geneva_s(actors_of: Reader) -> None:
    society = actors_of("Kenya closed its border. The Red Cross sent nurses.")["Red Cross"]
    assert (society.country, society.key) == (None, "organisation.international-committee-of-the-red-cross")


def test_a_surname_taken_for_a_people_is_the_persons(actors_of: Reader) -> None:
    text = "President Uhuru Kenyatta spoke. Britain's prime minister offered Kenyatta help."
    assert actors_of(text)["Kenyatta"].key == "person.uhuru-kenyatta"


def test_a_house_of_that_name_in_another_country(actors_of: Reader, places_of: PlaceReader) -> None:
    text = "Tanks shelled the White House in Moscow."
    assert actors_of(text, None, places_of(text))["White House"].country == "RUS"
    text = "Protesters marched to the White House in Washington."
    assert actors_of(text, None, places_of(text))["White House"].key == "USA.GOV.government"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Kathleen Jordan sued the mayor. Jordan accused him of theft.", "Jordan", "Kathleen Jordan"),
        ("Senator Kerry Washington left. Washington praised the bill.", "Washington", "Kerry Washington"),
        ("Mayor Mike Bloomberg left. Bloomberg endorsed his rival.", "Bloomberg", "Mike Bloomberg"),
    ],
)
def test_a_name_of_a_person_of_the_page(actors_of: Reader, text: str, word: str, name: str) -> None:
    actor = actors_of(text)[word]
    assert (actor.kind, actor.name, actor.country if word == "Jordan" else None) == ("person", name, None)


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Defence Minister Israel Katz said that Israel would strike Iran.", "Israel", "ISR"),
        ("Kathleen Jordan flew to Amman. Jordan closed its border.", "Jordan", "JOR"),
        ("Jordan closed its border. Kathleen Jordan wept, and Jordan sent troops.", "Jordan", "JOR"),
    ],
)
def test_a_country_that_the_page_speaks_of_is_no_person(actors_of: Reader, text: str, word: str, country: str) -> None:
    assert actors_of(text)[word].country == country


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("OPM fired nine workers.", False),
        ("OPM rebels killed two soldiers.", True),
        ("The OPM took hostages in Indonesia.", True),
        ("The Free Papua Movement split. OPM took hostages.", True),
    ],
)
def test_an_acronym_of_several_needs_its_country_or_name(actors_of: Reader, text: str, known: bool) -> None:
    assert (actors_of(text)["OPM"].key == "group.free-papua-movement") is known


def test_a_bodys_society_in_a_country_is_not_the_country(actors_of: Reader) -> None:
    actor = actors_of("Amnesty International Kenya condemned the raid.")["Amnesty International Kenya"]
    assert (actor.kind, actor.country, actor.sectors) == ("organisation", "KEN", ("NGO",))


def test_a_new_state_is_not_the_old_country(actors_of: Reader, places_of: PlaceReader) -> None:
    text = "New Mexico sued the firm."
    actor = actors_of(text, None, places_of(text))["New Mexico"]
    assert (actor.kind, actor.country) == ("place", "USA")
