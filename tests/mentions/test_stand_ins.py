"""Whose envoy "the organisation's envoy" is."""

from __future__ import annotations

import pytest

from tests.mentions.conftest import Reader


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Hamas freed two women. The group's leader thanked Qatar.", "The group's leader", "PSE", "REB"),
        ("Hamas freed two women. Leaders of the movement left.", "Leaders of the movement", "PSE", "REB"),
        ("The UN met. The organisation's envoy flew to Riyadh.", "the organisation's envoy", None, "IGO"),
        ("Oman and Bahrain agreed. The island's royal family spoke.", "The island's royal family", "BHR", "GOV"),
        ("The BJP won. The party's secretary general spoke.", "the party's secretary general", "IND", "PTY"),
    ],
)
def test_a_role_belongs_to_the_body_that_its_owner_means(
    actors_of: Reader, text: str, words: str, country: str | None, sector: str
) -> None:
    actors = {mention.lower(): actor for mention, actor in actors_of(text).items()}
    actor = actors[words.lower()]
    assert (actor.country, actor.sectors) == (country, (sector,))


def test_nobody_is_meant_before_anybody_was_named(actors_of: Reader) -> None:
    assert actors_of("The group's leader spoke. Hamas freed two women.")["The group's leader"].sectors == ("GOV",)


def test_a_company_is_no_movement(actors_of: Reader) -> None:
    actor = actors_of("Boeing sacked a manager. The movement's leader spoke.")["The movement's leader"]
    assert "Boeing" not in actor.name
