"""Captions and credits in the ways newspapers write them."""

from __future__ import annotations

import pytest

from dragoman.pages.pictures import clean_credit, split_credit


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The minister © Norland State/Ole Lund", "The minister", "Norland State/Ole Lund"),
        ("The president speaks. Photo: Nordfoto", "The president speaks.", "Nordfoto"),
        ("The scene (Photo by Ada Berg/Nordfoto)", "The scene", "Ada Berg/Nordfoto"),
        ("Image by Fjord24", None, "Fjord24"),
        ("The leader (left) and his aide", "The leader (left) and his aide", None),
        ("Sources say the image of the man is poor", "Sources say the image of the man is poor", None),
    ],
)
def test_split_credit(line: str, caption: str | None, credit: str | None) -> None:
    assert split_credit(line) == (caption, credit)


def test_label_is_cut_off_a_credit() -> None:
    assert clean_credit("Photo: Nordfoto") == "Nordfoto"
    assert clean_credit("(Foto: Ada Berg)") == "Ada Berg"
    assert clean_credit("Ada Berg (Nordfoto)") == "Ada Berg (Nordfoto)"
