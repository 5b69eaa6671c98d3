"""Which pages tell of the same story: for "related pages", and so that only pages of one story need be compared.

A story here is a neighbourhood of pages, never a claim that they tell of one event. Each page joins the story whose
mean its words are closest to, if close enough, or begins one.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.resolve.frequencies import WordFrequencies
from dragoman.resolve.page_text import PageText
from dragoman.resolve.vectors import MOST_WORDS, PageVector, count_frequencies, distinct_words, make_vector

# Picked once on the development stream ecb+basil+wcl50, where B-cubed F1 stays within a point from .26 to .30.
LEAST_CLOSENESS = 0.28
# Days between a page and the nearest of a story beyond which its closeness counts for less: the same words
# about another week are mostly another visit, another strike. Pages of unknown day are near to all.
NEAR_DAYS = 5
FAR_FACTOR = 0.6
_MOST_READ = 5000  # (word, story) entries read to find the stories worth measuring, rarest words first
_MOST_MEASURED = 20  # stories measured word for word where not all entries were read
_WHOLE = 1 << 20  # parts in which weights are counted: sums of whole numbers do not depend on the order of adding
_SETTLING, _JOINING, _AT_THE_END = "0", "1", "end"  # in the order in which stories of one day begin, and after all days

StoryKey = str  # the day on which a story began, whether pages were joining or settling, its first page


@dataclass(frozen=True, slots=True)
class WeighedPage:
    """A page as stories see it: its words and their weights, counted in parts of one."""

    page: str
    day: date | None
    words: tuple[str, ...]
    weights: tuple[int, ...]

    @property
    def place(self) -> tuple[date, str]:
        """By which pages are in order: those without a day come last."""
        return self.day or date.max, self.page


@dataclass(slots=True)
class _Story:
    """The pages of a story as they joined, its first and last day, the length of its vectors' sum and its square."""

    pages: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    square: int = 0
    length: float = 0.0

    def grow(self, more: int) -> None:
        """Let the square of the vectors' sum be so much more."""
        self.square += more
        self.length = math.sqrt(self.square)

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

    Attributes:
        cut: how many (word, story) entries were not read because their words stand in very many stories.
    """

    def __init__(self) -> None:
        self.cut = 0
        self._frequencies = WordFrequencies()
        self._pages: dict[str, WeighedPage] = {}
        self._story_of: dict[str, StoryKey] = {}
        self._stories: dict[StoryKey, _Story] = {}
        self._sums: defaultdict[str, dict[StoryKey, int]] = defaultdict(dict)  # word: story: weight in the story's sum

    def add(self, page: PageText) -> str:
        """The id of the story that the page joins, weighed by the pages added so far; one known stays where it is.

        The id is "story-" and the beginning of the digest of the story's first page, and never changes.
        """
        if page.page not in self._pages:
            self._frequencies.count(distinct_words(page))
            self.join(weigh_page(page, self._frequencies), f"{len(self._pages):09}")
        return story_id(self._stories[self._story_of[page.page]].pages[0])

    def related(self, page: PageText, n: int) -> list[tuple[str, float]]:
        """The digests of the `n` pages nearest in words, nearest first, with the cosine; never the page itself."""
        weighed = self._pages.get(page.page) or weigh_page(page, self._frequencies)
        nearest = self._nearest(weighed, least=0.0)[:_MOST_MEASURED]
        others = (other for story in nearest for other in self._stories[story].pages if other != page.page)
        vector = _vector(weighed)
        scored = ((other, vector.closeness(_vector(self._pages[other]))) for other in others)
        return sorted(scored, key=lambda each: (-each[1], each[0]))[:n]

    def join(self, page: WeighedPage, key: StoryKey) -> StoryKey:
        """Let a page join the nearest story, or begin one of that key; later keys sort later."""
        # A page of few words can share few: a headline and two lines are measured against less.
        nearest = self._nearest(page, least=LEAST_CLOSENESS * len(page.words) / MOST_WORDS)
        self.place(page, nearest[0] if nearest else key)
        return self._story_of[page.page]

    def leave(self, page: str) -> WeighedPage:
        """Take a page out of its story, which keeps its days."""
        weighed, key = self._pages.pop(page), self._story_of.pop(page)
        story = self._stories[key]
        story.pages.remove(page)
        self._add_to_sum(weighed, key, -1)
        if not story.pages:
            del self._stories[key]
        return weighed

    def place(self, page: WeighedPage, key: StoryKey) -> None:
        """Put a page into a story."""
        story = self._stories.setdefault(key, _Story())
        story.pages.append(page.page)
        story.extend_to(page.day)
        self._pages[page.page], self._story_of[page.page] = page, key
        self._add_to_sum(page, key, 1)

    def extend(self, key: StoryKey, day: date | None) -> None:
        """Let the day of a page that was in a story once belong to it still."""
        if key in self._stories:
            self._stories[key].extend_to(day)

    def _add_to_sum(self, page: WeighedPage, key: StoryKey, sign: int) -> None:
        grown = 0
        for word, weight in zip(page.words, page.weights, strict=True):
            sums = self._sums[word]
            before = sums.get(key, 0)
            total = before + sign * weight
            grown += total * total - before * before
            if total:
                sums[key] = total
            else:
                sums.pop(key, None)
        self._stories[key].grow(grown)

    def _nearest(self, page: WeighedPage, *, least: float) -> list[StoryKey]:
        """Stories with common words and at least so close, the nearest first; of equals the oldest."""
        products, whole = self._products(page)
        if not whole:
            cosines = ((-product / self._stories[key].length, key) for key, product in products.items())
            products = {key: self._product(page, key) for _, key in heapq.nsmallest(_MOST_MEASURED, cosines)}
        near = list[tuple[float, StoryKey]]()
        for key, product in products.items():
            story = self._stories[key]
            closeness = product / (story.length * _WHOLE)
            if closeness < least or product <= 0:
                continue
            closeness *= FAR_FACTOR if story.days_from(page.day) > NEAR_DAYS else 1.0
            if closeness >= least:
                near.append((-closeness, key))
        return [key for _, key in sorted(near)]

    def _products(self, page: WeighedPage) -> tuple[dict[StoryKey, int], bool]:
        """For each story the product of its sum with the page, and whether all words could be looked up for it."""
        entries = [(self._sums.get(word, {}), weight) for word, weight in zip(page.words, page.weights, strict=True)]
        entries.sort(key=_entries)
        products: defaultdict[StoryKey, int] = defaultdict(int)
        read = 0
        for position, (sums, weight) in enumerate(entries):
            read += len(sums)
            if read > _MOST_READ and position:
                self.cut += sum(len(left) for left, _ in entries[position:])
                return products, False
            for key, total in sums.items():
                products[key] += weight * total
        return products, True

    def _product(self, page: WeighedPage, key: StoryKey) -> int:
        pairs = zip(page.words, page.weights, strict=True)
        return sum(weight * self._sums[word].get(key, 0) for word, weight in pairs if word in self._sums)


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page with the story that it joined and the one in which it was settled."""

    page: WeighedPage
    joined: StoryKey
    settled: StoryKey


