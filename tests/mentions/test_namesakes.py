from __future__ import annotations

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
