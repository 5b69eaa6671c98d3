from __future__ import annotations

from datetime import date

from dragoman.codebook.load import load_codebook
from dragoman.language.parser import parse_text
from dragoman.mentions.find import find_actors
from dragoman.mentions.known import lexicon_of, sectors_of
from tests.mentions.conftest import Reader


def mentions_at(text: str, start: int, day: date) -> set[str]:
    """The names of all actors that the word at this place stands for."""
    codebook = load_codebook()
    lexicon, sectors = lexicon_of(codebook.actors), sectors_of(codebook.actors)
    entities = find_actors(parse_text(text), lexicon, sectors, (), day)
    return {one.name for one in entities for mention in one.mentions if mention.span.start == start}


def test_he_is_the_subject_before(actors_of: Reader) -> None:
    actors = actors_of("Vladimir Putin left Minsk. He will return.", date(2020, 1, 1))
    assert actors["He"].name == "Vladimir Putin"


def test_she_is_no_king(actors_of: Reader) -> None:
    actors = actors_of("King Willem-Alexander met Angela Merkel. She thanked the crowd.", date(2015, 1, 1))
    assert actors["She"].name == "Angela Merkel"


def test_a_spokeswoman_is_never_he(actors_of: Reader) -> None:
    assert "He" not in actors_of("Spokeswoman Ida Quillfeather spoke. He laughed.")


def test_subject_and_object_are_two(actors_of: Reader) -> None:
    actors = actors_of("The Russian president met the Israeli prime minister. He thanked her.", date(2022, 3, 4))
    assert actors["He"] is not actors["her"]


def test_its_army_takes_the_country(actors_of: Reader) -> None:
    actors = actors_of("The Kremlin said its army would stay.")
    assert actors["its army"].country == "RUS"


def test_the_two_are_both(actors_of: Reader) -> None:
    text = "Turkey and Russia met. The two signed a pact."
    two = [entity for entity in actors_of(text).values() if any(m.how == "pronoun" for m in entity.mentions)]
    assert two


def test_a_state_and_its_government_are_one_party(actors_of: Reader) -> None:
    text = "Turkey threatened Greece. Ankara and Athens argue. The two are allies."
    peers = {entity.country for entity in actors_of(text).values() if any(m.how == "pronoun" for m in entity.mentions)}
    assert peers <= {"TUR", "GRC"}


def test_the_two_governments_are_the_two_named_before(actors_of: Reader) -> None:
    actors = actors_of("Colombia and Venezuela reopened their border. The two governments signed a pact.")
    assert "The two governments" not in actors
    assert actors["governments"].country in {"COL", "VEN"}


def test_two_governments_that_nobody_named_stay_a_role(actors_of: Reader) -> None:
    assert actors_of("The two governments signed a pact.")["The two governments"].sectors == ("GOV",)


def test_the_scene_of_another_clause_owns_nothing(actors_of: Reader) -> None:
    text = "The World Food Programme suspended its work in Sudan a day after three of its employees were killed."
    assert actors_of(text)["its employees"].name == "its employees (World Food Programme)"


def test_they_are_all_the_subjects_above(actors_of: Reader) -> None:
    text = "Exiles wept. On Monday Vladimir Putin and Xi Jinping announced that they would end the quarrel."
    start = text.index("they")
    mentions = mentions_at(text, start, date(2014, 12, 20))
    assert mentions == {"Vladimir Putin", "Xi Jinping"}


def test_the_two_governments_are_states(actors_of: Reader) -> None:
    text = "Cuba reopened its embassy in the United States, long after Eisenhower left. The two governments agreed."
    start = text.index("governments")
    assert mentions_at(text, start, date(2015, 7, 20)) == {"Cuba", "United States"}


def test_both_men_are_the_persons_before() -> None:
    text = "Vladimir Putin met Xi Jinping in Moscow. Both men left."
    assert mentions_at(text, text.index("men left"), date(2020, 1, 1)) == {"Vladimir Putin", "Xi Jinping"}


def test_both_sides_are_still_the_two_of_the_sentence_before() -> None:
    text = "Russia and Ukraine met. The two sides agreed. Both sides left."
    assert mentions_at(text, text.rindex("sides"), date(2020, 1, 1)) == {"Russia", "Ukraine"}


