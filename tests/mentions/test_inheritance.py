from __future__ import annotations

from datetime import date

import pytest

from builders import find_span, make_document
from dragoman.codebook.load import load_codebook
from dragoman.language.parser import parse_document
from dragoman.mentions.find import find_actors
from dragoman.mentions.known import lexicon_of, sectors_of
from dragoman.pipeline import read_text
from dragoman.types import Dateline, Place, Span
from tests.mentions.conftest import Reader, standing_at


def test_roles_take_the_paragraphs_only_country(actors_of: Reader) -> None:
    actor = actors_of("Kenya closed its border. The army sent troops.")["The army"]
    assert actor.country == "KEN"
    assert "only country" in actor.how


def test_a_backer_gives_no_country(actors_of: Reader) -> None:
    assert actors_of("US-backed rebels fled. The army stayed.")["The army"].country is None


def test_many_governments_are_nobodys(actors_of: Reader) -> None:
    assert actors_of("Kenya objected. Many governments agreed.")["Many governments"].country is None


def test_a_minister_with_a_name_takes_it_too(actors_of: Reader) -> None:
    actors = actors_of("Kenya closed its border. Interior Minister Tobias Quillfeather said so.")
    assert actors["Tobias Quillfeather"].country == "KEN"


ABROAD = "Myanmar's generals jailed Aung San Suu Kyi. Myanmar's court agreed. Myanmar is calm. The army said so."


@pytest.mark.parametrize(
    ("town", "text", "country"),
    [
        ("BANGKOK", ABROAD, "MMR"),
        ("BANGKOK", "Thailand's king spoke. Myanmar was calm. The army said so.", "THA"),
        ("TBILISI", "Armenia objected. Azerbaijan agreed. Armenia and Azerbaijan met. The army fired.", None),
        ("CAIRO", "Three men died on Monday. The army fired.", "EGY"),
    ],
)
def test_a_reporters_town_is_no_home_where_the_page_is_about_others(town: str, text: str, country: str | None) -> None:
    head = f"{town} - "
    whole = head + text
    dateline = Dateline(Span(0, len(head)), town.title(), None, None)
    document = make_document(whole, paragraphs=(Span(len(head), len(whole)),), dateline=dateline)
    codebook = load_codebook()
    lexicon, sectors = lexicon_of(codebook.actors), sectors_of(codebook.actors)
    entities = find_actors(parse_document(document), lexicon, sectors, (), None)
    (army,) = [one for one in entities for span in one.mentions if document[span.span].lower() == "the army"]
    assert army.country == country, army.how


def test_a_crowd_belongs_to_the_town_it_stands_in(actors_of: Reader) -> None:
    text = "Russia spoke. In Yerevan, a crowd stormed the parliament and beat the speaker."
    actors = actors_of(text)
    assert {actors[words].country for words in ("a crowd", "the parliament", "the speaker")} == {"ARM"}


def test_governments_that_sign_abroad_are_not_at_home_there(actors_of: Reader) -> None:
    actors = actors_of("The government and the rebels signed a treaty in Nairobi.")
    assert actors["The government"].country is None


def test_member_states_are_nobodys(actors_of: Reader) -> None:
    assert actors_of("Kenya objected. The 27 member states agreed.")["The 27 member states"].country is None


def test_a_minister_is_not_of_a_country_whose_minister_is_another(actors_of: Reader) -> None:
    text = "The United States agreed. Foreign Minister Tobias Quillfeather came."
    assert actors_of(text, date(2015, 7, 20))["Tobias Quillfeather"].country is None
    assert actors_of(text.replace("Foreign", "Fisheries"), date(2015, 7, 20))["Tobias Quillfeather"].country == "USA"


def test_a_vice_president_is_not_measured_by_the_president(actors_of: Reader) -> None:
    text = "Egypt was calm. Vice-President Tobias Quillfeather spoke."
    assert actors_of(text, date(2003, 2, 1))["Tobias Quillfeather"].country == "EGY"


