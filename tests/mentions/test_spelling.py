from __future__ import annotations

from datetime import date

import pytest

from dragoman.mentions.spelling import is_spelt_alike, sound_key
from tests.mentions.conftest import Reader


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Moamer Kadhafi", "Muammar Gaddafi"),
        ("Alyaksandr Lukashenka", "Alexander Lukashenko"),
        ("Emomali Rakhmon", "Emomali Rahmon"),
        ("Issaias Afeworki", "Isaias Afwerki"),
        ("Mahmoud Ahmadi-Nejad", "Mahmoud Ahmadinejad"),
    ],
)
def test_spellings_of_one_name(name: str, other: str) -> None:
    assert sound_key(name) == sound_key(other) != ""
    assert is_spelt_alike(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Viktor Yanukovych", "Viktor Yushchenko"),
        ("Nawaz Sharif", "Shehbaz Sharif"),
        ("Abdel Mutalib Mohammed", "Abdul Hamid"),
        ("Hun Sen", "Hun Manet"),
        ("Ahmet Özer", "Ahmet Necdet Sezer"),
    ],
)
def test_names_of_two_people(name: str, other: str) -> None:
    assert not (sound_key(name) and sound_key(name) == sound_key(other) and is_spelt_alike(name, other))


def test_a_short_or_single_name_has_no_key() -> None:
    assert sound_key("Li Heping") == sound_key("Gaddafi") == ""


def test_one_sound_is_not_enough() -> None:
    assert sound_key("Dan Waller") == sound_key("Tony Blair")
    assert not is_spelt_alike("Dan Waller", "Tony Blair")


def test_a_page_may_spell_a_name_its_own_way(actors_of: Reader) -> None:
    actor = actors_of("Alyaksandr Lukashenka pardoned 14 prisoners.", date(2025, 6, 21))["Alyaksandr Lukashenka"]
    assert (actor.name, actor.country) == ("Alexander Lukashenko", "BLR")


def test_a_name_that_sounds_like_two_people_is_neither(actors_of: Reader) -> None:
    assert actors_of("Jorge Busch spoke.", date(2005, 1, 1))["Jorge Busch"].key is None


def test_a_title_of_another_country_tells_a_namesake(actors_of: Reader) -> None:
    text = "Former Gambian interior minister Ousman Sonko was tried."
    actor = actors_of(text, date(2024, 1, 8))["Ousman Sonko"]
    assert (actor.name, actor.country, actor.sectors, actor.key) == ("Ousman Sonko", "GMB", ("ELI",), None)


def test_a_longer_name_must_be_spelt_more_alike() -> None:
    assert not is_spelt_alike("Mohamed El-Amine Souef", "Mahamadou Issoufou")
    assert is_spelt_alike("Dmitry Anatolyevich Medvedev", "Dmitri Medvedev")
