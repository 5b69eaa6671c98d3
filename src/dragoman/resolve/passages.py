"""Where the words stand that two pages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.resolve.words import Codes

Places = NDArray[np.intp]

_MOST_PLACES = 16  # of one run in one page: a text that repeats itself without end is not searched without end


class Passage(NamedTuple):
    """`length` equal words, counted from word `first` of one page and word `second` of the other."""

    first: int
    second: int
    length: int


def common_codes(first: Codes, second: Codes) -> Codes:
    """The codes that stand in both; each of them sorted and without repetition, as is the result."""
    both = np.concatenate((first, second))
    both.sort(kind="stable")
    common: Codes = both[1:][both[1:] == both[:-1]]
    return common


def places_of(runs: Codes, common: Codes, allowed: NDArray[np.bool_] | None = None) -> Places:
    """Where in `runs` those of `common` (sorted) stand, only where `allowed`; ascending."""
    if not len(common):
        return np.empty(0, dtype=np.intp)
    found = common[np.minimum(np.searchsorted(common, runs), len(common) - 1)] == runs
    return np.flatnonzero(found if allowed is None else found & allowed)


def covered_words(places: Places, length: int) -> int:
    """How many words lie in runs of `length` words that begin at these places."""
    if not len(places):
        return 0
    return length + int(np.minimum(np.diff(places), length).sum())


def longest_run(places: Places, length: int) -> int:
    """The most words in a row that lie in runs of `length` words, each beginning a word after the one before."""
    if not len(places):
        return 0
    ends = np.concatenate((np.flatnonzero(np.diff(places) > 1), [len(places) - 1]))
    return int(np.diff(ends, prepend=-1).max()) + length - 1


def common_passages(
    first: Codes, second: Codes, runs: tuple[Codes, Codes], places: tuple[Places, Places]
) -> list[Passage]:
    """The longest stretches of equal words around the common runs, in the order of the first page, none overlapping.

    Args:
        first: word codes of one page.
        second: word codes of the other.
        runs: run codes of both.
        places: where in `runs` the common ones stand.
    """
    words, others = first.tolist(), second.tolist()
    wanted, offered = runs[0][places[0]], runs[1][places[1]]
    found: list[Passage] = []
    at = reached = 0
    while at < len(wanted):
        place = int(places[0][at])
        alike = places[1][offered == wanted[at]][:_MOST_PLACES].tolist()
        passage = max((_widened(words, others, place, other, reached) for other in alike), key=_length)
        found.append(passage)
        reached = passage.first + passage.length
        at = int(np.searchsorted(places[0], reached))
    return found


def _length(passage: Passage) -> int:
    return passage.length


def _widened(words: Sequence[int], others: Sequence[int], place: int, other: int, reached: int) -> Passage:
    """The stretch of equal words around a place, not reaching back before `reached`."""
    back = 0
    while place - back > reached and other - back > 0 and words[place - back - 1] == others[other - back - 1]:
        back += 1
    ahead = 0
    most = min(len(words) - place, len(others) - other)
    while ahead < most and words[place + ahead] == others[other + ahead]:
        ahead += 1
    return Passage(place - back, other - back, back + ahead)
