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


def test_the_new_state_is_the_one_that_came_to_be(actors_of: Reader) -> None:
    text = "South Sudan seceded on Saturday. Sudan was the first to recognize the new state."
    assert actors_of(text, date(2011, 7, 10))["the new state"].country == "SSD"
    assert "the new state" not in actors_of(text, date(2019, 7, 10))


def test_a_title_that_hangs_inside_the_name(actors_of: Reader) -> None:
    text = "Gunmen killed 59 people, Kenyan Interior Minister Joseph Ole Quillfeather said."
    actors = actors_of(text)
    assert (actors["Joseph Ole Quillfeather"].country, actors["Joseph Ole Quillfeather"].sectors) == ("KEN", ("GOV",))
    assert "Interior" not in actors


def test_a_title_does_not_hide_a_known_name(actors_of: Reader) -> None:
    actors = actors_of("Crown Prince Mohammed bin Salman spoke.", date(2018, 10, 8))
    assert actors["Mohammed bin Salman"].key == "person.mohammed-bin-salman"


@pytest.mark.parametrize(
    ("day", "sector"),
    [
        (date(1995, 3, 1), "REB"),
        (date(1999, 3, 1), "GOV"),
        (date(2010, 3, 1), "REB"),
        (date(2022, 3, 1), "GOV"),
        (None, "REB"),
    ],
)
def test_who_rules_in_fact_is_a_government(actors_of: Reader, day: date | None, sector: str) -> None:
    taliban = actors_of("The Taliban rejected the demand.", day)["Taliban"]
    assert (taliban.country, taliban.sectors, taliban.key) == ("AFG", (sector,), "group.taliban")


def test_the_town_from_which_rebels_rule_speaks_for_a_government(actors_of: Reader) -> None:
    assert actors_of("Kabul rejected the demand.", date(2022, 3, 1))["Kabul"].sectors == ("GOV",)


@pytest.mark.parametrize(
    ("town", "day", "key"),
    [
        ("Kabul", date(2021, 8, 14), "AFG.GOV.government"),
        ("Kabul", date(2021, 8, 16), "group.taliban"),
        ("Sanaa", date(2014, 1, 1), "YEM.GOV.government"),
        ("Sanaa", date(2019, 1, 1), "group.houthis"),
        ("Aden", date(2019, 1, 1), "YEM.GOV.government"),
        ("Aden", date(1990, 1, 1), "YMD.GOV.government"),
        ("Tripoli", date(2019, 1, 1), "organisation.government-of-national-accord"),
        ("Tripoli", date(2022, 1, 1), "LBY.GOV.government"),
    ],
)
def test_a_capital_speaks_for_who_rules_it_that_day(actors_of: Reader, town: str, day: date, key: str) -> None:
    assert actors_of(f"{town} rejected the demand.", day)[town].key == key


@pytest.mark.parametrize(("town", "day"), [("Aden", date(1999, 1, 1)), ("Tobruk", date(2005, 1, 1))])
def test_a_town_that_ruled_at_another_time_is_a_town(actors_of: Reader, town: str, day: date) -> None:
    found = actors_of(f"{town} rejected the demand.", day).get(town)
    assert found is None or found.key is None


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("IGAD, the East African bloc, left.", "IGAD", "the East African bloc"),
        ("The regional bloc ECOWAS met.", "ECOWAS", "The regional bloc"),
        ("The Kurdish militia YPG fired.", "YPG", "The Kurdish militia"),
        ("Hezbollah, the Lebanese militia, fired.", "Hezbollah", "the Lebanese militia"),
    ],
)
def test_a_body_is_what_it_is_called_beside_its_name(actors_of: Reader, text: str, name: str, role: str) -> None:
    actors = actors_of(text)
    assert actors[role] is actors[name]


def test_a_body_of_another_kind_stays_another(actors_of: Reader) -> None:
    actors = actors_of("Amnesty International, the army and Hamas objected.")
    assert actors["the army"] is not actors["Amnesty International"]


def test_a_name_behind_a_long_title_is_the_titles(actors_of: Reader) -> None:
    actor = actors_of("The ousted mayor of Istanbul's Esenyurt district, Ahmet Quillfeather, was freed.")
    assert actor["Ahmet Quillfeather"].sectors == ("ELI",)


