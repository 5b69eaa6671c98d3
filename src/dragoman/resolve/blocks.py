"""Which reports are worth comparing: those that share a group of types, a party and about a day. Never all pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from dragoman.resolve.sides import tokens_of
from dragoman.resolve.tellings import Telling
from dragoman.resolve.windows import UNDATED_WINDOW, WINDOW

_MOST_COMPARED = 10  # reports that follow in the block of a party or pair of parties, by first day
_MOST_IN_LOOSE = 4  # in the block of a state's organs, a sector, a noun: the pair often meets in a closer block too
_MOST_ON_PAGE = 60  # reports of one page and group of types
_DEAD = "dead: "  # begins the key of a block of those who tell of one person's death, whatever the time between them

Days = tuple[date, date, timedelta]
Entry = tuple[date, date, timedelta, int]


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a telling is filed: its page, the keys of its blocks, first and last day and by how much they may be off.

    Where a report gives no day, the days are twice the day of publication.
    """

    page: str
    keys: tuple[str, ...]
    days: Days | None


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


def file_telling(telling: Telling) -> Filed:
    """The blocks in which a telling is compared: by group of types and what its parties go by, and by its dead.

    A pair of parties makes a finer block of its own.
    """
    actors = sorted({token for side in telling.actors for token in tokens_of(side)})
    recipients = sorted({token for side in telling.recipients for token in tokens_of(side)})
    keys = {*actors, *recipients}
    keys.update(f"{min(a, b)} & {max(a, b)}" for a in _keys(actors) for b in _keys(recipients))
    filed = {f"{group}: {key}" for group in telling.groups for key in keys}
    return Filed(telling.page, (*sorted(filed), *(_DEAD + key for key in sorted(telling.dead))), _days(telling))


def pairs_across_pages(filed: Sequence[Filed]) -> list[tuple[int, int]]:
    """Pairs of two pages that share a group of types, a party and about a day; the smaller place first, in order."""
    blocks = Blocks(dict(enumerate(filed)))
    found = {
        (one, other) if one < other else (other, one)
        for key in blocks.keys()  # noqa: SIM118 - no mapping
        for one, other in blocks.pairs(key)
    }
    return sorted(found)


class Blocks:
    """Tellings by the keys they are filed under, each block in the order of days.

    Args:
        filed: tellings by their place in the order of all.
        among: keys of the blocks to make; by default all.
    """

    def __init__(self, filed: Mapping[int, Filed], among: Collection[str] | None = None) -> None:
        self._filed = filed
        self._members: dict[str, list[int]] = {}
        for place, one in filed.items():
            for key in one.keys:
                if among is None or key in among:
                    self._members.setdefault(key, []).append(place)
        self._blocks: dict[str, list[Entry]] = {}

    def keys(self) -> Iterable[str]:
        """The keys of all blocks."""
        return self._members.keys()

    def pairs(self, key: str) -> Iterator[tuple[int, int]]:
        """Pairs of tellings of two pages that follow one another closely enough in a block."""
        if len(self._members[key]) < 2:
            return
        block, most = self._block(key), _most(key)
        for position, entry in enumerate(block):
            for other in self._following(block, position, most):
                yield entry[-1], other

    def near(self, place: int) -> set[int]:
        """The tellings with which one makes a pair in any block."""
        one, found = self._filed[place], set[int]()
        for key in one.keys:
            found.update(self.after(key, place))
            entry = _entry(key, one.days, place)
            for _, end, window, other in self.before(key, one.days, place):
                if entry and entry[0] - end <= max(window, entry[2]) and self._filed[other].page != one.page:
                    found.add(other)
        return found

    def after(self, key: str, place: int) -> Iterator[int]:
        """The tellings that make a pair with an earlier one of a block."""
        block, entry = self._block(key), _entry(key, self._filed[place].days, place)
        if entry is not None:
            position = bisect_left(block, entry)
            if position < len(block) and block[position] == entry:
                yield from self._following(block, position, _most(key))

    def before(self, key: str, days: Days | None, place: int) -> Sequence[Entry]:
        """Entries that stand shortly before a place in a block, whether anybody stands there or not."""
        block, entry = self._block(key), _entry(key, days, place)
        if entry is None:
            return ()
        position = bisect_left(block, entry)
        return block[max(position - _most(key), 0) : position]

    def _block(self, key: str) -> list[Entry]:
        """The members of a block that have days, the first first."""
        if key not in self._blocks:
            entries = (_entry(key, self._filed[place].days, place) for place in self._members.get(key, ()))
            self._blocks[key] = sorted(entry for entry in entries if entry is not None)
        return self._blocks[key]

    def _following(self, block: Sequence[Entry], position: int, most: int) -> Iterator[int]:
        """Those that make a pair with an entry: of other pages, no further apart than either may be off."""
        _, end, window, place = block[position]
        page = self._filed[place].page
        for start, _, other_window, other in block[position + 1 : position + 1 + most]:
            if start - end > UNDATED_WINDOW:
                break
            if start - end <= max(window, other_window) and self._filed[other].page != page:
                yield other


def _entry(key: str, days: Days | None, place: int) -> Entry | None:
    if key.startswith(_DEAD):
        return date.max, date.max, UNDATED_WINDOW, place  # a person dies once: all are of one day
    return None if days is None else (*days, place)


def _most(key: str) -> int:
    """How many that follow in a block are compared."""
    token = key.partition(": ")[2]
    loose = ("/" in token or token == "armed") and not token.startswith("name/") and "&" not in token
    return _MOST_IN_LOOSE if loose and not key.startswith(_DEAD) else _MOST_COMPARED


def _page_blocks(tellings: Sequence[Telling]) -> dict[tuple[str, str], list[int]]:
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(tellings):
        for group in one.groups:
            blocks.setdefault((one.page, group), []).append(place)
    return blocks


def _keys(tokens: Sequence[str]) -> list[str]:
    """The tokens that are keys of parties or name their state."""
    return [token for token in tokens if "/" not in token or token.endswith("/state")]


def _days(one: Telling) -> Days | None:
    """First and last day, or twice the day of publication, and by how much they may be off."""
    if one.days is not None:
        return *one.days, WINDOW
    if one.published is not None:
        return one.published, one.published, UNDATED_WINDOW
    return None
