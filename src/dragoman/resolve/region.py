"""Which tellings are to be gathered anew when some change: those that could meet them, and nobody beyond.

Groups are joined where two of their members share a block and two are alike enough. What was gathered before is known
by the event it became; where an event can not meet what changes, gathering everything again would leave it as it
is. What is doubtful is gathered anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.resolve.blocks import Blocks
from dragoman.resolve.events import PageTelling
from dragoman.resolve.likeness import Likeness
from dragoman.resolve.linking import LEAST


@dataclass(frozen=True, slots=True)
class Numbered:
    """Tellings of the last resolution and of this one in one order, by number.

    `gone` stood in the last one alone, `came` stand in this one alone. `unit_of` gives the event that a telling was
    gathered into; one that came is a unit by itself.
    """

    tellings: Sequence[PageTelling]
    gone: frozenset[int]
    came: frozenset[int]
    unit_of: Sequence[str]


def number_tellings(
    old: Iterable[PageTelling], new: Iterable[PageTelling], changed: Collection[str], event_of: Mapping[str, str]
) -> Numbered:
    """Put tellings in their order.

    Args:
        old: all of the last resolution.
        new: those in this one of the pages that changed, whose old ones do not stay.
        changed: the digests of those pages.
        event_of: the event of each report in the last resolution.
    """
    every = [(one.place, False, one) for one in old] + [(one.place, True, one) for one in new]
    every.sort(key=lambda one: one[:2])
    return Numbered(
        [one for _, _, one in every],
        frozenset(n for n, (_, is_new, one) in enumerate(every) if not is_new and one.filed.page in changed),
        frozenset(n for n, (_, is_new, _) in enumerate(every) if is_new),
        [f"new {n}" if is_new else event_of[one.reports[0]] for n, (_, is_new, one) in enumerate(every)],
    )


class Region:
    """The tellings that are gathered anew, with those that may meet them.

    Args:
        numbered: all tellings.
        asked: how alike two of them are.
        prepare: is told which ones will be asked for next.
        partners: those that are put together with one whatever their likeness.
    """

    def __init__(
        self,
        numbered: Numbered,
        asked: Callable[[int, int], Likeness],
        prepare: Callable[[Collection[int]], None],
        partners: Callable[[int], Iterable[int]],
    ) -> None:
        self._numbered = numbered
        self._asked, self._prepare, self._partners = asked, prepare, partners
        self._changed = numbered.gone | numbered.came
        filed = {n: one.filed for n, one in enumerate(numbered.tellings)}
        keys = {key for n in self._changed for key in filed[n].keys}
        self._old = Blocks({n: one for n, one in filed.items() if n not in numbered.came}, among=keys)
        self._new = Blocks({n: one for n, one in filed.items() if n not in numbered.gone})
        self._members: dict[str, list[int]] = {}
        for n, unit in enumerate(numbered.unit_of):
            self._members.setdefault(unit, []).append(n)
        # unit: the units that meet it, itself among them; shared by all of them
        self._meeting: dict[str, set[str]] = {}
        self._near: dict[int, set[int]] = {}
        self._waiting: list[str] = []

    def grow(self, *, most: int) -> bool:
        """Take in all that belongs to the region; False where it has more members than `most`."""
        for n in sorted(self._changed):
            self._take_in(self._numbered.unit_of[n])
        for one, other in self._pairs_changed():
            units = {self._numbered.unit_of[one], self._numbered.unit_of[other]}
            if len(units) == 1 or self._meet(*({unit} for unit in units)):
                for unit in units:
                    self._take_in(unit)
        while self._waiting:
            if sum(len(self._members[unit]) for unit in self._meeting) > most:
                return False
            self._meet_all(self._waiting.pop())
        return True

    def events(self) -> frozenset[str]:
        """The events of the last resolution that are gathered anew."""
        came = {self._numbered.unit_of[n] for n in self._numbered.came}
        return frozenset(self._meeting.keys() - came)

    def members(self) -> list[int]:
        """The tellings that are gathered anew, in order."""
        return sorted(n for unit in self._meeting for n in self._members[unit] if n not in self._numbered.gone)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of them that share a block."""
        its = set(self.members())
        return ((one, other) for one in its for other in self._new.near(one) if other in its and one < other)

    def _take_in(self, unit: str) -> None:
        if unit not in self._meeting:
            self._meeting[unit] = {unit}
            self._waiting.append(unit)

    def _meet_all(self, unit: str) -> None:
        """Let a unit, with those that meet it, meet all that are near."""
        mine = self._meeting[unit]
        its = [n for one in mine for n in self._members[one]]
        near = {self._numbered.unit_of[other] for n in its for other in self._near_to(n)} - mine
        bound = {self._numbered.unit_of[other] for n in its for other in self._partners(n)} - mine
        for other in sorted(near | bound):
            theirs = self._meeting.get(other, {other})
            if other not in mine and (other in bound or self._meet(mine, theirs)):
                mine = mine | theirs
                self._meeting.update(dict.fromkeys(mine, mine))
                self._waiting.append(unit)

    def _meet(self, ours: Collection[str], theirs: Collection[str]) -> bool:
        """Whether any two members are alike enough to be joined."""
        left, right = ([n for unit in units for n in self._members[unit]] for units in (ours, theirs))
        self._prepare([*left, *right])
        return any(self._asked(one, other).score >= LEAST for one in left for other in right)

    def _near_to(self, n: int) -> set[int]:
        if n not in self._near:
            self._near[n] = (self._old if n in self._numbered.gone else self._new).near(n)
        return self._near[n]

    def _pairs_changed(self) -> set[tuple[int, int]]:
        """Pairs of tellings that did not change, of which one block has grown too long, or is no longer so."""
        found = set[tuple[int, int]]()
        for n in self._changed:
            filed = self._numbered.tellings[n].filed
            for key in filed.keys:
                entries = *self._old.before(key, filed.days, n), *self._new.before(key, filed.days, n)
                for one in {entry[-1] for entry in entries} - self._changed:
                    differing = set(self._old.after(key, one)) ^ set(self._new.after(key, one))
                    found.update((one, other) for other in differing - self._changed)
        return {(one, other) for one, other in found if (other in self._old.near(one)) != (other in self._near_to(one))}
