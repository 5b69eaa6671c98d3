from __future__ import annotations

import pytest

from builders import make_document
from dragoman.language.parser import parse_document, parse_text
from dragoman.mentions.gazetteer import Gazetteer, load_gazetteer
from dragoman.mentions.places import find_places, place_of
from dragoman.types import Dateline, Document, Place, Span


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def named(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    """Places by their words."""
    return {text[p.span.start : p.span.end]: p for p in find_places(parse_text(text), gazetteer)}


@pytest.mark.parametrize(
    ("text", "words", "country", "precision"),
    [
        ("The army entered Aleppo on Monday.", "Aleppo", "SYR", "city"),
        ("Fighting went on in Helmand.", "Helmand", "AFG", "admin1"),
        ("Shells fell on the Donbas.", "Donbas", "UKR", "region"),
        ("Libya closed its embassy.", "Libya", "LBY", "country"),
        ("A tanker was seized in the Strait of Hormuz.", "Strait of Hormuz", None, "region"),
        ("Rockets hit Bagram air base in Afghanistan.", "Bagram air base", "AFG", "point"),
        ("Students left Aleppo University.", "Aleppo", "SYR", "city"),
        ("A priest died in Saint-Etienne-du-Rouvray.", "Saint-Etienne-du-Rouvray", "FRA", "city"),
        ("A man died in Petion-Ville.", "Petion-Ville", "HTI", "city"),
        ("Police beat people in the Spanish city of Merida.", "Merida", "ESP", "city"),
        ("Police beat people in Merida in western Venezuela.", "Merida", "VEN", "city"),
        ("Police beat people in Merida.", "Merida", "MEX", "city"),
        ("He was born in Paris, Texas.", "Paris", "USA", "city"),
        ("He was born in Paris, Texas.", "Texas", "USA", "admin1"),
        ("Shops burned in Atlanta, Georgia.", "Georgia", "USA", "admin1"),
        ("Shops burned in the state of Chiapas.", "Chiapas", "MEX", "admin1"),
        ("Shops burned in the province of Aleppo.", "Aleppo", "SYR", "admin1"),
        ("Shops burned in the city of Aleppo.", "Aleppo", "SYR", "city"),
        ("Shops burned in Tbilisi, Georgia.", "Georgia", "GEO", "country"),
        (
            "Lebanon sent troops to Tripoli. Beirut denied it. Hezbollah said Lebanon was calm.",
            "Tripoli",
            "LBN",
            "city",
        ),
        ("The militia left Tripoli. Libya's parliament in Tobruk welcomed it.", "Tripoli", "LBY", "city"),
    ],
)
def test_sense(text: str, words: str, country: str | None, precision: str, gazetteer: Gazetteer) -> None:
    found = named(text, gazetteer)
    assert words in found, found
    assert (found[words].country, found[words].precision) == (country, precision), found[words].how


@pytest.mark.parametrize(
    "text",
    [
        "President Lincoln spoke.",
        "He said March would be calm.",
        "They told us to go.",
        "The minister met Paris Hilton.",
    ],
)
def test_no_place(text: str, gazetteer: Gazetteer) -> None:
    assert find_places(parse_text(text), gazetteer) == ()


def test_demonym_is_marked(gazetteer: Gazetteer) -> None:
    found = named("Turkish troops crossed the border.", gazetteer)["Turkish"]
    assert (found.country, found.precision, found.how) == ("TUR", "country", "demonym")


def test_unknown_place_has_no_coordinates(gazetteer: Gazetteer) -> None:
    (unknown,) = find_places(parse_text("Troops took the village of Zarfaqabad."), gazetteer)
    assert (unknown.country, unknown.lat, unknown.geonames) == (None, None, None)


def test_one_sense_a_page(gazetteer: Gazetteer) -> None:
    text = "He was born in Paris, Texas. He left Paris at ten."
    countries = {p.country for p in find_places(parse_text(text), gazetteer)}
    assert countries == {"USA"}


DATELINE = "TRIPOLI, Libya (AP) - "
TEXT = DATELINE + "Militias shelled an airport on Monday. Two people died there. Officials said a deal was near."


def page() -> Document:
    dateline = Dateline(Span(0, len(DATELINE)), "TRIPOLI, Libya", None, "AP")
    return Document(file="", digest="", text=TEXT, paragraphs=(Span(0, len(TEXT)),), dateline=dateline)


def test_dateline_is_a_place(gazetteer: Gazetteer) -> None:
    first = find_places(parse_document(page()), gazetteer)[0]
    assert (TEXT[first.span.start : first.span.end], first.country) == ("TRIPOLI", "LBY")


@pytest.mark.parametrize(("trigger", "place"), [("shelled", "Tripoli"), ("died", None), ("deal", None)])
def test_dateline_serves_the_first_sentence_only(trigger: str, place: str | None, gazetteer: Gazetteer) -> None:
    parse = parse_document(page())
    token = next(t for block in parse.blocks for t in block if t.text == trigger)
    found = place_of(token, find_places(parse, gazetteer), parse.document)
    assert (found.name if found else None) == place
    assert found is None or found.how == "dateline"


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Police arrested three men in Istanbul.", "arrested", "Istanbul"),
        ("A bomb exploded near Kabul on Monday.", "exploded", "Kabul"),
        ("The Moscow meeting ended without a deal.", "meeting", "Moscow"),
        ("Russia and Turkey signed an agreement in Sochi.", "agreement", "Sochi"),
        ("Russia and Turkey signed an agreement in Sochi.", "signed", "Sochi"),
        ("A bomb exploded in Kabul, killing five people.", "killing", "Kabul"),
        ("Turkey accused Syria of lying.", "accused", None),
        ("Turkey sent troops to Libya.", "sent", None),
        ("Russia withdrew its troops from Kherson.", "withdrew", "Kherson"),
        ("Turkish police arrested three men.", "arrested", None),
        ("An official said in Geneva that the army had attacked the town.", "attacked", None),
        ("Troops attacked a market in the city of Homs in Syria.", "attacked", "Homs"),
        ("Rebels captured Goma.", "captured", "Goma"),
        ("Marines patrolled the streets of Port-au-Prince.", "patrolled", "Port-au-Prince"),
        ("Iraqi troops invaded Kuwait.", "invaded", "Kuwait"),
        ("Iraqi jets bombed Kuwait.", "bombed", None),
        ("A bomb exploded outside the Sari Club in Kuta.", "exploded", "Kuta"),
        ("Belarus forced an airliner to land in Minsk.", "forced", "Minsk"),
        ("An assassin killed the leader as she left a rally in Lahore.", "killed", "Lahore"),
        ("Officials accused soldiers of killing men in Bucha, a town outside Kyiv.", "accused", None),
        ("Gunmen shot the president at his home above Lima.", "shot", "Lima"),
        ("A bomb destroyed a hotel in Islamabad, killing a banker.", "killing", "Islamabad"),
        ("Police shot dead five men wearing masks in the resort of Cambrils.", "shot", "Cambrils"),
        ("Gunmen ambushed an army camp at Agadez, near Niger's border with Mali.", "ambushed", "Agadez"),
        ("Gunmen killed a man in the Syrian village of Qarafqush.", "killed", "Qarafqush"),
        ("Rebels seized the town of Qarafqush in eastern Congo.", "seized", "Qarafqush"),
        ("Rebels forced thousands of people to flee towards Goma.", "forced", None),
        ("Militants fired ten rockets towards Haifa.", "fired", "Haifa"),
        ("A bomber blew himself up in Quetta, killing one and wounding two.", "wounding", "Quetta"),
    ],
)
def test_place_of_event(text: str, trigger: str, place: str | None, gazetteer: Gazetteer) -> None:
    parse = parse_text(text)
    token = next(t for t in parse.blocks[0] if t.text == trigger)
    found = place_of(token, find_places(parse, gazetteer), parse.document)
    assert (found.name if found else None) == place