def test_a_country_named_later_in_the_paragraph_counts(actors_of: Reader) -> None:
    actors = actors_of("Chief Justice David Quillfeather told Kenyan lawmakers that he would stay.")
    assert actors["David Quillfeather"].country == "KEN"


def test_the_town_whose_lord_speaks_tells_the_country(actors_of: Reader) -> None:
    text = "The Emir of Kano criticised the federal government."
    kano = (Place(find_span(text, "Kano"), "Kano", "NGA", 12.0, 8.5, None, "city"),)
    assert actors_of(text, None, kano)["the federal government"].country == "NGA"


def test_headline_and_text_outweigh_the_reporters_town() -> None:
    head, text = "NAIROBI - ", "Sudan was calm. Kenya spoke. Sudan waited. Sudan wept. The army fired."
    dateline = Dateline(Span(0, len(head)), "Nairobi", None, None)
    paragraphs = (Span(len(head), len(head + text)),)
    codebook = load_codebook()
    lexicon, sectors = lexicon_of(codebook.actors), sectors_of(codebook.actors)
    countries = {}
    for title in ("Fighting in Sudan", "Fighting goes on"):
        document = make_document(head + text, paragraphs=paragraphs, dateline=dateline, title=title)
        entities = find_actors(parse_document(document), lexicon, sectors, (), None)
        (army,) = [one for one in entities for mention in one.mentions if document[mention.span] == "The army"]
        countries[title] = army.country
    assert countries == {"Fighting in Sudan": "SDN", "Fighting goes on": "KEN"}


def test_a_dateline_that_is_no_capital_tells_the_country() -> None:
    head, text = "GOMA - ", "Three men died on Monday. The army fired."
    document = make_document(
        head + text,
        paragraphs=(Span(len(head), len(head + text)),),
        dateline=Dateline(Span(0, len(head)), "Goma", None, None),
    )
    goma = (Place(Span(0, 4), "Goma", "COD", -1.7, 29.2, None, "city"),)
    codebook = load_codebook()
    entities = find_actors(
        parse_document(document), lexicon_of(codebook.actors), sectors_of(codebook.actors), goma, None
    )
    (army,) = [one for one in entities for mention in one.mentions if document[mention.span] == "The army"]
    assert army.country == "COD"


def test_an_embassys_country_is_not_where_it_stands(actors_of: Reader) -> None:
    actors = actors_of("A bomb exploded outside the Jordanian embassy. The interior ministry blamed a cell.")
    assert actors["The interior ministry"].country is None


def test_its_neighbour_is_another_country(actors_of: Reader) -> None:
    actors = actors_of("Russia threatened its neighbour.")
    assert actors["its neighbour"].country is None


def test_an_embassy_is_not_the_towns_it_stands_in(actors_of: Reader) -> None:
    town = Place(Span(29, 35), "Tehran", "IRN", 35.7, 51.4, 112931, "city")
    actors = actors_of("Crowds burned the embassy in Tehran.", None, (town,))
    assert actors["the embassy"].country is None


def test_state_television_is_the_states(actors_of: Reader) -> None:
    actors = actors_of("Kenya's captains rebelled. Troops seized the state television.")
    assert actors["the state television"].country == "KEN"


def test_whom_an_army_fights_abroad_is_not_its_own_countrys(actors_of: Reader) -> None:
    assert actors_of("French troops entered Abidjan, and rebels took the port.")["rebels"].country is None
    assert actors_of("In Mali a French drone killed ten rebels.")["ten rebels"].country is None


def test_a_consulate_is_at_home_nowhere(actors_of: Reader) -> None:
    text = "Turkey summoned the Saudi ambassador on Sunday and requested access to the consulate."
    assert actors_of(text)["the consulate"].country == "SAU"
    assert actors_of("Turkey closed the consulate.")["the consulate"].country is None


def test_an_ambassador_is_whose_consulate_it_was(actors_of: Reader) -> None:
    actors = actors_of("Men stormed the U.S. consulate in Benghazi, killing the ambassador, Christopher Stevens.")
    assert actors["Christopher Stevens"].country == "USA"


