"""The outlet's name over a page, told from a headline."""

from __future__ import annotations

import pytest

from dragoman.pages.nameplate import Surroundings, read_nameplate

HEADLINE = "Soldiers arrest speaker after raid on parliament"
LEAD = "Soldiers surrounded the parliament on Tuesday and arrested the speaker after a raid, witnesses said."


def around(*below: str, lead: str = LEAD, foot: tuple[str, ...] = ()) -> Surroundings:
    lines = below or (HEADLINE,)
    return Surroundings(lines, (lead,), (*lines, lead, *foot))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Gulf of Guinea Ledger", "Gulf of Guinea Ledger"),
        ("METALS & PORTS DAILY", "METALS & PORTS DAILY"),
        ("Radio Banc d'Arguin - English service", "Radio Banc d'Arguin"),
        ("Diario del Sur in English", "Diario del Sur"),
        ("The Independent", "The Independent"),
        ("Huaquillas Today - Monday, June 10, 2019", "Huaquillas Today"),
        ("Lima Standard » World » Americas", "Lima Standard"),
        ("www.saloneherald.com", "saloneherald.com"),
        ("Granma", "Granma"),
    ],
)
def test_an_outlet_over_a_headline(line: str, name: str) -> None:
    assert read_nameplate(line, around()) == name


@pytest.mark.parametrize("foot", ["© 2020 Sulima", "Also on Sulima", "Copyright (c) Sulima Media"])
def test_what_the_page_calls_itself_is_its_outlet(foot: str) -> None:
    lead = LEAD + " Sulima was quiet."
    assert read_nameplate("Sulima", around(lead=lead)) is None
    assert read_nameplate("Sulima", around(lead=lead, foot=(foot,))) == "Sulima"


def test_a_menu_below_tells_a_nameplate() -> None:
    lead = LEAD + " Steppe Winds was there."
    assert read_nameplate("Steppe Winds", around(HEADLINE, lead=lead)) is None
    assert read_nameplate("Steppe Winds", around("Home | World", HEADLINE, lead=lead)) == "Steppe Winds"


def test_the_agency_of_the_dateline_is_the_outlet() -> None:
    lead = "FREETOWN (Meridian) - " + LEAD
    assert read_nameplate("Meridian", around(lead=lead)) == "Meridian"


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Daily protests in Sudan", "Protesters marched through Khartoum for a tenth day, witnesses said."),
        ("Daily Protests In Sudan", "Protesters marched through Khartoum for a tenth day, witnesses said."),
        ("Radio station bombed in Kabul", "A bomb destroyed a radio station in Kabul on Tuesday, police said."),
        ("Radio Station Bombed In Kabul", "A bomb destroyed a radio station in Kabul on Tuesday, police said."),
        ("Rebels Seize State Television", "Rebels seized the state television on Tuesday and held its presenters."),
        ("Hackers Attack New York Times", "Hackers attacked the computers of the New York Times on Tuesday."),
        ("Army Shuts Herald", "Soldiers of the army closed the newspaper on Tuesday, its editor said."),
        ("Night Watch", "The watch changed at nine that night in the port; by ten two officers were dead."),
        ("NIGER COUP", "Soldiers in Niger announced a coup on state television on Wednesday night."),
        ("Ceasefire", "The ceasefire between the two armies held for a second day on Wednesday."),
        ("World", "Soldiers surrounded the parliament on Tuesday, witnesses said."),
        ("Who guards the Guardian?", "The newspaper was raided on Tuesday, its editor said."),
    ],
)
def test_a_headline_is_no_nameplate(line: str, lead: str) -> None:
    assert read_nameplate(line, around("Thousands march again in the capital", lead=lead)) is None


def test_without_a_headline_below_a_paper_is_only_known_by_its_day() -> None:
    alone = around("By Ada Berg")
    assert read_nameplate("Kabul Herald", alone) is None
    assert read_nameplate("Kabul Herald | 4 March 2020", alone) == "Kabul Herald"
