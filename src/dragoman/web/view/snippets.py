"""Snippets of pages: words found stand between « and »."""

from __future__ import annotations

import re

_FOUND = re.compile("«([^«»]*)»")


def pieces_of(snippet: str) -> list[tuple[str, bool]]:
    """The words of a snippet and whether they are some that were looked for."""
    pieces, at = [], 0
    for match in _FOUND.finditer(snippet):
        pieces += [(snippet[at : match.start()], False), (match[1], True)]
        at = match.end()
    return [piece for piece in [*pieces, (snippet[at:], False)] if piece[0]]