def test_a_president_is_not_that_of_another_country(actors_of: Reader) -> None:
    text = "Commission President José Manuel Barroso warned both. The Ukrainian president answered him on Monday."
    assert actors_of(text)["The Ukrainian president"].country == "UKR"


def test_a_channel_with_a_name_is_not_the_one_named_before(actors_of: Reader) -> None:
    text = "The agency KUNA reported it. Jordan withdrew the licence of the Al Jazeera channel."
    assert "the Al Jazeera channel" not in actors_of(text)


def test_a_body_is_meant_though_its_name_describes_somebody(actors_of: Reader) -> None:
    actors = actors_of("NATO Secretary-General Jens Stoltenberg spoke. The alliance expelled a diplomat.")
    assert actors["The alliance"] is actors["NATO"]


def test_a_kingdom_is_no_republic(actors_of: Reader) -> None:
    actors = actors_of("Saudi Arabia bombed Yemen. The kingdom said it would go on.")
    assert actors["The kingdom"] is actors["Saudi Arabia"]


def test_a_coalition_is_known_for_one(actors_of: Reader) -> None:
    actors = actors_of("The Saudi-led coalition bombed Abs. The coalition said it would go on.", date(2016, 8, 16))
    assert actors["The coalition"].name == "Saudi-led coalition"
    assert actors["The coalition"].country is None


def test_a_leader_has_one_name(actors_of: Reader) -> None:
    text = "Ethiopia's reformist leader Abiy Ahmed and Eritrean President Isaias Afwerki signed a declaration."
    actors = actors_of(text, date(2018, 7, 9))
    assert (actors["Abiy Ahmed"].country, actors["Isaias Afwerki"].country) == ("ETH", "ERI")


def test_who_is_called_former_has_left_office(actors_of: Reader) -> None:
    actors = actors_of("Mexico granted asylum to former Bolivian president Evo Morales.", date(2019, 11, 12))
    assert actors["Evo Morales"].sectors == ("ELI",)


def test_what_a_group_is_linked_to_is_not_meant(actors_of: Reader) -> None:
    actors = actors_of("Boko Haram attacked. The al Qaeda-linked group said so. Jets hit the militants.")
    assert actors["the militants"] is actors["Boko Haram"]


def test_a_body_of_the_world_takes_no_country_from_a_role(actors_of: Reader) -> None:
    text = "Islamic State besieged a town. Turkish troops watched, Turkey said. The militants shelled it."
    assert actors_of(text, date(2014, 9, 22))["The militants"].country is None


def test_another_minister_is_not_the_prime_minister(actors_of: Reader) -> None:
    actors = actors_of("Prime Minister Anwar Ibrahim flew home. The foreign minister stayed. The minister wept.")
    assert actors["The foreign minister"] is not actors["Anwar Ibrahim"]
    assert actors["The minister"] is actors["Anwar Ibrahim"]


def test_a_vice_president_is_no_president(actors_of: Reader) -> None:
    actors = actors_of("President Tobias Quillfeather spoke. The former vice president left.")
    assert actors["The former vice president"] is not actors["Tobias Quillfeather"]


@pytest.mark.parametrize("words", ["A US president", "The next US president", "No US president"])
def test_nobody_in_particular_holds_the_office(actors_of: Reader, words: str) -> None:
    assert not actors_of(f"{words} would sign it.", date(2015, 5, 1))[words].key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Arab League met. The courts freed a man.", "The courts"),
        ("The Arab League met. The Israeli courts freed a man.", "The Israeli courts"),
        ("The Security Council met. Tanks entered the settlement bloc.", "the settlement bloc"),
        ("The BJP won. The local party wept.", "The local party"),
        ("Ghana sued. The state wept.", "The state"),
    ],
)
def test_what_does_not_point_back(actors_of: Reader, text: str, words: str) -> None:
    actors = actors_of(text)
    first = next(iter(actors.values()))
    assert actors.get(words) is not first


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They recall the ouster of Russia's elected president, Tobias Quillfeather.", "Tobias Quillfeather"),
        ("They praised Russia's president, Vladimir Putin.", "Vladimir Putin"),
    ],
)
def test_a_name_behind_the_office_decides_who_it_is(actors_of: Reader, text: str, name: str) -> None:
    actors = actors_of(text, date(2015, 5, 1))
    assert {one.name for words, one in actors.items() if "president" in words} <= {name, "Russia's elected president"}
