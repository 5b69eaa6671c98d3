"""What a page is about, as weights of its most telling words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from dragoman.resolve.counting import counting_days
from dragoman.resolve.frequencies import FrequenciesByDay, WordFrequencies
from dragoman.resolve.page_text import PageText

_WORD = re.compile(r"[^\W_]{2,}")
_HEAD = 80  # words that hold what is new; they count twice
_NAME_WEIGHT = 2.0  # of words seen with a capital: names tell stories apart better than verbs
MOST_WORDS = 60  # of a page; more cost time and changed the development scores by less than a point
_MOST_READ = 3000  # words of a page: a story is told at its head


@dataclass(frozen=True, slots=True)
class PageVector:
    """Words, the weightiest first, and their weights; the squares of these add up to 1 (or to 0 without words)."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def closeness(self, other: PageVector) -> float:
        """The cosine of the two, 0 to 1."""
        theirs = dict(other.items())
        return sum(weight * theirs.get(word, 0.0) for word, weight in self.items())

    def items(self) -> Iterator[tuple[str, float]]:
        """Words with their weights."""
        return zip(self.words, self.weights, strict=True)


def distinct_words(page: PageText) -> set[str]:
    """Each word of the page once, in lower case."""
    return set(map(str.lower, _words(page)))


def count_frequencies(pages: Iterable[PageText]) -> FrequenciesByDay:
    """How common words are among pages."""
    ordered = sorted(pages, key=_day)
    by_day = Counter(map(_day, ordered))
    days, counts, frequencies = list(counting_days(by_day)), dict[date, WordFrequencies](), WordFrequencies()
    for day, came in groupby(ordered, key=_day):
        for page in came:
            frequencies.count(distinct_words(page))
        if day == days[len(counts)]:
            counts[day] = WordFrequencies(frequencies.pages, frequencies.counts)
            if len(counts) == len(days):
                break
    return FrequenciesByDay(by_day, counts or {days[0]: frequencies})


def _day(page: PageText) -> date:
    return page.published or date.max


def make_vector(page: PageText, frequencies: WordFrequencies) -> PageVector:
    """The page's words weighted by how often, how early and how capitalised they stand here, and how rare elsewhere."""
    words = _words(page)
    lowered = list(map(str.lower, words))
    counts = Counter(lowered)
    counts.update(lowered[:_HEAD])
    names = {low for word, low in zip(words, lowered, strict=True) if word != low}
    weights = {
        word: (1 + math.log(count)) * frequencies.rarity(word) * (_NAME_WEIGHT if word in names else 1.0)
        for word, count in counts.items()
    }
    return _normal(weights.items())


def _words(page: PageText) -> list[str]:
    text = page.text if not page.title or page.text.startswith(page.title) else f"{page.title}\n{page.text}"
    return _WORD.findall(text[: _MOST_READ * 12])[:_MOST_READ]


def _normal(weights: Iterable[tuple[str, float]]) -> PageVector:
    """The weightiest words, of equals those that stand first in the text, scaled to length 1."""
    heaviest = sorted(weights, key=itemgetter(1), reverse=True)[:MOST_WORDS]
    length = math.sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
    return PageVector(tuple(word for word, _ in heaviest), tuple(weight / length for _, weight in heaviest))
