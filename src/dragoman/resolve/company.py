"""Which reports persons put together and which they kept apart, drawn to its conclusions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bonds:
    """What persons said of which reports belong together, by the reports' names.

    `joined` and `parted` are pairs; `rejected` are reports that are never joined with others than one another.
    """

    joined: Collection[frozenset[str]] = ()
    parted: Collection[frozenset[str]] = ()
    rejected: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """Pairs of places of reports, the smaller first. `apart` holds for all reports that stand together with a pair."""

    together: tuple[tuple[int, int], ...]
    apart: frozenset[tuple[int, int]]


def keep_company(joined: Collection[tuple[int, int]], parted: Collection[tuple[int, int]]) -> Company:
    """Who is together with whom and who is kept from whom, by everything persons said.

    If a and b were joined and b was parted from c, then a is parted from c. A joining that would bring a parted
    pair together is passed over.
    """
    company: dict[int, set[int]] = {}
    kept = []
    forbidden = {frozenset(pair) for pair in parted}
    for one, other in sorted(joined):
        left, right = company.get(one, {one}), company.get(other, {other})
        if any(frozenset((a, b)) in forbidden for a in left for b in right):
            continue
        kept.append((one, other))
        both = left | right
        company.update(dict.fromkeys(both, both))
    apart = {
        (min(a, b), max(a, b))
        for one, other in parted
        for a in company.get(one, {one})
        for b in company.get(other, {other})
    }
    return Company(tuple(kept), frozenset(apart))
