from __future__ import annotations

from datetime import date

import pytest

from dragoman.types import Place, Precision, Span
from tests.mentions.conftest import Reader

CITY: Precision = "city"


def test_a_capital_is_its_government_and_not_the_state(actors_of: Reader) -> None:
    actors = actors_of("Ankara protested. Turkey is a member. The Turkish government denied it.")
    assert actors["Ankara"] is actors["The Turkish government"]
    assert (actors["Ankara"].kind, actors["Ankara"].name) == ("government", "Government of Turkey")
    assert actors["Turkey"].kind == "country"
    assert actors["Turkey"] is not actors["Ankara"]


@pytest.mark.parametrize("text", ["Rebels met in Tripoli.", "Rebels seized Tripoli.", "Tripoli residents fled."])
def test_a_capital_may_be_a_place(actors_of: Reader, text: str) -> None:
    assert actors_of(text)["Tripoli"].kind == "place"


def test_the_us_armed_forces_and_their_kind_have_one_key(actors_of: Reader) -> None:
    actors = actors_of("The Israel Defense Forces fired. The IDF denied it. The Israeli military apologised.")
    assert actors["Israel Defense Forces"] is actors["IDF"] is actors["The Israeli military"]


def test_a_company_is_no_government_for_a_word_inside(actors_of: Reader) -> None:
    actor = actors_of("Gotham Government Relations hired two lobbyists.")["Gotham Government Relations"]
    assert actor.sectors == ("BUS",)


def test_an_airline_is_not_the_country_in_its_name(actors_of: Reader) -> None:
    actors = actors_of("Singapore Airlines ordered ten aircraft.")
    assert actors["Singapore Airlines"].country == "SGP"
    assert "Singapore" not in actors


def test_the_noun_that_says_what_it_is_belongs_to_the_name(actors_of: Reader) -> None:
    assert actors_of("The SANA agency reported the raid.")["SANA agency"].country == "SYR"


def test_who_has_left_office_is_elite(actors_of: Reader) -> None:
    text = "Angela Merkel gave a speech in Berlin."
    assert actors_of(text, date(2015, 5, 1))["Angela Merkel"].sectors == ("GOV",)
    assert actors_of(text, date(2024, 5, 1))["Angela Merkel"].sectors == ("ELI",)


def test_a_surname_long_out_of_office_means_nobody(actors_of: Reader) -> None:
    assert actors_of("Thatcher resigned.", date(1990, 11, 22))["Thatcher"].country == "GBR"
    assert all(actor.country is None for actor in actors_of("Thatcher resigned.", date(2019, 1, 1)).values())


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Dmitry Anatolyevich Medvedev", "Dmitry Medvedev"),
        ("Kim Daejung", "Kim Dae-jung"),
        ("Abe Shinzo", "Shinzo Abe"),
    ],
)
def test_other_spellings_of_a_full_name(actors_of: Reader, spelling: str, name: str) -> None:
    assert name in {actor.name for actor in actors_of(f"On Monday {spelling} arrived.").values()}


def test_a_people_is_not_its_state(actors_of: Reader) -> None:
    actor = actors_of("Thousands of Rohingya crossed the river.")["Rohingya"]
    assert (actor.kind, actor.country, actor.sectors) == ("group", "MMR", ("CVL",))


def test_a_body_takes_the_country_of_the_town_in_its_name(actors_of: Reader) -> None:
    text = "Springvale Police Service opened an inquiry."
    town = Place(Span(0, 10), "Springvale", "AUS", None, None, None, CITY)
    assert {actor.country for actor in actors_of(text, places=(town,)).values()} == {"AUS"}


def test_a_capital_stands_for_whoever_ruled_there_on_the_day(actors_of: Reader) -> None:
    text = "Sanaa accused the coalition of bombing the port."
    assert actors_of(text, date(2018, 3, 3))["Sanaa"].name == "Houthis"
    assert actors_of(text, date(2010, 3, 3))["Sanaa"].key == "YEM.GOV.government"
    assert actors_of(text)["Sanaa"].key == "YEM.GOV.government"


def test_brussels_is_the_unions_seat_and_a_town(actors_of: Reader) -> None:
    assert actors_of("Brussels rejected the demand.")["Brussels"].country == "EUR"
    town = actors_of("A bomb exploded in Brussels.")["Brussels"]
    assert (town.kind, town.country) == ("place", "BEL")
    belgian = actors_of("Belgium's king, Belgium's army and Belgium agreed. Brussels rejected the demand.")
    assert belgian["Brussels"].country == "BEL"


def test_an_adjective_in_front_of_a_noun_is_no_newspaper(actors_of: Reader) -> None:
    assert actors_of("They refused to admit the Australian judge.")["the Australian judge"].country == "AUS"
    assert actors_of("The Australian reported the deal.")["The Australian"].kind == "media"


