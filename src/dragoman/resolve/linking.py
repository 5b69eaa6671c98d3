"""Average link: groups grow by the pair of groups whose members are most alike on average, so that nothing chains."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from dragoman.resolve.likeness import NEVER, Likeness

LEAST = 0.5  # average score at which two groups are joined
_MOST_MEMBERS = 8  # of a group are asked for its average: the first ones, so that arrival order does not matter


@dataclass(frozen=True, slots=True)
class Join:
    """Two members that brought two groups together."""

    left: int
    right: int
    likeness: Likeness


class Groups:
    """Members 0..n-1 in groups that only grow.

    `asked` gives the likeness of two members, `apart` forbids pairs, and `rejected` members only join one another.
    Groups of nothing but `terse` members join by their best pair, for they say too little to be like all of another.
    """

    def __init__(
        self,
        size: int,
        asked: Callable[[int, int], Likeness],
        apart: Collection[tuple[int, int]],
        rejected: Collection[int] = (),
        terse: Collection[int] = (),
    ) -> None:
        self._asked = asked
        self._members: dict[int, list[int]] = {member: [member] for member in range(size)}
        self._group = list(range(size))
        self._apart: dict[int, set[int]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._rejected = frozenset(rejected)
        self._terse = frozenset(terse)
        self.joins: list[Join] = []

    def groups(self) -> Iterable[list[int]]:
        """The groups' members in order, in the order of their first members."""
        return (sorted(self._members[group]) for group in sorted(self._members))

    def join(self, join: Join) -> bool:
        """Bring the groups of two members together, whatever their likeness; False where a parted pair would meet."""
        left, right = self._group[join.left], self._group[join.right]
        if left == right:
            return True
        if self._parted(left, right):
            return False
        kept, gone = min(left, right), max(left, right)
        for member in self._members[gone]:
            self._group[member] = kept
        self._members[kept].extend(self._members.pop(gone))
        self._members[kept].sort()
        self.joins.append(join)
        return True

    def group_of(self, member: int) -> int:
        """The group a member is in, by its first member."""
        return self._group[member]

    def link(self, pairs: Iterable[tuple[int, int]], *, first: Iterable[tuple[int, int]] | None = None) -> None:
        """Join groups for as long as two of them are alike enough on average.

        Args:
            pairs: members that say which groups to look at.
            first: those of them to begin with, where all others are known not to be alike enough as they stand.
        """
        near = self._neighbours(pairs)
        begun = near if first is None else self._neighbours(first)
        heap = [self._entry(left, right) for left in begun for right in begun[left] if left < right]
        heap = [entry for entry in heap if -entry[0] >= LEAST]
        heapq.heapify(heap)
        while heap:
            _, left, right, sizes, join = heapq.heappop(heap)
            if sizes != (self._size(left), self._size(right)) or not self.join(join):
                continue
            near[left] |= near.pop(right)
            near[left] -= {left, right}
            for other in sorted(near[left]):
                near[other].discard(right)
                near[other].add(left)
                entry = self._entry(min(left, other), max(left, other))
                if -entry[0] >= LEAST:
                    heapq.heappush(heap, entry)

    def _size(self, group: int) -> int:
        return len(self._members.get(group, ()))

    def _neighbours(self, pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
        near: dict[int, set[int]] = {}
        for one, other in pairs:
            left, right = self._group[one], self._group[other]
            if left != right:
                near.setdefault(left, set()).add(right)
                near.setdefault(right, set()).add(left)
        return near

    def _entry(self, left: int, right: int) -> tuple[float, int, int, tuple[int, int], Join]:
        average, join = self._average(left, right)
        return -average, left, right, (self._size(left), self._size(right)), join

    def _average(self, left: int, right: int) -> tuple[float, Join]:
        best, total = Join(left, right, NEVER), 0.0
        lefts, rights = self._members[left][:_MOST_MEMBERS], self._members[right][:_MOST_MEMBERS]
        for one in lefts:
            for other in rights:
                likeness = self._asked(one, other)
                total += likeness.score
                if likeness.score > best.likeness.score:
                    best = Join(one, other, likeness)
        if self._parted(left, right):
            return 0.0, best
        terse = self._terse.issuperset(lefts) or self._terse.issuperset(rights)
        return (best.likeness.score if terse else total / (len(lefts) * len(rights))), best

    def _parted(self, left: int, right: int) -> bool:
        if (left in self._rejected) != (right in self._rejected):
            return True
        if not self._apart:
            return False
        others = set(self._members[right])
        return any(self._apart.get(member, set()) & others for member in self._members[left])
