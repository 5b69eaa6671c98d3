"""Names out of bylines."""

from __future__ import annotations

import pytest

from dragoman.pages.bylines import is_author_note, is_organisation, read_byline, split_authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Berg and Ole Lund", ("Ada Berg", "Ole Lund")),
        ("By ABBY HOLM, THOMAS LIND and ROBERT MOE", ("ABBY HOLM", "THOMAS LIND", "ROBERT MOE")),
        ("By Abby Holm @abbyh March 3, 2019: 3:42 PM", ("Abby Holm",)),
        ("By Ada Berg in Bergen and Ole Lund in Oslo", ("Ada Berg", "Ole Lund")),
        ("By Ada Berg in Bosnia and Herzegovina", ("Ada Berg",)),
        ("By Monday the army had left the town", ()),
        ("The army left", ()),
    ],
)
def test_read_byline(line: str, names: tuple[str, ...]) -> None:
    assert read_byline(line) == names


def test_place_inside_a_name_is_kept() -> None:
    assert split_authors("Konstantin Furer") == ("Konstantin Furer",)


def test_roles_and_addresses_are_no_authors() -> None:
    assert split_authors("Ada Berg, Senior Correspondent, ada@example.org") == ("Ada Berg",)


def test_organisation_is_told_from_person() -> None:
    assert is_organisation("Norland Shipping Association")
    assert not is_organisation("Ada Berg")


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("Ada Berg teaches law at Bergen.", True),
        ("Ada Berg is a reporter in our Oslo bureau.", True),
        ("Ada Berg is a consultant. She is paid by the government of Chad to represent it.", False),
        ("Ada Berg was Norway's ambassador to Chad.", False),
    ],
)
def test_a_note_that_tells_a_stake_belongs_to_the_text(text: str, is_note: bool) -> None:
    assert is_author_note(text, ["Ada Berg"]) is is_note