def test_a_university_of_a_capital_is_in_that_town(actors_of: Reader) -> None:
    assert actors_of("The president of the University of Cairo wept.")["Cairo"].kind == "place"


@pytest.mark.parametrize("text", ["Gunmen fled across Lake Chad.", "A tanker burned in the Gulf of Oman."])
def test_waters_are_no_country(actors_of: Reader, text: str) -> None:
    assert not {"TCD", "OMN"} & {actor.country for actor in actors_of(text).values()}


def test_a_states_security_council_is_not_the_worlds(actors_of: Reader) -> None:
    actors = actors_of("Georgia's Security Council met. Officials agreed.")
    assert "UN Security Council" not in {actor.name for actor in actors.values()}
    assert actors_of("The Security Council met.")["Security Council"].name == "UN Security Council"


def test_people_called_after_a_country_are_not_its_own(actors_of: Reader) -> None:
    assert actors_of("Police beat ethnic Albanians.")["Albanians"].country is None
    assert actors_of("Gunmen killed Tzotzil Indians.")["Indians"].country is None
    assert actors_of("Police beat Albanians.")["Albanians"].country == "ALB"


def test_a_seat_of_power_may_be_a_town(actors_of: Reader) -> None:
    town = Place(Span(12, 21), "The Hague", "NLD", 52.08, 4.3, 2747373, "city")
    (found,) = actors_of("He works in The Hague.", None, (town,)).values()
    assert (found.name, found.kind, found.country) == ("The Hague", "place", "NLD")


def test_a_town_of_the_capitals_name_is_the_gazetteers(actors_of: Reader) -> None:
    town = Place(Span(28, 35), "Tripoli", "LBN", 34.4, 35.8, 266045, "city")
    assert actors_of("Lebanese troops deployed in Tripoli.", None, (town,))["Tripoli"].country == "LBN"


def test_who_fell_the_day_before_was_in_office(actors_of: Reader) -> None:
    text = "Soldiers detained Alpha Conde."
    assert actors_of(text, date(2021, 9, 6))["Alpha Conde"].sectors == ("GOV",)
    assert actors_of(text, date(2021, 9, 20))["Alpha Conde"].sectors == ("ELI",)


def test_a_name_told_to_be_a_place_is_no_person(actors_of: Reader) -> None:
    village = Place(Span(38, 44), "Acteal", "MEX", 16.5, -92.6, None, "admin1")
    actor = actors_of("Gunmen killed a man in the village of Acteal.", None, (village,))["Acteal"]
    assert (actor.kind, actor.country) == ("place", "MEX")


def test_a_storm_is_nobody(actors_of: Reader) -> None:
    assert set(actors_of("Typhoon Mawar slammed into Guam on Monday.")) == {"Guam"}


def test_a_month_is_no_first_name(actors_of: Reader) -> None:
    assert actors_of("In June Abiy said he would accept the ruling.", date(2018, 7, 9))["Abiy"].country == "ETH"


def test_the_end_of_a_hyphened_name_is_no_newspaper(actors_of: Reader) -> None:
    actors = actors_of("The army chief, General Waker-Uz-Zaman, spoke. Bangladesh was calm.", date(2024, 8, 6))
    assert all(actor.kind != "media" for actor in actors.values())


def test_a_treaty_is_no_town(actors_of: Reader) -> None:
    assert "Vienna" not in actors_of("The minister said the threat violated the Vienna Convention.")
    assert "Vienna" in actors_of("The minister met the Vienna envoy.")


@pytest.mark.parametrize(
    "text", ["The economist Lara Brandt wept.", "The national police wept.", "The National Centre for Forests wept."]
)
def test_an_articles_capital_makes_no_newspaper(actors_of: Reader, text: str) -> None:
    assert not any(actor.kind == "media" or actor.country == "ARE" for actor in actors_of(text).values())


def test_a_treaty_is_not_the_town_it_was_signed_in(actors_of: Reader) -> None:
    assert "Rome" not in actors_of("They praised the Treaty of Rome.")
    assert actors_of("They praised the government of Rome.")["Rome"].country == "ITA"


@pytest.mark.parametrize(
    "text", ["A National Security Council official left.", "The Indiana General Assembly rejected it."]
)
def test_a_council_with_another_name_before_it(actors_of: Reader, text: str) -> None:
    assert not any((actor.key or "").startswith("organisation.") for actor in actors_of(text).values())


def test_a_piece_of_a_councils_name_is_no_newspaper(actors_of: Reader) -> None:
    actors = actors_of("The National Police Chiefs' Council condemned the riots.")
    assert not any(actor.kind == "media" for actor in actors.values())
