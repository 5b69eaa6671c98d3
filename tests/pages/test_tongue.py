"""The language of a page, told by its words where the page says nothing or something else."""

from __future__ import annotations

import pytest

from dragoman.codebook.load import Codebook
from dragoman.errors import LanguageError
from dragoman.pages.tongue import guess_language
from dragoman.pipeline import read_page
from dragoman.types import Page

_POLISH = (
    "Rząd ogłosił w środę, że nie podpisze umowy, która jest dla kraju niekorzystna, "
    "a minister jak zwykle nie był na sali i o niczym nie wiedział"
)
_SWAHILI = (
    "Serikali ya nchi ilisema kwamba jeshi la ulinzi kwa ajili ya amani katika mji wa bandari na vijiji vya jirani"
)
_BENGALI = "সরকার বুধবার জানিয়েছে যে তারা এই চুক্তিতে স্বাক্ষর করবে না " * 8
_KNOWN_TO_NOBODY = "Lorat benu mika tosel varun pidok hesta gulin " * 12
_ENGLISH = (
    "The government said on Wednesday that it would not sign the accord, which it called a bad one for the country."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (_POLISH, None, "pl"),
        (_POLISH, "en-US", "pl"),
        (_SWAHILI, "en", "sw"),
        (_BENGALI, "en", "und"),
        (_BENGALI, "bn", "bn"),
        (_KNOWN_TO_NOBODY, None, "und"),
        (_KNOWN_TO_NOBODY, "en", "en"),
        (_ENGLISH, None, "en"),
        (_ENGLISH, "de", "en"),
        ("Panthers 21, Lions 14", None, None),
    ],
)
def test_language(text: str, declared: str | None, language: str | None) -> None:
    assert guess_language(text, declared) == language


def test_a_page_in_no_language_known_is_refused(codebook: Codebook) -> None:
    page = f"<html><body><article><p>{_KNOWN_TO_NOBODY}.</p><p>{_KNOWN_TO_NOBODY}.</p></article></body></html>"
    with pytest.raises(LanguageError, match="not known here"):
        read_page(Page("page.html", page.encode()), codebook)
