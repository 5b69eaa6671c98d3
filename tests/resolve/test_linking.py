"""How groups grow, and what keeps them from growing together."""

from __future__ import annotations

from itertools import combinations

from dragoman.resolve.likeness import Likeness
from dragoman.resolve.linking import Groups


def groups_of(scores: dict[tuple[int, int], float], size: int, **options: set[int]) -> list[list[int]]:
    """The groups of so many members; pairs without a score are not alike at all."""
    groups = Groups(
        size, lambda one, other: Likeness(scores.get((min(one, other), max(one, other)), 0.0), ""), (), **options
    )
    groups.link(combinations(range(size), 2))
    return list(groups.groups())


def test_groups_join_by_their_average() -> None:
    assert groups_of({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.4}, 3) == [[0, 1, 2]]
    assert groups_of({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, 3) == [[0, 1], [2]]


def test_terse_members_join_by_their_best_pair() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}
    assert groups_of(scores, 3, terse={2}) == [[0, 1, 2]]
    assert groups_of(scores, 3, terse={1}) == [[0, 1], [2]]


def test_rejected_members_join_one_another_alone() -> None:
    scores = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (0, 3): 0.9, (1, 3): 0.9, (2, 3): 0.9}
    assert groups_of(scores, 4, rejected={1, 3}) == [[0, 2], [1, 3]]
