"""When words are counted: each time that the pages, in the order of their days, have doubled in number.

Weights that moved with every page would change what is known of all others. So a page is weighed by the last count
that was finished before its day, and the first pages by the first; all of it depends on the set of pages alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

FEWEST = 512  # pages of the first count; of fewer pages all are counted


def counting_days(pages: Mapping[date, int]) -> Iterator[date]:
    """The days after which words are counted: by then there are `FEWEST` pages, twice, four times as many, and so on.

    With fewer pages it is the last of all days.

    Args:
        pages: how many came out on each day; those without a day stand under the last of all days.
    """
    total, wanted = 0, FEWEST
    for day in sorted(pages):
        total += pages[day]
        if total >= wanted:
            yield day
            while total >= wanted:
                wanted *= 2
    if wanted == FEWEST:
        yield date.max


def count_for(published: date | None, days: Sequence[date]) -> int:
    """Which count, of those made after these days, a page of that day is weighed by."""
    return max(bisect_left(days, published or date.max) - 1, 0)


def with_pages(
    pages: Mapping[date, int], days: Sequence[date], came: Iterable[date | None]
) -> Mapping[date, int] | None:
    """How many pages came out on each day, more having come, if no word is to be counted for them; else None."""
    new = Counter(day or date.max for day in came)
    found = Counter(pages) + new
    if new and (min(new) <= days[-1] or list(counting_days(found)) != list(days)):
        return None
    return found
