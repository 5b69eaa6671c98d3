from __future__ import annotations

from datetime import date

import pytest

from tests.mentions.conftest import NamesReader, Reader


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


def test_the_scene_of_another_clause_owns_nothing(actors_of: Reader) -> None:
    text = "The World Food Programme suspended its work in Sudan a day after three of its employees were killed."
    assert actors_of(text)["its employees"].name == "its employees (World Food Programme)"


def test_they_are_all_the_subjects_above(mentions_at: NamesReader) -> None:
    text = "Exiles wept. On Monday Vladimir Putin and Xi Jinping announced that they would end the quarrel."
    start = text.index("they")
    mentions = mentions_at(text, start, date(2014, 12, 20))
    assert mentions == {"Vladimir Putin", "Xi Jinping"}


def test_they_are_no_single_submarine(mentions_at: NamesReader) -> None:
    text = "Officers watched the port. The navy lost a submarine. They blamed rust."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == {"The navy"}
    text = "A submarine left the port. They blamed rust."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == set()


def test_they_are_sooner_several_than_one_state(mentions_at: NamesReader) -> None:
    text = "Norway expelled two diplomats. They left on Monday."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == {"two diplomats"}
    text = "Three rebels crossed into Syria. They left on Monday."
    assert mentions_at(text, text.index("They"), date(2020, 1, 1)) == {"Three rebels"}


def test_it_is_no_people_in_the_plural(mentions_at: NamesReader) -> None:
    text = "The Kurds held the town. It fell on Monday."
    assert mentions_at(text, text.index("It"), date(2020, 1, 1)) == set()


def test_a_speaker_behind_what_he_says_belongs_to_its_subject(actors_of: Reader) -> None:
    actors = actors_of("Taiwan will bomb the Chinese ports, its minister said.")
    assert actors["its minister"].country == "TWN"


def test_its_is_seldom_the_adjectives(actors_of: Reader) -> None:
    actors = actors_of("Hezbollah launched rockets at an Israeli base after a strike killed its commander.")
    assert actors["its commander"].country == "LBN"


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


def test_its_ministers_are_those_of_the_parallel_subject(actors_of: Reader) -> None:
    actors = actors_of("The Arab League suspended Syria last month and its foreign ministers threatened sanctions.")
    assert actors["its"].name == "Arab League"
    assert actors["its foreign ministers"].sectors == ("IGO",)


def test_nobody_is_charged_with_bombing_his_own_consulate(actors_of: Reader) -> None:
    actors = actors_of("Iran's foreign minister accused Israel of bombing its consulate in Damascus.")
    assert actors["its consulate"].country == "IRN"
    actors = actors_of("Iran accused Israel of breaking its promise.")
    assert actors["its"].country == "ISR"


def test_a_persons_spokesman_is_of_his_sector(actors_of: Reader) -> None:
    actors = actors_of("Ban Ki-moon condemned the attack. His spokesman said so.", date(2016, 8, 16))
    assert actors["His spokesman"].sectors == ("IGO",)


def test_many_are_they_sooner_than_one_court(actors_of: Reader) -> None:
    actors = actors_of("Two politicians were held. A court extended their detention.")
    assert actors["their"] is actors["Two politicians"]


def test_who_is_freed_is_who_was_taken(actors_of: Reader) -> None:
    actors = actors_of("The UN said gunmen had kidnapped 18 monitors and that the army had freed most of them.")
    assert actors["them"] is actors["18 monitors"]


def test_who_met_another_and_pressed_him_pressed_the_other(actors_of: Reader) -> None:
    actors = actors_of("Emmanuel Macron met Xi Jinping in Beijing and pressed him on trade.", date(2023, 5, 1))
    assert actors["him"] is actors["Xi Jinping"]


def test_they_need_not_be_a_subject(actors_of: Reader) -> None:
    text = "Student leaders spoke. Britain called on the authorities to act. The UN urged them to investigate."
    actors = actors_of(text)
    assert actors["them"] is actors["the authorities"]


