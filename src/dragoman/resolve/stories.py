"""Which pages tell of the same story: for "related pages", and so that only pages of one story need be compared.

A story here is a neighbourhood of pages, never a claim that they tell of one event. Each page joins the story whose
mean its words are closest to, if close enough, or begins one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dragoman.resolve.frequencies import WordFrequencies
from dragoman.resolve.page_text import PageText
from dragoman.resolve.vectors import MOST_WORDS, PageVector, distinct_words, make_vector

# Picked once on the development stream ecb+basil+wcl50, where B-cubed F1 stays within a point from .26 to .30.
LEAST_CLOSENESS = 0.28
# Days between a page and the nearest of a story beyond which its closeness counts for less: the same words
# about another week are mostly another visit, another strike. Pages of unknown day are near to all.
NEAR_DAYS = 5
FAR_FACTOR = 0.6
_MOST_READ = 5000  # (word, story) entries read to find the stories worth measuring, rarest words first
_MOST_MEASURED = 20  # stories measured word for word where not all entries were read
_NOTHING = 1e-9  # what subtraction leaves of a weight


@dataclass(frozen=True, slots=True)
class _Filed:
    """A page of the index and the number of its story."""

    vector: PageVector
    day: date | None
    story: int


class _Near(NamedTuple):
    """A story beside a page: how close, its number, and the product of its sum and the page's vector."""

    closeness: float
    story: int
    product: float


@dataclass(slots=True)
class _Story:
    """The pages of a story in the order they joined, its first and last day, and the length of its vectors' sum."""

    pages: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    length: float = 0.0

    def lengthen(self, product: float, square: float) -> None:
        """Let a vector join the sum; to leave it, `product` is negative."""
        self.length = math.sqrt(max(0.0, self.length**2 + 2 * product + square))

    def extend_to(self, day: date | None) -> None:
        """Let a page's day belong to the story."""
        if day is not None:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def days_from(self, day: date | None) -> int:
        """Days between a day and the story's; 0 within them or where either is not known."""
        if day is None or self.first is None or self.last is None:
            return 0
        return max(0, (self.first - day).days, (day - self.last).days)


