"""The entries of a live page: each begins with its hour, on a line of its own or before its first words."""

from __future__ import annotations

import re

from dragoman.types import Document, Span

_HOUR = re.compile(
    r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?)"
    r"(?:\s+(?:GMT|UTC|BST|EST|EDT|CET|CEST|EAT|WAT|IST|(?:local|Moscow|Kyiv|Kiev) time))?"
    r"(?:\s*[-–—:|•·]\s*|\s+(?=[\"“‘'A-ZÀ-Þ])|$)"
)
_FEWEST = 2


def entry_times(document: Document) -> tuple[Span, ...]:
    """The hours at the heads of a live page's entries, with what parts them from the words; none on other pages."""
    found = (_HOUR.match(document.text, one.start, one.end) for one in document.paragraphs)
    times = tuple(Span(*match.span()) for match in found if match is not None)
    return times if len(times) >= _FEWEST else ()