def test_one_of_its_generals_has_its_country(actors_of: Reader) -> None:
    actors = actors_of("Baku said one of its generals, Polad Hashimov, had been killed.")
    assert actors["Polad Hashimov"].country == "AZE"


def test_who_retaliates_was_struck(actors_of: Reader) -> None:
    actors = actors_of("Iran launched drones at Israel in retaliation for a strike on its consulate in Damascus.")
    assert actors["its consulate"].country == "IRN"


def test_who_is_thanked_for_his_doing_did_it(actors_of: Reader) -> None:
    actors = actors_of("Hun Manet thanked Donald Trump for his mediation.", date(2025, 8, 1))
    assert actors["his"] is actors["Donald Trump"]


@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Angela Merkel flew home. Citing Tony Blair, she wept.", "she", {"Angela Merkel"}),
        ("Angela Merkel flew home. After meeting Donald Tusk, she wept.", "she", {"Angela Merkel"}),
        ("Unlike Donald Trump, he wept.", "he", set[str]()),
        ("When Donald Trump came, he wept.", "he", {"Donald Trump"}),
        ("Joe Biden told Ukrainian soldiers that they would win.", "they", {"Ukrainian soldiers (Ukraine)"}),
        ("The Kremlin met. When it comes to Norway, nothing is planned.", "it", set[str]()),
        ("Palestinians wept. Israel met the man whom they vowed to kill.", "they", {"Palestinians"}),
    ],
)
def test_by_the_opening_and_by_who_is_told(mentions_at: NamesReader, text: str, pronoun: str, names: set[str]) -> None:
    assert mentions_at(text, text.index(f" {pronoun} ") + 1, date(2018, 3, 3)) == names


@pytest.mark.parametrize(
    ("text", "pronoun", "names"),
    [
        ("Police arrested three men; they were later released.", "they", {"three men"}),
        ("The opposition called for protests and said they would be banned.", "they", set[str]()),
        ("Hamas bought rockets and sold them.", "them", set[str]()),
        ("Harvard expelled three students. They sued.", "They", {"three students"}),
        ("The board sent bronzes to Nigeria. Its head wept.", "Its", set[str]()),
        ("Nigeria bought bronzes. Its head wept.", "Its", {"Nigeria"}),
        ("The deal fell after Poland withdrew. It was old.", "It", set[str]()),
        ("Nurses and doctors marched. They wept.", "They", {"Nurses", "doctors"}),
        ("Angela Merkel sacked Tom Reed because he criticised Spain.", "he", {"Tom Reed"}),
    ],
)
def test_who_or_what_is_nearer(mentions_at: NamesReader, text: str, pronoun: str, names: set[str]) -> None:
    assert mentions_at(text, text.index(f" {pronoun}") + 1, date(2018, 3, 3)) == names


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Hamas left. We know how vital it is to act.", False),
        ("Hamas left. Clearly it is believed that Oslo paid.", False),
        ("Hamas left. Clearly it seems that Oslo paid.", False),
        ("Hamas left. Clearly it is ready to fight.", True),
    ],
)
def test_it_that_means_nobody(mentions_at: NamesReader, text: str, linked: bool) -> None:
    assert bool(mentions_at(text, text.index(" it ") + 1, date(2018, 3, 3))) is linked


@pytest.mark.parametrize(
    "text",
    [
        "Tony Blair wept. In announcing his exit, Olaf Scholz wept.",
        "Tony Blair wept. After his father died, Olaf Scholz wept.",
        "Hamas wept. In its report, Amnesty wept.",
    ],
)
def test_a_pronoun_in_an_opening_points_ahead(mentions_at: NamesReader, text: str) -> None:
    at = max(text.find(" his "), text.find(" its ")) + 1
    assert not {"Tony Blair", "Hamas"} & mentions_at(text, at, date(2018, 3, 3))
