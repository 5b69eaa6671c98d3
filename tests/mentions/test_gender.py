from __future__ import annotations

import pytest

from dragoman.language.parser import parse_text
from dragoman.mentions.found import Found
from dragoman.mentions.gender import gender_of
from dragoman.types import EntityKind, Span


def found(text: str, head: int, name: str, *, role: str = "", kind: EntityKind = "person") -> Found:
    token = parse_text(text).blocks[0][head]
    return Found(token, Span(0, len(text)), name, kind, None, (), "name", "", role=role)


@pytest.mark.parametrize(
    ("text", "head", "name", "role", "gender"),
    [
        ("Mr Quill spoke.", 1, "Quill", "", "he"),
        ("Queen Beatrix spoke.", 1, "Beatrix", "", "she"),
        ("Angela Quill spoke.", 1, "Angela Quill", "", "she"),
        ("Vladimir Quill spoke.", 1, "Vladimir Quill", "", "he"),
        ("Quill spoke.", 0, "Quill", "spokeswoman", "she"),
        ("Kim Quill spoke.", 1, "Kim Quill", "", ""),
        ("Angela spoke.", 0, "Angela", "", ""),
    ],
)
def test_only_where_certain(text: str, head: int, name: str, role: str, gender: str) -> None:
    assert gender_of(found(text, head, name, role=role)) == gender


@pytest.mark.parametrize(
    ("text", "gender"),
    [("The congressman's wife spoke.", "she"), ("The queen's son spoke.", "he"), ("The woman's doctor spoke.", "")],
)
def test_whose_they_are_says_nothing_of_them(text: str, gender: str) -> None:
    token = parse_text(text).blocks[0][3]
    assert (
        gender_of(Found(token, Span(0, len(text)), token.text, "person", None, (), "role", "", proper=False)) == gender
    )


def test_a_body_has_none() -> None:
    assert gender_of(found("Angela Quill spoke.", 1, "Angela Quill", kind="organisation")) == ""
