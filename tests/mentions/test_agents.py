from __future__ import annotations

from datetime import date

import pytest

from tests.mentions.conftest import PlaceReader, Reader


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Turkish police searched a house.", "Turkish police", "TUR", "COP"),
        ("The foreign minister of Peru resigned.", "The foreign minister of Peru", "PER", "GOV"),
        ("Slovak soldiers trained there.", "Slovak soldiers", "SVK", "MIL"),
        ("Masked gunmen stormed a bank.", "Masked gunmen", None, "UAF"),
        ("World Bank officials met villagers.", "World Bank officials", None, "IGO"),
        ("Hezbollah commanders were killed.", "Hezbollah commanders", "LBN", "REB"),
        ("The head of the Knesset resigned.", "The head of the Knesset", "ISR", "LEG"),
        ("The former German chancellor spoke.", "The former German chancellor", "DEU", "ELI"),
        ("An ex-minister of Kenya was charged.", "An ex-minister of Kenya", "KEN", "ELI"),
        ("Two former German ministers were charged.", "Two former German ministers", "DEU", "ELI"),
        ("Officers of Iran's secret police left.", "Officers of Iran's secret police", "IRN", "SPY"),
        ("Turkish officers left.", "Turkish officers", "TUR", "COP"),
        ("The Hamas-run health ministry spoke.", "The Hamas-run health ministry", "PSE", "GOV"),
        ("The head of Egypt's armed forces spoke.", "The head of Egypt's armed forces", "EGY", "MIL"),
        ("The Afghan branch of Islamic State struck.", "The Afghan branch of Islamic State", "AFG", "REB"),
        ("Congolese rebels fled.", "Congolese rebels", "COD", "REB"),
        ("United Nations monitors left.", "United Nations monitors", None, "IGO"),
        ("Ethnic Albanian refugees fled.", "Ethnic Albanian refugees", None, "REF"),
    ],
)
def test_country_and_sector_of_a_role(
    actors_of: Reader, text: str, words: str, country: str | None, sector: str
) -> None:
    actor = actors_of(text)[words]
    assert (actor.country, actor.sectors) == (country, (sector,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US-backed forces took the town.", "US-backed forces"),
        ("A pro-Iranian militia fired rockets.", "A pro-Iranian militia"),
        ("Saudi-funded fighters fled.", "Saudi-funded fighters"),
    ],
)
def test_backers_are_not_the_backed(actors_of: Reader, text: str, words: str) -> None:
    assert actors_of(text)[words].country is None


def test_a_warlords_government_is_not_the_countrys(actors_of: Reader) -> None:
    actors = actors_of(
        "Haftar's government printed money. The Libyan government protested. Libya is poor. The GNA objected.",
        date(2020, 3, 3),
    )
    keys = {actors[words].key for words in ("Haftar's government", "The Libyan government", "Libya", "GNA")}
    assert len(keys) == 4
    assert actors["Haftar's government"].sectors == ("REB",)


def test_a_rival_government_stands_apart(actors_of: Reader) -> None:
    actors = actors_of("The rival Libyan government met. The Libyan government did not.")
    assert actors["The rival Libyan government"] is not actors["The Libyan government"]


def test_the_regime_is_the_government(actors_of: Reader) -> None:
    actors = actors_of("The Syrian regime agreed. The Syrian government said so.")
    assert actors["The Syrian regime"] is actors["The Syrian government"]


def test_forces_loyal_to_somebody_are_his(actors_of: Reader) -> None:
    actor = actors_of("Forces loyal to Khalifa Haftar shelled the port.", date(2020, 1, 1))["Forces"]
    assert (actor.country, actor.sectors) == ("LBY", ("REB",))


def test_no_actor_in_a_state_of_emergency(actors_of: Reader) -> None:
    assert not actors_of("It declared a state of emergency.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thousands marched in Kyiv.", "Thousands"),
        ("Tens of thousands fled.", "Tens of thousands"),
        ("At least twelve were arrested.", "At least twelve"),
    ],
)
def test_a_crowd_of_whom_only_the_number_is_told(actors_of: Reader, text: str, words: str) -> None:
    assert actors_of(text)[words].sectors == ("CVL",)


