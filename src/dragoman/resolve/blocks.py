"""Which reports are worth comparing: those that share a group of types, a party and about a day. Never all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.resolve.likeness import UNDATED_WINDOW, WINDOW
from dragoman.resolve.sides import tokens_of
from dragoman.resolve.tellings import Telling

_MOST_COMPARED = 10  # reports that follow in the block of a party or pair of parties, by first day
_MOST_IN_LOOSE = 4  # in the block of a state's organs, a sector, a noun: the pair often meets in a closer block too
_MOST_ON_PAGE = 60  # reports of one page and group of types


def pairs_on_pages(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of places in `tellings` on one page and of like types, the smaller place first, each once and in order."""
    found: set[tuple[int, int]] = set()
    for block in _page_blocks(tellings).values():
        found.update(combinations(block[:_MOST_ON_PAGE], 2))
    return sorted(found)


def pointing_back(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Places of reports that point back at what their page told before, each with the place of that, in order."""
    places = {spot: place for place, one in enumerate(tellings) for spot in one.spots if not one.points_at}
    return [
        (place, places[spot]) for place, one in enumerate(tellings) for spot in sorted(one.points_at) if spot in places
    ]


def pairs_across_pages(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of two pages that share a group of types, a party and about a day; the smaller place first, in order."""
    found: set[tuple[int, int]] = set()
    days = [_days(one) for one in tellings]
    for (_, key), block in _party_blocks(tellings).items():
        most = _MOST_IN_LOOSE if _is_loose(key) else _MOST_COMPARED
        found.update(
            (one, other) for one, other in _within_days(block, days, most) if tellings[one].page != tellings[other].page
        )
    found.update(_pairs_of_deaths(tellings))
    return sorted(found)


def _pairs_of_deaths(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of two pages that tell of one person's death, whatever the time between them."""
    blocks: dict[str, list[int]] = {}
    for place, telling in enumerate(tellings):
        for key in telling.dead:
            blocks.setdefault(key, []).append(place)
    for block in blocks.values():
        for position, one in enumerate(block):
            for other in block[position + 1 : position + 1 + _MOST_COMPARED]:
                if tellings[one].page != tellings[other].page:
                    yield one, other


def _page_blocks(tellings: Sequence[Telling]) -> dict[tuple[str, str], list[int]]:
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(tellings):
        for group in one.groups:
            blocks.setdefault((one.page, group), []).append(place)
    return blocks


def _party_blocks(tellings: Sequence[Telling]) -> dict[tuple[str, str], list[int]]:
    """Blocks by group of types and what a party goes by; a pair of parties makes a finer block of its own."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(tellings):
        actors = sorted({token for side in one.actors for token in tokens_of(side)})
        recipients = sorted({token for side in one.recipients for token in tokens_of(side)})
        keys = {*actors, *recipients}
        keys.update(f"{min(a, b)} & {max(a, b)}" for a in _keys(actors) for b in _keys(recipients))
        for group in one.groups:
            for key in keys:
                blocks.setdefault((group, key), []).append(place)
    return blocks


def _keys(tokens: Sequence[str]) -> list[str]:
    """The tokens that are keys of parties or name their state."""
    return [token for token in tokens if "/" not in token or token.endswith("/state")]


def _is_loose(key: str) -> bool:
    return ("/" in key or key == "armed") and not key.startswith("name/") and "&" not in key


def _days(one: Telling) -> tuple[date, date, timedelta] | None:
    """First and last day, or twice the day of publication, and by how much they may be off."""
    if one.days is not None:
        return *one.days, WINDOW
    if one.published is not None:
        return one.published, one.published, UNDATED_WINDOW
    return None


def _within_days(
    block: Sequence[int], days: Sequence[tuple[date, date, timedelta] | None], most: int
) -> Iterator[tuple[int, int]]:
    """Pairs that follow one another closely by first day: their days are no further apart than either may be off."""
    known = sorted((*span, place) for place in block if (span := days[place]) is not None)
    for position, (_, end, window, place) in enumerate(known):
        for start, _, other_window, other in known[position + 1 : position + 1 + most]:
            if start - end > UNDATED_WINDOW:
                break
            if start - end <= max(window, other_window):
                yield min(place, other), max(place, other)
