from __future__ import annotations

from tests.mentions.conftest import Reader


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