@pytest.mark.parametrize(
    "text", ["Thousands of tonnes were sold.", "The dozens were sorted.", "Twelve of them were arrested."]
)
def test_numbers_of_something_are_no_crowd(actors_of: Reader, text: str) -> None:
    assert actors_of(text) == {}


def test_an_open_of_belongs_to_the_verb(actors_of: Reader) -> None:
    assert "the Turkish pilots" in actors_of("She accused the Turkish pilots of strafing a market.")


def test_none_of_a_group_is_named_as_the_group(actors_of: Reader) -> None:
    named = [one.name for one in actors_of("He said that no Turkish troops would be sent.").values()]
    assert any("Turkish troops" in name for name in named)
    assert not any(name.lower().startswith("no ") for name in named)


def test_a_number_of_people_may_be_an_object(actors_of: Reader) -> None:
    assert actors_of("Israeli jets killed 12 in Gaza.")["12"].sectors == ("CVL",)
    assert "12" not in actors_of("Kenya won 12 in Rome.")


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("The president of the Tigray region wept.", "The president of the Tigray region", "ETH", "GOV"),
        ("The president of Somaliland wept.", "The president of Somaliland", "SOM", "GOV"),
        ("The president of the University of Cairo wept.", "The president of the University of Cairo", "EGY", "EDU"),
        ("The president of Ethiopian Airlines wept.", "The president of Ethiopian Airlines", "ETH", "BUS"),
        (
            "The president of Chad's judo federation wept.",
            "The president of Chad's judo federation",
            "TCD",
            "UNS",
        ),
    ],
)
def test_an_office_below_the_state_is_not_the_states(
    actors_of: Reader, text: str, words: str, country: str, sector: str
) -> None:
    actor = actors_of(text, date(2019, 5, 5))[words]
    assert (actor.country, actor.sectors, actor.key) == (country, (sector,), None)


@pytest.mark.parametrize(
    "words",
    ["The prime minister of the government of Libya", "The prime minister of Libya", "The Libyan prime minister"],
)
def test_an_office_of_the_government_is_the_states(actors_of: Reader, words: str) -> None:
    assert actors_of(f"{words} wept.", date(2022, 5, 5))[words].key == "person.abdul-hamid-dbeibah"


def test_a_regions_government_is_not_the_countrys(actors_of: Reader) -> None:
    actors = actors_of("Catalonia's government fell. The Spanish government objected.")
    assert actors["Catalonia's government"].key != actors["The Spanish government"].key


def test_the_president_of_a_page_on_a_region_is_its_own(actors_of: Reader) -> None:
    text = "Ethiopia is poor. Tobias Quillfeather, president of the Tigray region, spoke. The president smiled."
    actors = actors_of(text, date(2019, 5, 5))
    assert actors["The president"] is actors["Tobias Quillfeather"]


def test_words_inside_a_bodys_name_are_no_actor(actors_of: Reader) -> None:
    actors = actors_of("The Organization of American States condemned the vote.")
    assert list(actors) == ["Organization of American States"]


def test_investigators_of_the_united_nations_are_its_staff(actors_of: Reader) -> None:
    assert actors_of("The UN investigators left.")["The UN investigators"].sectors == ("IGO",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chinese medics tended the wounded in Goma.", "the wounded"),
        ("Qatar sent tents to the homeless of Derna.", "the homeless"),
    ],
)
def test_adjectives_stand_for_people(actors_of: Reader, text: str, words: str) -> None:
    assert any(name.startswith(words) for name in actors_of(text))


def test_an_adjective_before_its_noun_is_nobody(actors_of: Reader) -> None:
    assert not any("wounded" in name for name in actors_of("Medics tended the wounded horse."))


def test_leaders_of_a_body_nobody_knows_are_not_the_countrys(actors_of: Reader) -> None:
    text = "The Andean Cocoa Growers' Federation (ACGF) marched. ACGF leaders met the Ecuadorian president."
    leaders = actors_of(text, date(2019, 10, 8))["ACGF leaders"]
    assert (leaders.country, leaders.sectors) == (None, ("UNS",))


