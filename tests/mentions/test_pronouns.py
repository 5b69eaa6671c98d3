from __future__ import annotations

from datetime import date

from tests.mentions.conftest import Reader


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