def test_the_next_senses_are_told_with_their_distance(gazetteer: Gazetteer) -> None:
    place = named("Turkey sent envoys to Tripoli. Libya welcomed them.", gazetteer)["Tripoli"]
    assert (place.country, place.precision) == ("LBY", "city")
    assert "; before " in place.how and " by " in place.how


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The emir flew to Doha after talks in the United Arab Emirates.", "flew", "Doha"),
        ("Gunmen killed six people at a mall in the Kenyan capital.", "killed", "Nairobi"),
        ("Gunmen killed six people in Kenya's capital.", "killed", "Nairobi"),
        ("Gunmen killed six people in the capital of Kenya.", "killed", "Nairobi"),
        ("Kenyan police killed six people in the capital.", "killed", "Nairobi"),
        ("Kenyan police killed six people in the capital's Mathare slum.", "killed", "Nairobi"),
        ("Gunmen killed six people in India's financial capital.", "killed", "India"),
        ("Serb forces drove the men out of Srebrenica.", "drove", "Srebrenica"),
        ("The men drove out of Paris.", "drove", "Paris"),
        ("Militants abducted a hundred girls from a school in Chibok.", "abducted", "Chibok"),
        ("Police fired at protests in Tbilisi in which police used water cannon.", "used", "Tbilisi"),
        ("Troops besieged Basra while others fought units in Kirkuk.", "besieged", "Basrah"),
        ("The premier was killed as she left a rally in Lahore.", "killed", "Lahore"),
        ("Jets bombed what the army called a camp near Balakot.", "bombed", "Balakot"),
        ("Police attacked barricades in the opposition bastion of Masaya.", "attacked", "Masaya"),
        ("Gunmen killed six people on the Kenyan coast.", "killed", "Kenya"),
        ("Kenya moved capital out of the country.", "moved", None),
        ("Kerry called on Kenya to act.", "called", None),
        ("Congress imposed sanctions on officers of Myanmar's army.", "imposed", None),
        ("In Naypyidaw, police shot at marchers and hit a woman.", "hit", "Nay Pyi Taw"),
        ("Gunmen killed 59 people and wounded 175 in Nairobi.", "killed", "Nairobi"),
        ("Lavrov spoke and his deputy flew to Geneva.", "spoke", None),
        ("At Merowe, in the north, the militia captured soldiers.", "captured", "Merowe"),
        ("Saudi agents held Khashoggi in Istanbul. He was murdered there.", "murdered", "Istanbul"),
        ("He left for Istanbul at dawn. It rained. It snowed. He was murdered there.", "murdered", None),
        (
            "A consulate in Istanbul was watched. It rained. He was killed inside by agents.",
            "killed",
            "Istanbul",
        ),
        ("Gunmen killed six Kenyan officials.", "killed", None),
        ("A man killed people watching a match in the Ugandan capital.", "killed", "Kampala"),
        ("Rebels captured the capital of the Central African Republic.", "captured", "Bangui"),
        ("The premier was shot and wounded in the town of Handlova.", "shot", "Handlová"),
        ("Gunmen attacked a college in the city of Quetta and killed 59 men.", "killed", "Quetta"),
        ("Gunmen attacked a college in the city of Quetta and fled.", "fled", None),
        ("Gunmen killed women of a family with papers in northern Mexico's Sonora state.", "killed", "Sonora"),
        ("Militants besieged Kobani. They shelled the town's centre on Sunday.", "shelled", "‘Ayn al ‘Arab"),
        ("Militants besieged Kobani. It rained. Two women were shot in the town.", "shot", "‘Ayn al ‘Arab"),
        ("Militants besieged Kobani. Two women were shot in the town of Azaz.", "shot", "I‘zāz"),
        ("Militants besieged Kobani. Two women were shot in a town.", "shot", None),
    ],
)
def test_place_of_going_and_of_a_country_by_its_part(
    text: str, trigger: str, place: str | None, gazetteer: Gazetteer
) -> None:
    parse = parse_text(text)
    token = next(t for t in parse.blocks[0] if t.text == trigger)
    found = place_of(token, find_places(parse, gazetteer), parse.document)
    assert (found.name if found else None) == place