def test_a_minister_named_for_the_first_time_is_the_pages(actors_of: Reader) -> None:
    actors = actors_of("Zimbabwe was calm. Zimbabwe slept. Police held the finance minister, Ignatius Chombo.")
    assert actors["Ignatius Chombo"].country == "ZWE"


def test_paratroopers_are_whose_sender(actors_of: Reader) -> None:
    text = "Kyrgyzstan was calm. Kyrgyzstan slept. Moscow sent 150 paratroopers to a base."
    assert actors_of(text)["150 paratroopers"].country == "RUS"


def test_who_acts_in_a_states_capital_is_its_own(actors_of: Reader) -> None:
    text = "Demonstrators burned the American flag in the Sudanese capital."
    assert actors_of(text)["Demonstrators"].country == "SDN"


def test_who_acts_against_an_embassy_in_a_town_is_of_the_towns_country(actors_of: Reader) -> None:
    text = "Protesters threw stones at the Slovenian embassy in Belgrade."
    belgrade = (Place(find_span(text, "Belgrade"), "Belgrade", "SRB", 44.8, 20.5, None, "city"),)
    assert actors_of(text, None, belgrade)["Protesters"].country == "SRB"


def test_nordic_leaders_are_nobodys(actors_of: Reader) -> None:
    actors = actors_of("A tribunal tried Russia's leaders. He met Nordic leaders on Wednesday.")
    assert actors["Nordic leaders"].country is None


def test_the_army_is_the_speakers(actors_of: Reader) -> None:
    text = "Gaza was bombed. Gaza burned. Defence Minister Ehud Barak told reporters that the army was at war."
    assert actors_of(text, date(2008, 12, 29))["the army"].country == "ISR"


def test_civilians_are_of_the_state_in_which_they_are_killed(actors_of: Reader) -> None:
    text = "Syria was calm. Syria slept. A mortar killed five civilians in southeast Turkey."
    assert actors_of(text)["five civilians"].country == "TUR"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The United States paid. Congress wept.", "Congress", "USA"),
        ("Qatar urged Congress to act.", "Congress", None),
    ],
)
def test_a_house_belongs_to_who_has_one(actors_of: Reader, text: str, words: str, country: str | None) -> None:
    assert actors_of(text)[words].country == country


def test_an_envoy_is_not_of_where_he_is_sent(actors_of: Reader) -> None:
    assert actors_of("Syria envoy Jana Weiss wept.")["Jana Weiss"].country is None
    assert actors_of("Syrian envoy Jana Weiss wept.")["Jana Weiss"].country == "SYR"
    assert actors_of("US envoy Jana Weiss wept.")["Jana Weiss"].country == "USA"


HOME = "Kenya voted. Kenya is calm, and Kenya's court is too.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Bavarian government wept.", "The Bavarian government", None),
        ("The Republican government wept.", "The Republican government", "KEN"),
        ("Eleven people wept.", "Eleven people", "KEN"),
        ("Eleven people from Syria wept.", "Eleven people from Syria", "SYR"),
        ("Eleven people praised Syria.", "Eleven people", None),
        ("Rebels fought Syria's army.", "Rebels", "SYR"),
    ],
)
def test_what_need_not_be_of_the_home(text: str, words: str, country: str | None) -> None:
    reading = read_text(HOME + text, rules_only=True)
    start = len(HOME) + text.index(words)
    assert {one.country for one in standing_at(reading.entities, start)} == {country}


def test_a_presidents_government_is_the_states(actors_of: Reader) -> None:
    text = "President Joe Biden flew home. His administration wept. The US government paid."
    actors = actors_of(text, date(2023, 5, 1))
    assert actors["His administration"].key == "USA.GOV.government"
    assert actors["His administration"] is not actors["Joe Biden"]


def test_an_office_at_a_firm_is_not_the_states(actors_of: Reader) -> None:
    text = "Kenya voted. Tim Harrow, vice president for policy at Boeing, wept."
    assert actors_of(text)["Tim Harrow"].country is None