class StoryIndex:
    """Pages handed in one after another, each joined to the nearest story of those before, or beginning one.

    Args:
        frequencies: counts of all pages to come; without them pages are counted as they are added.

    Attributes:
        cut: how many (word, story) entries were not read because their words stand in very many stories.
    """

    def __init__(self, frequencies: WordFrequencies | None = None) -> None:
        self.cut = 0
        self._counting = frequencies is None
        self._frequencies = frequencies or WordFrequencies()
        self._pages: dict[str, _Filed] = {}
        self._stories: dict[int, _Story] = {}
        self._opened = 0
        self._sums: defaultdict[str, dict[int, float]] = defaultdict(dict)  # word: story: its weight in the story's sum

    def add(self, page: PageText) -> str:
        """The id of the story that the page joins; a page known already stays where it is.

        The id is "story-" and the beginning of the digest of the story's first page, and never changes.
        """
        if page.page not in self._pages:
            if self._counting:
                self._frequencies.count(distinct_words(page))
            self._join(page.page, make_vector(page, self._frequencies), page.published)
        return story_id(self._stories[self._pages[page.page].story].pages[0])

    def related(self, page: PageText, n: int) -> list[tuple[str, float]]:
        """The digests of the `n` pages nearest in words, nearest first, with the cosine; never the page itself."""
        filed = self._pages.get(page.page)
        vector = filed.vector if filed else make_vector(page, self._frequencies)
        nearest = self._nearest(vector, page.published, least=0.0)[:_MOST_MEASURED]
        others = (other for near in nearest for other in self._stories[near.story].pages if other != page.page)
        scored = ((other, vector.closeness(self._pages[other].vector)) for other in others)
        return sorted(scored, key=lambda each: (-each[1], each[0]))[:n]

    def settled(self, order: Sequence[str]) -> dict[str, str]:
        """The story of each page once every page, in this order, has been let join again with all others known."""
        for page in order:
            self._leave(page)
        names: dict[int, str] = {}
        return {page: names.setdefault(self._pages[page].story, story_id(page)) for page in order}

    def _leave(self, page: str) -> None:
        """Take a page out of its story (which keeps its days) and let it join the nearest, be it the same."""
        filed = self._pages[page]
        story = self._stories[filed.story]
        # (s - v)² = s² - 2sv + v²: the product with the sum that still holds the vector
        story.lengthen(-self._product(filed.vector, filed.story), filed.vector.square)
        story.pages.remove(page)
        self._add_to_sum(filed, -1)
        if not story.pages:
            del self._stories[filed.story]
        self._join(page, filed.vector, filed.day)

    def _join(self, page: str, vector: PageVector, day: date | None) -> None:
        # A page of few words can share few: a headline and two lines are measured against less.
        least = LEAST_CLOSENESS * len(vector.words) / MOST_WORDS
        nearest = self._nearest(vector, day, least=least)
        if nearest:
            number, product = nearest[0].story, nearest[0].product
        else:
            self._opened += 1
            number, product = self._opened, 0.0
        story = self._stories.setdefault(number, _Story())
        story.lengthen(product, vector.square)
        story.pages.append(page)
        story.extend_to(day)
        self._pages[page] = _Filed(vector, day, number)
        self._add_to_sum(self._pages[page], 1)

    def _add_to_sum(self, filed: _Filed, sign: int) -> None:
        for word, weight in filed.vector.items():
            sums = self._sums[word]
            total = sums.get(filed.story, 0.0) + sign * weight
            if total > _NOTHING:
                sums[filed.story] = total
            else:
                sums.pop(filed.story, None)

    def _nearest(self, vector: PageVector, day: date | None, *, least: float) -> list[_Near]:
        """Stories with common words and at least so close, the nearest first; of equals the oldest."""
        products, whole = self._products(vector)
        if not whole:
            cosines = {number: product / self._stories[number].length for number, product in products.items()}
            best = sorted(cosines, key=lambda number: (-cosines[number], number))[:_MOST_MEASURED]
            products = {number: self._product(vector, number) for number in best}
        near = []
        for number, product in products.items():
            story = self._stories[number]
            if product < least * story.length or product <= 0:
                continue
            closeness = product / story.length * (FAR_FACTOR if story.days_from(day) > NEAR_DAYS else 1.0)
            if closeness >= least:
                near.append(_Near(closeness, number, product))
        return sorted(near, key=lambda each: (-each.closeness, each.story))

    def _products(self, vector: PageVector) -> tuple[dict[int, float], bool]:
        """For each story the product of its sum with the vector, and whether all words could be looked up for it."""
        entries = sorted(((self._sums.get(word, {}), weight) for word, weight in vector.items()), key=_entries)
        products: defaultdict[int, float] = defaultdict(float)
        read = 0
        for position, (sums, weight) in enumerate(entries):
            read += len(sums)
            if read > _MOST_READ and position:
                self.cut += sum(len(left) for left, _ in entries[position:])
                return products, False
            for number, total in sums.items():
                products[number] += weight * total
        return products, True

    def _product(self, vector: PageVector, number: int) -> float:
        return sum(weight * self._sums[word].get(number, 0.0) for word, weight in vector.items() if word in self._sums)


def gather_stories(pages: Iterable[PageText]) -> dict[str, str]:
    """The story id of each page, by digest; the order of the pages does not matter.

    1. Pages are put in order: by day, those of unknown day last, then by digest.
    2. Words are counted over all of them.
    3. Each joins the nearest story or begins one.
    4. Each joins once more, now that all stories are known: early pages had little to choose from.
    """
    known = {page.page: page for page in pages}
    ordered = sorted(known.values(), key=lambda page: (page.published or date.max, page.page))
    frequencies = WordFrequencies()
    for page in ordered:
        frequencies.count(distinct_words(page))
    index = StoryIndex(frequencies)
    for page in ordered:
        index.add(page)
    return index.settled([page.page for page in ordered])


def story_id(page: str) -> str:
    """The id of the story that begins with this page: "story-" and twelve signs of the digest."""
    return f"story-{page.removeprefix('sha256:')[:12]}"


def _entries(each: tuple[dict[int, float], float]) -> int:
    return len(each[0])
