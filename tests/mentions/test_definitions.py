from __future__ import annotations

from dragoman.codebook.load import Codebook
from dragoman.language.parser import parse_text
from dragoman.mentions.definitions import define_bodies
from dragoman.mentions.known import sectors_of
from tests.mentions.conftest import Reader

UNION = "The Tamil Fishermen's Cooperative Union (TFCU) accused the Sri Lankan navy. The TFCU said two men had drowned."
FRONT = "The People's Front for the Liberation of Moyen-Chari (PFLMC) took Sarh. Then PFLMC withdrew."


def test_a_page_defines_a_body_and_calls_it_by_its_letters(actors_of: Reader) -> None:
    actors = actors_of(UNION)
    union = actors["Tamil Fishermen's Cooperative Union"]
    assert actors["TFCU"] is union
    assert len(union.mentions) == 3
    assert union.sectors == ("LAB",)


def test_small_words_and_hyphens_need_no_letter(actors_of: Reader) -> None:
    actors = actors_of(FRONT)
    assert actors["PFLMC"] is actors["People's Front for the Liberation of Moyen-Chari"]
    assert "Liberation" not in actors  # no newspaper there


def test_other_ways_to_introduce_an_acronym(actors_of: Reader) -> None:
    actors = actors_of("Nepal's National Disaster Management Office, or NDMO, met. Crews of the NDMO left.")
    assert actors["NDMO"] is actors["National Disaster Management Office"]
    assert actors["NDMO"].country == "NPL"


def test_letters_that_do_not_spell_the_name_define_nothing(codebook: Codebook) -> None:
    sectors = sectors_of(codebook.actors)
    told = parse_text("The Acme Widget Company (NYSE) fell. The Acme Widget Company (AWC) rose.").blocks
    (name, short) = define_bodies(told, [], sectors)
    assert (name.name, short.how, short.span.end - short.span.start) == ("Acme Widget Company", "acronym", 3)


def test_what_the_actor_file_knows_stays(actors_of: Reader) -> None:
    actors = actors_of("The Rapid Support Forces (RSF) fled. The RSF denied it.")
    assert actors["RSF"].key == "group.rapid-support-forces"