def gather_stories(pages: Iterable[PageText]) -> dict[str, str]:
    """The story id of each page, by digest; the order of the pages does not matter.

    1. Words are counted.
    2. Pages are put in order: by day, those of unknown day last, then by digest.
    3. Each joins the nearest story or begins one.
    4. Each joins once more when those of the days after it have come: early pages had little to choose from.
    """
    known = list({page.page: page for page in pages}.values())
    frequencies = count_frequencies(known)
    return name_stories(place_pages(weigh_page(page, frequencies.of(page.published)) for page in known))


def weigh_page(page: PageText, frequencies: WordFrequencies) -> WeighedPage:
    """A page as stories see it."""
    vector = make_vector(page, frequencies)
    weights = tuple(round(weight * _WHOLE) for weight in vector.weights)
    return WeighedPage(page.page, page.published, vector.words, weights)


def place_pages(new: Iterable[WeighedPage], old: Iterable[PlacedPage] = ()) -> list[PlacedPage]:
    """The stories of pages, in order.

    Args:
        new: pages that have none yet.
        old: pages with the stories that they have without the new ones; nothing else of the result rests on these.
    """
    came, known = sorted(new, key=_place), sorted(old, key=lambda one: one.page.place)
    first = came[0].place[0] if came else date.max
    index, waiting = StoryIndex(), deque[str]()
    joined, settled = dict[str, StoryKey](), dict[str, StoryKey]()
    for one in known:  # what was so before the first new page came
        day = one.page.place[0]
        if came and day >= first:
            continue
        joined[one.page.page] = one.joined
        if not came or _is_past(day, first):
            settled[one.page.page] = one.settled
            index.place(one.page, one.settled)
        else:
            waiting.append(one.page.page)
            index.place(one.page, one.joined)
    for one in known:
        if one.page.page in settled:
            index.extend(one.joined, one.page.day)
    days = {one.page.page: one.page.place[0] for one in known} | {page.page: page.place[0] for page in came}
    later = sorted([*came, *(one.page for one in known if one.page.page not in joined)], key=_place)
    for page in later:
        while waiting and _is_past(days[waiting[0]], page.place[0]):
            _settle(index, waiting.popleft(), settled)
        joined[page.page] = index.join(page, f"{page.place[0]} {_JOINING} {page.page}")
        waiting.append(page.page)
    while waiting:
        _settle(index, waiting.popleft(), settled)
    every = sorted([*(one.page for one in known), *came], key=_place)
    return [PlacedPage(page, joined[page.page], settled[page.page]) for page in every]


def _settle(index: StoryIndex, page: str, settled: dict[str, StoryKey]) -> None:
    """Let a page join again; a story that it begins is of the day on which it could be settled at the earliest."""
    weighed = index.leave(page)
    due = str(weighed.day + timedelta(days=NEAR_DAYS + 1)) if weighed.day else _AT_THE_END
    settled[page] = index.join(weighed, f"{due} {_SETTLING} {weighed.place[0]} {page}")


def _is_past(day: date, now: date) -> bool:
    """Whether pages of a day are settled when those of another come."""
    return (now - day).days > NEAR_DAYS


def _place(page: WeighedPage) -> tuple[date, str]:
    return page.place


def name_stories(placed: Iterable[PlacedPage]) -> dict[str, str]:
    """The story id of each page, by digest: a story is called after its first page, the pages being in order."""
    names: dict[StoryKey, str] = {}
    return {one.page.page: names.setdefault(one.settled, story_id(one.page.page)) for one in placed}


def _vector(page: WeighedPage) -> PageVector:
    return PageVector(page.words, tuple(weight / _WHOLE for weight in page.weights))


def story_id(page: str) -> str:
    """The id of the story that begins with this page: "story-" and twelve signs of the digest."""
    return f"story-{page.removeprefix('sha256:')[:12]}"


def _entries(each: tuple[dict[StoryKey, int], int]) -> int:
    return len(each[0])
