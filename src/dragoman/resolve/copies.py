"""Which pages are copies of one another, wholly or in part, who took from whom, and where the copied words stand.

Words between quotation marks are left out of the measure: two reporters who heard the same speech write down the
same words and have copied nothing. Common quotations are found by `shared_quotes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from dragoman.resolve.page_text import PageText
from dragoman.resolve.passages import (
    Passage,
    common_codes,
    common_passages,
    covered_words,
    longest_run,
    places_of,
)
from dragoman.resolve.runs import RunIndex, sample_runs
from dragoman.resolve.taking import taker_of
from dragoman.resolve.words import RUN, Codes, PageWords, all_of, distinct, read_words, run_codes, word_spans
from dragoman.types import Copy, Span

__all__ = ["Copy", "CopyIndex", "PageText", "find_copies", "shared_quotes"]

# Picked once on the development pairs, where F1 stays within half a point of its best from .20 to .26 and from 15 to
# 25 words; below, stock phrases and footers look like copies.
LEAST_SHARE = 0.22
LEAST_WORDS = 20
# Two sentences on end: an excerpt, however long the pages around it. Stock phrases and shared lists of names ended at
# 25 words on the same pairs, inserted paragraphs began at 27.
EXCERPT_WORDS = 30
_OPEN_PAGES = 1024  # whose runs are held ready: copies mostly follow one another within days
QUOTE_RUN = 8  # quoted words in a row that tell of one speech (notes/stories.md, section 6)
_SAMPLED = 0.05  # of the shorter page's sampled runs; four times fewer than a copy of LEAST_SHARE is expected to share
_SAMPLED_ENOUGH = 6  # what an excerpt of EXCERPT_WORDS shares at the least


@dataclass(frozen=True)
class _Filed:
    """A page of the index; what can be made again from its words is not kept for long."""

    page: PageText
    words: PageWords

    @cached_property
    def spans(self) -> NDArray[np.int32]:
        """Start and end of each word in the text."""
        return word_spans(self.page.text)

    @cached_property
    def outside_words(self) -> int:
        """How many words stand outside quotation marks; 1 where there is none, so that it may divide."""
        return max(1, int(self.words.outside.sum()))

    @cached_property
    def runs(self) -> Codes:
        """Codes of all runs, in the order of the text."""
        return run_codes(self.words.codes, RUN)

    @cached_property
    def outside(self) -> NDArray[np.bool_]:
        """For each run, whether all its words stand outside quotation marks."""
        return all_of(self.words.outside, RUN)

    @cached_property
    def outside_runs(self) -> Codes:
        """Codes of the runs outside quotation marks, in the order of the text."""
        return self.runs[self.outside]

    @cached_property
    def sorted_runs(self) -> Codes:
        """The same, sorted, each once."""
        return distinct(self.outside_runs)


class CopyIndex:
    """Pages handed in one after another, each compared with those before.

    The copies found do not depend on the order, as long as no run of words stands in more than a thousand pages
    (`cut` counts what was passed over because of that).

    Args:
        text_of: looks up a page by its digest, where pages are filed without their texts.

    Attributes:
        sampled: the runs remembered of each page, by digest.
    """

    def __init__(self, text_of: Callable[[str], PageText] | None = None) -> None:
        self._runs = RunIndex()
        self._text_of = text_of
        self._pages: list[tuple[PageText, PageWords] | str] = []
        self._filed = lru_cache(maxsize=_OPEN_PAGES)(self._open)
        self._sizes: list[int] = []
        self.sampled: dict[str, Codes] = {}

    @property
    def cut(self) -> int:
        """How many (run, page) entries were not looked at."""
        return self._runs.cut

    def add(self, page: PageText) -> list[Copy]:
        """File a page; the copies among the pages filed before, by digest. A page known already gives none."""
        before = len(self._pages)
        sampled = self.file(page)
        if len(self._pages) == before:
            return []
        filed = self._filed(before)
        compared = (_compare(filed, other) for other in self._candidates(sampled) if other is not filed)
        return sorted((copy for copy in compared if copy is not None), key=_in_order)

    def file(self, page: PageText) -> Codes:
        """File a page whose copies are known; the runs sampled of it, none of a page known already."""
        if page.page in self.sampled:
            return np.empty(0, dtype=np.uint64)
        self._pages.append((page, read_words(page.text)))
        sampled = sample_runs(self._filed(len(self._pages) - 1).outside_runs)
        self._remember(page.page, sampled)
        return sampled

    def file_sampled(self, page: str, sampled: Codes) -> None:
        """File a page whose copies are known by its digest and the runs that were sampled of it."""
        if page not in self.sampled:
            self._pages.append(page)
            self._remember(page, sampled)

    def _remember(self, page: str, sampled: Codes) -> None:
        self._runs.add(sampled, len(self._sizes))
        self._sizes.append(len(sampled))
        self.sampled[page] = sampled

    def _open(self, number: int) -> _Filed:
        entry = self._pages[number]
        if not isinstance(entry, str):
            return _Filed(*entry)
        if self._text_of is None:
            raise LookupError(entry)
        page = self._text_of(entry)
        return _Filed(page, read_words(page.text))

    def _candidates(self, sampled: Codes) -> Iterator[_Filed]:
        """Pages that share enough sampled runs to be worth a comparison."""
        for number, shared in zip(*map(np.ndarray.tolist, self._runs.pages_sharing(sampled)), strict=True):
            if shared >= min(_SAMPLED_ENOUGH, _SAMPLED * min(len(sampled), self._sizes[number])):
                yield self._filed(number)


def find_copies(pages: Iterable[PageText]) -> list[Copy]:
    """All copies among the pages, by the digests of both; the order of the pages does not matter."""
    index = CopyIndex()
    found = [copy for page in sorted(pages, key=lambda page: page.page) for copy in index.add(page)]
    return sorted(found, key=_in_order)


def shared_quotes(first: PageText, second: PageText) -> tuple[tuple[Span, Span], ...]:
    """Where both pages quote the same eight words or more in a row: spans of the first's text and of the second's."""
    # Words outside quotation marks become 0 here and 1 there, so that they are never equal.
    words, others = (
        np.where(read.outside, np.uint64(filler), read.codes)
        for filler, read in enumerate((read_words(first.text), read_words(second.text)))
    )
    runs = run_codes(words, QUOTE_RUN), run_codes(others, QUOTE_RUN)
    common = common_codes(distinct(runs[0]), distinct(runs[1]))
    places = places_of(runs[0], common), places_of(runs[1], common)
    passages = common_passages(words, others, runs, places)
    return _as_spans(passages, word_spans(first.text), word_spans(second.text))


def _in_order(copy: Copy) -> tuple[str, str]:
    return copy.first, copy.second


def _compare(one: _Filed, other: _Filed) -> Copy | None:
    """The copy that two pages make, if they make one."""
    first, second = (one, other) if one.page.page < other.page.page else (other, one)
    common = common_codes(first.sorted_runs, second.sorted_runs)
    places = places_of(first.runs, common, first.outside), places_of(second.runs, common, second.outside)
    covered = covered_words(places[0], RUN), covered_words(places[1], RUN)
    shares = covered[0] / first.outside_words, covered[1] / second.outside_words
    enough = max(shares) >= LEAST_SHARE and max(covered) >= LEAST_WORDS
    if not enough and longest_run(places[0], RUN) < EXCERPT_WORDS:
        return None
    words, others = first.words.codes, second.words.codes
    passages = common_passages(words, others, (first.runs, second.runs), places)
    taker, why = taker_of(first.page, second.page, *shares)
    spans = _as_spans(passages, first.spans, second.spans)
    return Copy(first.page.page, second.page.page, *shares, taker, why, spans)


def _as_spans(
    passages: Iterable[Passage], first: NDArray[np.int32], second: NDArray[np.int32]
) -> tuple[tuple[Span, Span], ...]:
    """Passages counted in words as spans of both texts."""
    return tuple(
        (_as_span(first, passage.first, passage.length), _as_span(second, passage.second, passage.length))
        for passage in passages
    )


def _as_span(spans: NDArray[np.int32], start: int, length: int) -> Span:
    return Span(int(spans[start, 0]), int(spans[start + length - 1, 1]))
