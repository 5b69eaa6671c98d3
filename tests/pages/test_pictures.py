"""Captions and credits in the ways newspapers write them."""

from __future__ import annotations

import pytest

from dragoman.pages.pictures import clean_credit, is_picture_line, split_credit


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The minister © Norland State/Ole Lund", "The minister", "Norland State/Ole Lund"),
        ("The president speaks. Photo: Nordfoto", "The president speaks.", "Nordfoto"),
        ("The scene (Photo by Ada Berg/Nordfoto)", "The scene", "Ada Berg/Nordfoto"),
        ("Image by Fjord24", None, "Fjord24"),
        ("The leader (left) and his aide", "The leader (left) and his aide", None),
        ("Sources say the image of the man is poor", "Sources say the image of the man is poor", None),
        ("[Photo: burning nets on the quay. Credit: M. Sidi Brahim]", "burning nets on the quay.", "M. Sidi Brahim"),
        ("Illustration: map of the canal. Credit: S&O Review", "map of the canal.", "S&O Review"),
        ("Picture: Tower Hill by night. Coastwire/J. Sesay", "Tower Hill by night.", "Coastwire/J. Sesay"),
        ("Image: the gate of the port, June 9. (Pacific Wire)", "the gate of the port, June 9.", "Pacific Wire"),
        ("Map: the port and the border at Huaquillas", "the port and the border at Huaquillas", None),
    ],
)
def test_split_credit(line: str, caption: str | None, credit: str | None) -> None:
    assert split_credit(line) == (caption, credit)


def test_label_is_cut_off_a_credit() -> None:
    assert clean_credit("Photo: Nordfoto") == "Nordfoto"
    assert clean_credit("(Foto: Ada Berg)") == "Ada Berg"
    assert clean_credit("Ada Berg (Nordfoto)") == "Ada Berg (Nordfoto)"


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("Picture: delegates in the palace", True),
        ("The quay at Massawa. (Image credit: Red Sea Pictures)", True),
        ("Photo credit: Coast Lens", True),
        ("File photo of the quay at Massawa.", True),
        ("A file picture shows the minister at the gate", True),
        ("In this March 3, 2019 photo, a guard stands at the gate of the port.", True),
        ("An undated handout image released by the navy", True),
        ("The photo shows that the guard had left, the court found.", False),
        ("This picture of the economy is too bright, he said.", False),
        ("The report was based on a picture of the quay.", False),
        ("Exports fell by a third (Source: central bank)", False),
    ],
)
def test_picture_lines(line: str, picture: bool) -> None:
    assert is_picture_line(line) is picture
