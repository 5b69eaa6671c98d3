"""Counts of one thing that cannot both be right, and counts that were merely brought up to date."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.resolve.sides import likeness_of_sides, side_of
from dragoman.resolve.voices import speakers_of
from dragoman.types import Contradiction, Event, Figure, Report

_RISING = re.compile(r"\b(?:rose|risen|rises|climbed|climbs|revised|up from|earlier (?:figure|toll|count))\b", re.I)


def conflicting_figures(event: Event, reports: Sequence[Report]) -> Iterator[Contradiction]:
    """Pairs of figures of one kind whose intervals do not meet, the lower one left.

    Figures are compared where the reports may count the same people: those of one sentence and of recipients that
    are surely different are not.
    """
    counts: dict[tuple[str, float, float], list[tuple[Figure, Report]]] = {}
    for report in reports:
        for figure in report.numbers:
            counts.setdefault((figure.what, figure.low, figure.high), []).append((figure, report))
    for (one, left), (other, right) in combinations(sorted(counts.items(), key=lambda count: count[0]), 2):
        if one[0] != other[0] or not _apart(one, other):
            continue
        pairs = [
            (first, second)
            for lower, first in left
            for higher, second in right
            if _of_same(first, second) and _nearest(lower, first, higher) and _nearest(higher, second, lower)
        ]
        if pairs:
            lower = tuple(dict.fromkeys(first.id for first, _ in pairs))
            higher = tuple(dict.fromkeys(second.id for _, second in pairs))
            updated = all(_updates(first, second) for first, second in pairs)
            yield Contradiction(
                event.id,
                "update" if updated else "number",
                one[0],
                lower,
                left[0][0].text,
                higher,
                right[0][0].text,
                "the later report goes on from the earlier" if updated else f"{_words(one)} and {_words(other)}",
            )


def _apart(one: tuple[str, float, float], other: tuple[str, float, float]) -> bool:
    return one[2] < other[1] or other[2] < one[1]


def _words(count: tuple[str, float, float]) -> str:
    what, low, high = count
    if math.isinf(high):
        return f"{low:.0f} or more {what}"
    return f"{low:.0f} {what}" if low == high else f"{low:.0f} to {high:.0f} {what}"


def _of_same(first: Report, second: Report) -> bool:
    if (first.page, first.sentence) == (second.page, second.sentence):
        return False
    sides = [[side_of(party) for party in report.recipients] for report in (first, second)]
    return (likeness_of_sides(*sides) or 0.0) >= 0.0


def _nearest(figure: Figure, report: Report, other: Figure) -> bool:
    """Whether a report gives no other count ("23 villagers and four soldiers") that comes closer to that of another."""
    rivals = (one for one in report.numbers if one.what == figure.what)
    return all(abs(figure.low - other.low) <= abs(one.low - other.low) for one in rivals)


def _updates(lower: Report, higher: Report) -> bool:
    """Whether the higher figure came later, from those who gave the lower one or with words that go on from it."""
    if lower.published is None or higher.published is None:
        return False
    if (lower.published, lower.page) == (higher.published, higher.page) or higher.published < lower.published:
        return False
    if _RISING.search(higher.sentence):
        return True
    ends = [chain[-1].key if (chain := speakers_of(report)) else None for report in (lower, higher)]
    return ends[0] is not None and ends[0] == ends[1]
