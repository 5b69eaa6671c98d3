"""Declared, undeclared and lying charsets."""

from __future__ import annotations

import pytest

from dragoman.pages.charset import decode_page
from dragoman.types import Page

WORDS = "Pärnu, Ålesund, Łódź und Çeşme"


@pytest.mark.parametrize(
    ("content", "charset", "expected"),
    [
        (WORDS.encode(), None, WORDS),
        (WORDS.encode(), "iso-8859-1", WORDS),
        (b"<meta charset=iso-8859-1>" + WORDS.encode(), None, "<meta charset=iso-8859-1>" + WORDS),
        ("<meta charset=windows-1254>Çeşme".encode("cp1254"), None, "<meta charset=windows-1254>Çeşme"),
        (b"\xef\xbb\xbf" + WORDS.encode(), None, WORDS),
        (WORDS.encode("utf-16"), None, WORDS),
        ("“Quoted” by Müller".encode("cp1252"), "iso-8859-1", "“Quoted” by Müller"),
    ],
)
def test_bytes_have_the_last_word(content: bytes, charset: str | None, expected: str) -> None:
    assert decode_page(Page("x", content, charset=charset)) == expected


def test_lone_bad_byte_does_not_change_the_charset() -> None:
    assert decode_page(Page("x", "Müller ".encode() * 50 + b"\xff")).startswith("Müller Müller")