@pytest.mark.parametrize(
    ("text", "trigger", "is_meeting", "place"),
    [
        ("The United States imposed sanctions on Myanmar on Thursday.", "imposed", False, None),
        ("Three presidents of Myanmar's neighbours met on Thursday.", "met", True, "Bangkok"),
        ("Thailand imposed sanctions on Myanmar on Thursday.", "imposed", False, "Bangkok"),
    ],
)
def test_a_reporters_town_abroad_serves_meetings_only(
    text: str, trigger: str, *, is_meeting: bool, place: str | None, gazetteer: Gazetteer
) -> None:
    whole = f"BANGKOK - {text}"
    document = make_document(
        whole, paragraphs=(Span(10, len(whole)),), dateline=Dateline(Span(0, 10), "Bangkok", None, None)
    )
    parse = parse_document(document)
    token = next(t for block in parse.blocks for t in block if t.text == trigger)
    found = place_of(token, find_places(parse, gazetteer), document, is_meeting=is_meeting)
    assert (found.name if found else None) == place


@pytest.mark.parametrize(("words", "place"), [("embassy", "Washington"), ("factory", "United States")])
def test_an_embassy_stands_in_the_capital(words: str, place: str, gazetteer: Gazetteer) -> None:
    text = f"Washington was hot. Cuba reopened its {words} in the United States."
    parse = parse_text(text)
    token = next(t for block in parse.blocks for t in block if t.text == "reopened")
    found = place_of(token, find_places(parse, gazetteer), parse.document)
    assert found is not None
    assert found.name == place


def test_a_dateline_in_capitals_is_found(gazetteer: Gazetteer) -> None:
    text = "SANTO DOMINGO - Three presidents shook hands on Friday."
    document = Document(
        file="", digest="", text=text, paragraphs=(Span(0, len(text)),),
        dateline=Dateline(Span(0, 16), "Santo Domingo", None, None),
    )  # fmt: skip
    assert [place.name for place in find_places(parse_document(document), gazetteer)] == ["Santo Domingo"]


def test_the_capital_is_that_of_a_country_told_of_before(gazetteer: Gazetteer) -> None:
    text = "Guinea's president was ousted.\n\nSoldiers stormed the palace in the capital."
    paragraphs = (Span(0, text.index("\n")), Span(text.index("Soldiers"), len(text)))
    parse = parse_document(Document(file="", digest="", text=text, paragraphs=paragraphs))
    stormed = next(token for token in parse.blocks[1] if token.text == "stormed")
    found = place_of(stormed, find_places(parse, gazetteer), parse.document)
    assert found is not None and found.name == "Conakry"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Voters in Georgia and Michigan decide. They praised Georgia.", "admin1"),
        ("Police in Texas, Georgia and Alabama searched houses.", "admin1"),
        ("Georgia Republicans chose a candidate.", "admin1"),
        ("Russia and Georgia signed a deal.", "country"),
        ("Washington praised Georgia.", "country"),
    ],
)
def test_georgia_among_states_is_one(text: str, precision: str, gazetteer: Gazetteer) -> None:
    assert named(text, gazetteer)["Georgia"].precision == precision
