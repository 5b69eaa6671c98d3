"""How common a word is among pages: counted as they come, on top of a small table of our own text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_TABLE_PAGES = 300  # weight of the table, in pages: it decides while few have been read and is forgotten later
_TABLE_WORDS = 300  # words of a page for which the table's rates are turned into a share of pages


class WordFrequencies:
    """In how many of the pages counted so far a word stands."""

    def __init__(self) -> None:
        self._pages = 0
        self._counts: Counter[str] = Counter()
        self._rarities: dict[str, float] = {}

    def count(self, words: Iterable[str]) -> None:
        """Count one page; `words` holds each of its words once, in lower case."""
        self._pages += 1
        self._counts.update(words)
        self._rarities.clear()

    def rarity(self, word: str) -> float:
        """The word's inverse document frequency, a natural logarithm; never negative."""
        known = self._rarities.get(word)
        if known is None:
            expected = _TABLE_PAGES * _table_shares().get(word, 0.0)
            known = math.log((self._pages + _TABLE_PAGES + 1) / (self._counts[word] + expected + 0.5))
            self._rarities[word] = known
        return known


@cache
def _table_shares() -> dict[str, float]:
    """For each word of the table the part of pages that have it, if words fell evenly (Poisson)."""
    text = (files("dragoman.resolve") / "word_rates.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: 1 - math.exp(-_TABLE_WORDS * float(rate) / 1e6) for word, rate in rows}
