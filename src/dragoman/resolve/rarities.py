"""How rare a stem was among the sentences of reports when a page came out; `counting` says when words are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.resolve.counting import count_for, counting_days, with_pages
from dragoman.resolve.wording import Rarity, rarity_from, stems_of
from dragoman.types import Report


@dataclass(frozen=True, slots=True)
class Count:
    """In how many of the `sentences` of pages up to a day each stem stands."""

    last: date
    sentences: int
    stems: Mapping[str, int]


class Rarities:
    """The rarity of stems by the day of a page.

    Args:
        pages: how many pages with reports came out on each day; those without a day stand under the last of all days.
        counts: by their days; at least one.
    """

    def __init__(self, pages: Mapping[date, int], counts: Sequence[Count]) -> None:
        self.pages = pages
        self.counts = counts
        self._days = [count.last for count in counts]
        self._known: dict[int, Rarity] = {}

    def of(self, published: date | None) -> Rarity:
        """How much each stem tells on a page of that day."""
        place = count_for(published, self._days)
        if place not in self._known:
            count = self.counts[place]
            self._known[place] = rarity_from(count.stems, count.sentences)
        return self._known[place]

    def with_pages(self, days: Iterable[date | None]) -> Rarities | None:
        """The same with more pages, where no word needs to be counted for them; else None."""
        pages = with_pages(self.pages, self._days, days)
        return None if pages is None else Rarities(pages, self.counts)


def count_rarities(reports: Iterable[Report]) -> Rarities:
    """The rarity of the stems of these reports' sentences; each sentence of a page counts once."""
    by_day: dict[date, set[tuple[str, str]]] = {}
    for report in reports:
        by_day.setdefault(report.published or date.max, set()).add((report.page, report.sentence))
    pages = {day: len({page for page, _ in told}) for day, told in by_day.items()}
    days, counts = list(counting_days(pages)), list[Count]()
    stems: Counter[str] = Counter()
    sentences = 0
    for day in sorted(by_day):
        for _, sentence in by_day[day]:
            stems.update(set(stems_of(sentence)))
        sentences += len(by_day[day])
        if day == days[len(counts)]:
            counts.append(Count(day, sentences, dict(stems)))
            if len(counts) == len(days):
                break
    if not counts:
        counts.append(Count(date.max, sentences, stems))
    return Rarities(pages, counts)
