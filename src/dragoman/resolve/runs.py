"""Which pages share a run of words: an index of sampled run codes that grows a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.resolve.words import Codes, distinct

Numbers = NDArray[np.int64]

_WINDOW = 4  # of each 4 runs following one another, one is kept: 9 equal words in a row are never missed
_GROWTH = 8  # a level is merged into the one before unless that is so many times longer
_MOST_PAGES = 1000  # looked at for one run; a run in more pages than this is furniture of a site


def sample_runs(runs: Codes) -> Codes:
    """The runs to remember of a page, sorted: the smallest code among each 4 in a row.

    The choice depends on the words alone, so two pages keep the same runs of a passage they share
    ("winnowing": Schleimer, Wilkerson and Aiken, SIGMOD 2003).
    """
    count = len(runs) - _WINDOW + 1
    if count <= 0:
        return distinct(runs)
    smallest = runs[:count]
    for shift in range(1, _WINDOW):
        smallest = np.minimum(smallest, runs[shift : shift + count])
    return distinct(smallest)


@dataclass(frozen=True, slots=True)
class _Level:
    """Sorted run codes, and beside each the number of a page that has it."""

    runs: Codes
    pages: Numbers

    def merged(self, other: _Level) -> _Level:
        runs = np.concatenate((self.runs, other.runs))
        order = np.argsort(runs, kind="stable")
        return _Level(runs[order], np.concatenate((self.pages, other.pages))[order])


class RunIndex:
    """Pages by the runs sampled of them, in sorted arrays that are merged as they double.

    Sixteen bytes a run: a Python dictionary would take ten times that.

    Attributes:
        cut: how many (run, page) entries were passed over because the run stands in too many pages.
    """

    def __init__(self) -> None:
        self.cut = 0
        self._levels: list[_Level] = []

    def add(self, runs: Codes, page: int) -> None:
        """File a page under its sampled runs; page numbers must not go down."""
        if not len(runs):
            return
        self._levels.append(_Level(runs, np.full(len(runs), page, dtype=np.int64)))
        while len(self._levels) > 1 and len(self._levels[-2].runs) < _GROWTH * len(self._levels[-1].runs):
            newest = self._levels.pop()
            self._levels[-1] = self._levels[-1].merged(newest)

    def pages_sharing(self, runs: Codes) -> tuple[Numbers, Numbers]:
        """The pages filed under at least one of these sampled runs, ascending, and under how many of them."""
        found = [self._pages_of(level, runs) for level in self._levels]
        if not found:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        pages, counts = np.unique(np.concatenate(found), return_counts=True)
        return pages, counts

    def _pages_of(self, level: _Level, runs: Codes) -> Numbers:
        starts = np.searchsorted(level.runs, runs, side="left")
        known = starts < len(level.runs)
        known[known] = level.runs[starts[known]] == runs[known]
        starts = starts[known]
        counts = np.searchsorted(level.runs, runs[known], side="right") - starts
        kept = np.minimum(counts, _MOST_PAGES)
        self.cut += int(counts.sum() - kept.sum())
        steps = np.arange(kept.sum()) - np.repeat(np.cumsum(kept) - kept, kept)
        pages: Numbers = level.pages[np.repeat(starts, kept) + steps]
        return pages