def test_they_are_no_single_submarine() -> None:
    text = "Officers watched the port. The navy lost a submarine. They blamed rust."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == {"The navy"}
    text = "A submarine left the port. They blamed rust."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == set()


def test_they_are_sooner_several_than_one_state() -> None:
    text = "Norway expelled two diplomats. They left on Monday."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == {"two diplomats"}
    text = "Three rebels crossed into Syria. They left on Monday."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == {"Three rebels"}


def test_it_is_no_people_in_the_plural() -> None:
    text = "The Kurds held the town. It fell on Monday."
    assert mentions_at(text, text.index("It"), date(2020, 1, 1)) == set()


def test_a_speaker_behind_what_he_says_belongs_to_its_subject(actors_of: Reader) -> None:
    actors = actors_of("Taiwan will bomb the Chinese ports, its minister said.")
    assert actors["its minister"].country == "TWN"


def test_its_is_seldom_the_adjectives(actors_of: Reader) -> None:
    actors = actors_of("Hezbollah launched rockets at an Israeli base after a strike killed its commander.")
    assert actors["its commander"].country == "LBN"


def test_who_urges_both_sides_is_neither() -> None:
    text = "A spokesman for the African Union, Ebba Kalondo, urged both parties to allow aid into Goma."
    assert not mentions_at(text, text.index("both"), date(2024, 5, 1)) & {"African Union", "Ebba Kalondo"}


def test_an_expelled_envoy_is_not_ones_own(actors_of: Reader) -> None:
    actors = actors_of("Rwanda protested, and Kinshasa expelled its ambassador.")
    assert actors["its ambassador"].country == "RWA"
    assert actors_of("Rwanda protested, and Kinshasa recalled its ambassador.")["its ambassador"].country == "COD"


def test_his_countrys_navy_is_his_countrys(actors_of: Reader) -> None:
    text = "Guyana summoned the Venezuelan ambassador after his country's navy entered the river."
    assert actors_of(text)["his country's navy"].country == "VEN"


def test_who_denies_a_charge_is_who_was_charged(actors_of: Reader) -> None:
    actors = actors_of("Iran accused Israel of bombing Natanz, an accusation it denied.")
    assert actors["it"].country == "ISR"


def test_it_is_who_says_so_and_not_the_sentences_first(actors_of: Reader) -> None:
    actors = actors_of("The European Union imposed bans, and Moscow said that it would respond.")
    assert actors["it"].country == "RUS"


def test_one_of_its_ships_is_not_the_attackers(actors_of: Reader) -> None:
    actors = actors_of("South Korea said that North Korea had torpedoed one of its corvettes.")
    assert actors["its"].country == "KOR"


def test_who_calls_for_calm_is_none_of_the_two_sides() -> None:
    text = "India said Pakistani troops had fired shells. China and Russia called for calm. Both sides denied it."
    assert mentions_at(text, text.rindex("sides"), date(2020, 1, 1)) == {"India", "Pakistani troops"}


def test_who_hosts_the_two_sides_is_neither() -> None:
    text = "Armenia and Azerbaijan held talks hosted by Russia. Both sides left."
    assert mentions_at(text, text.rindex("sides"), date(2020, 1, 1)) == {"Armenia", "Azerbaijan"}


def test_who_is_shot_leaves_the_mosque(actors_of: Reader) -> None:
    actors = actors_of("Russian troops killed the Ukrainian mayor as he left a mosque.", date(2022, 3, 3))
    assert actors["he"].country == "UKR"


def test_she_is_who_is_known_to_be_a_woman(actors_of: Reader) -> None:
    actors = actors_of("The Turkish minister met Angela Merkel. She thanked the crowd.", date(2015, 1, 1))
    assert actors["She"].name == "Angela Merkel"


def test_who_was_harmed_is_who_was_tortured(actors_of: Reader) -> None:
    text = "Officials said agents had strangled Khashoggi and dismembered his body. A paper said he had been tortured."
    actors = actors_of(text)
    assert actors["his"] is actors["Khashoggi"] and actors["he"] is actors["Khashoggi"]
