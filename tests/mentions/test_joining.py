from __future__ import annotations

from datetime import date

import pytest

from tests.mentions.conftest import Reader


def test_the_office_holder_of_the_day(actors_of: Reader) -> None:
    text = "The Russian president flew home."
    assert actors_of(text, date(2010, 5, 1))["The Russian president"].name == "Dmitry Medvedev"
    assert actors_of(text, date(2015, 5, 1))["The Russian president"].name == "Vladimir Putin"


def test_an_office_goes_by_several_titles(actors_of: Reader) -> None:
    actor = actors_of("The British premier resigned.", date(2016, 1, 5))["The British premier"]
    assert actor.name == "David Cameron"


def test_the_title_gives_country_and_sector(actors_of: Reader) -> None:
    actor = actors_of("Zambian Fisheries Minister Tobias Quillfeather resigned.")["Tobias Quillfeather"]
    assert (actor.country, actor.sectors) == ("ZMB", ("GOV",))


def test_a_former_title_makes_elite(actors_of: Reader) -> None:
    assert actors_of("Former president Tobias Quillfeather wept.")["Tobias Quillfeather"].sectors == ("ELI",)


@pytest.mark.parametrize(
    ("text", "name", "definite"),
    [
        ("Hamas fired rockets. The group denied it.", "Hamas", "The group"),
        ("Sri Lanka borrowed money. The island needs it.", "Sri Lanka", "The island"),
        ("Doha denied it. The emirate called for talks.", "Doha", "The emirate"),
    ],
)
def test_definites_point_back(actors_of: Reader, text: str, name: str, definite: str) -> None:
    actors = actors_of(text)
    assert actors[definite] is actors[name]


def test_member_states_are_not_the_last_country(actors_of: Reader) -> None:
    actors = actors_of("Norway refused. The states of the union agreed.")
    assert all(actors[words] is not actors["Norway"] for words in actors if "states" in words)


def test_a_company_is_no_alliance(actors_of: Reader) -> None:
    actors = actors_of("Lockheed Martin built jets. This alliance frightens many.")
    assert "This alliance" not in actors


def test_a_definite_without_an_actor_before_is_nobody(actors_of: Reader) -> None:
    assert "The group" not in actors_of("The group left at noon.")
