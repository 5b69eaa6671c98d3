"""Names without what writers differ in."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """A name without case and accents, for comparison: "Erdoğan" as "erdogan"."""
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
