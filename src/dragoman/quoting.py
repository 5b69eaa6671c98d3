"""How many of a page's words may leave the record: its full text stays with who read it."""

from __future__ import annotations

QUOTE_LIMIT = 240  # characters


def short_quote(text: str, limit: int = QUOTE_LIMIT) -> str:
    """Words of a page on one line, cut before a word with "…" where they are longer than `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + "…"
