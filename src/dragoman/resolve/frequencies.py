"""How common a word is among pages: counted as they come, on top of a small table of our own text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.resolve.counting import count_for, with_pages

_TABLE_PAGES = 300  # weight of the table, in pages: it decides while few have been read and is forgotten later
_TABLE_WORDS = 300  # words of a page for which the table's rates are turned into a share of pages


class WordFrequencies:
    """In how many of the pages counted so far a word stands."""

    def __init__(self, pages: int = 0, counts: Mapping[str, int] | None = None) -> None:
        self.pages = pages
        self.counts: Counter[str] = Counter(counts or {})
        self._rarities: dict[str, float] = {}

    def count(self, words: Iterable[str]) -> None:
        """Count one page; `words` holds each of its words once, in lower case."""
        self.pages += 1
        self.counts.update(words)
        self._rarities.clear()

    def rarity(self, word: str) -> float:
        """The word's inverse document frequency, a natural logarithm; never negative."""
        known = self._rarities.get(word)
        if known is None:
            expected = _TABLE_PAGES * _table_shares().get(word, 0.0)
            known = math.log((self.pages + _TABLE_PAGES + 1) / (self.counts[word] + expected + 0.5))
            self._rarities[word] = known
        return known


class FrequenciesByDay:
    """How common words were when a page came out; `counting` says when words are counted.

    Args:
        pages: how many pages came out on each day; those without a day stand under the last of all days.
        counts: by the days after which they were made; at least one.
    """

    def __init__(self, pages: Mapping[date, int], counts: Mapping[date, WordFrequencies]) -> None:
        self.pages = pages
        self.counts = counts
        self._days = sorted(counts)

    def of(self, published: date | None) -> WordFrequencies:
        """The count that a page of that day is weighed by."""
        return self.counts[self._days[count_for(published, self._days)]]

    def with_pages(self, days: Iterable[date | None]) -> FrequenciesByDay | None:
        """The same with more pages, where no word needs to be counted for them; else None."""
        pages = with_pages(self.pages, self._days, days)
        return None if pages is None else FrequenciesByDay(pages, self.counts)


@cache
def _table_shares() -> dict[str, float]:
    """For each word of the table the part of pages that have it, if words fell evenly (Poisson)."""
    text = (files("dragoman.resolve") / "word_rates.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: 1 - math.exp(-_TABLE_WORDS * float(rate) / 1e6) for word, rate in rows}