def test_a_spokesman_is_of_whom_he_speaks_for(actors_of: Reader) -> None:
    text = "Kyrgyz state radio said they were free. A spokesman for the Tajik foreign ministry denied it."
    assert actors_of(text)["A spokesman"].country == "TJK"


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("A Pakistani fighter jet struck a hideout.", "A Pakistani fighter jet", "PAK", "MIL"),
        ("Men armed with rifles opened fire.", "Men", None, "UAF"),
        ("Protesters armed with sticks marched.", "Protesters", None, "CVL"),
        ("Ibrahim Traore's men seized the town.", "Ibrahim Traore's men", "BFA", "MIL"),
        ("A spokesman for the Turkish army spoke.", "A spokesman", "TUR", "MIL"),
        ("A spokesman for the Turkish ministry spoke.", "A spokesman", "TUR", "GOV"),
        ("The Belarusian charge d'affaires left.", "The Belarusian charge d'affaires", "BLR", "GOV"),
        ("Washington blamed Tehran, whose army denied it.", "whose army", "IRN", "MIL"),
    ],
)
def test_whose_men_and_jets_they_are(
    actors_of: Reader, text: str, words: str, country: str | None, sector: str
) -> None:
    actor = actors_of(text, date(2024, 1, 12))[words]
    assert (actor.country, actor.sectors) == (country, (sector,))


def test_fighters_are_what_their_group_is(actors_of: Reader) -> None:
    assert actors_of("Africa Corps fighters left.", date(2024, 6, 1))["Africa Corps fighters"].sectors == ("MIL",)


def test_an_owner_goes_before_where_one_is(actors_of: Reader, places_of: PlaceReader) -> None:
    text = "The Sudanese army's delegation in Jeddah refused to meet the rebels."
    actor = actors_of(text, None, places_of(text))["The Sudanese army's delegation"]
    assert (actor.country, actor.sectors) == ("SDN", ("MIL",))


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("The US government paid.", "The US government", "USA.GOV.government"),
        ("The United States paid. State lawmakers wept.", "State lawmakers", "USA.LEG.state lawmaker"),
        ("The United States paid. The state legislature wept.", "The state legislature", "USA.LEG.state legislature"),
        ("The United States paid. Legislators wept.", "Legislators", "USA.LEG.state legislator"),
        ("Iranian state prosecutors wept.", "Iranian state prosecutors", "IRN.JUD.state prosecutor"),
        ("Bolivia's local police wept.", "Bolivia's local police", "BOL.COP.local police"),
        ("The Kenyan party wept.", "The Kenyan party", None),
        ("Kenya's ruling party wept.", "Kenya's ruling party", "KEN.PTY.ruling party"),
    ],
)
def test_a_part_of_a_country_has_its_own_key(actors_of: Reader, text: str, words: str, key: str | None) -> None:
    assert actors_of(text)[words].key == key


def test_a_towns_police_are_the_towns(actors_of: Reader, places_of: PlaceReader) -> None:
    text = "Chicago police wept."
    actor = actors_of(text, None, places_of(text))["Chicago police"]
    assert (actor.key, actor.country, actor.sectors) == ("chicago.COP.police", "USA", ("COP",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferdinand Kuhl's spokesman wept.", "Ferdinand Kuhl's spokesman"),
        ("Tobias Quill's representatives wept.", "Tobias Quill's representatives"),
    ],
)
def test_who_serves_a_private_person_serves_no_state(actors_of: Reader, text: str, words: str) -> None:
    assert actors_of(text)[words].sectors == ("UNS",)


@pytest.mark.parametrize(
    "text", ["They seek justice.", "Tuft cells bind it.", "The state of the economy is bad.", "A boating party left."]
)
def test_words_that_are_no_actors(actors_of: Reader, text: str) -> None:
    assert not {"JUD", "REB", "GOV", "PTY"} & {sector for one in actors_of(text).values() for sector in one.sectors}


def test_a_militants_cell_is_one(actors_of: Reader) -> None:
    assert actors_of("A terrorist cell struck.")["A terrorist cell"].sectors == ("REB",)
    assert actors_of("A Hamas cell struck.")["A Hamas cell"].sectors == ("REB",)


def test_a_hospitals_administration_is_the_hospitals(actors_of: Reader) -> None:
    assert actors_of("The hospital administration left.")["The hospital administration"].sectors == ("HLH",)
