from __future__ import annotations

from datetime import date

from tests.mentions.conftest import Reader


def test_parts_of_names_and_acronyms_join(actors_of: Reader) -> None:
    actors = actors_of(
        "Halvorsen Petroleum sued the port. Mohamed Zarrouki Benali wept. Halvorsen lost the case. Benali left."
    )
    assert actors["Halvorsen"] is actors["Halvorsen Petroleum"]
    assert actors["Benali"] is actors["Mohamed Zarrouki Benali"]


def test_an_acronym_is_defined_in_brackets(actors_of: Reader) -> None:
    actors = actors_of("The Zubaran Workers Front (ZWF) went on strike. The ZWF wants more pay.")
    assert actors["ZWF"] is actors["Zubaran Workers Front"]


def test_the_file_s_name_and_key_stay(actors_of: Reader) -> None:
    actor = actors_of("Lockheed Martin built jets. Lockheed won.")["Lockheed Martin"]
    assert actor.name == "Lockheed Martin"
    assert actor.key is not None


def test_a_surname_without_its_accent_is_the_same(actors_of: Reader) -> None:
    actors = actors_of("Soldiers held Guinea's Alpha Conde. The UN called for Conde's release.", date(2021, 9, 6))
    assert actors["Conde"].name == "Alpha Condé"


def test_a_surname_that_looks_like_a_town(actors_of: Reader) -> None:
    actors = actors_of("Colonel Mamady Doumbouya spoke. Doumbouya, a former legionnaire, left.", date(2021, 9, 6))
    assert actors["Doumbouya"] is actors["Mamady Doumbouya"]


def test_a_surname_stays_with_who_bore_it_first(actors_of: Reader) -> None:
    text = "Marco Ferri resigned. Ferri wept. His wife, Lea Ferri, met donors. Then Ferri sued the paper."
    assert actors_of(text)["Ferri"].name == "Marco Ferri"
    text = "Rep. Marco Ferri will retire. Lea Ferri, the congressman's wife, met donors. Ferri sued the paper."
    assert actors_of(text)["Ferri"].name == "Marco Ferri"


def test_of_two_private_persons_the_later_is_meant(actors_of: Reader) -> None:
    text = "Marco Ferri wept. Lea Ferri met donors. Ferri sued the paper."
    assert actors_of(text)["Ferri"].name == "Lea Ferri"
