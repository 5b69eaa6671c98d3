"""Signed ties between actors on a day or in a period, with their evidence, and how balanced their triangles are.

No tie is ever inferred: one is there only where pages told of a relation or of events. Structural balance is a
question put to the network, not a law of it. What is published of its limits, and what we measured ourselves:

- the share of balanced triangles is mostly made by blocs of friends (+++): on alliances and disputes of 1950 to 2010 it
  was 88 to 97 % with them and 8 to 16 % without, so both are given;
- on the same ties of 1946 to 1999 Doreian and Mrvar (2015) found evidence against a movement towards balance;
  Oishi and Sakuwa (2020) found that it fits before 1871 and after 1945, not between; Estrada et al. (2023) that local
  balance marks historic shocks;
- common enemies double the chance of an alliance, but most such pairs have no tie, and many are hostile;
- signs of different kinds of tie are not the same: putting alliance and recognition into one + makes ++- triangles.

So the share is compared with one where the same ties bear the same signs in another order, and an unbalanced triangle
is a question for the reader.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.relation_file import RelationFile
from dragoman.resolve.sides import unit_of
from dragoman.types import Party, RelationSpan

_CLEAR = 2 / 3  # of the events of a pair must be of one sign for the pair to bear it
_LARGEST = 400  # nodes; frustration of a larger network is not searched for


@dataclass(frozen=True, slots=True)
class DyadCount:
    """How many events one side did to the other, of one type."""

    a: str
    b: str
    type: str
    many: int


@dataclass(frozen=True, slots=True)
class SignedTie:
    """Two actors, and the sign of what is told between them: 1, -1, or 0 where both are.

    `spans` are relations that hold, `cooperative` and `conflictual` numbers of events. `a` sorts before `b`.
    """

    a: str
    b: str
    sign: int
    spans: tuple[RelationSpan, ...]
    cooperative: int
    conflictual: int


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three actors that all have a signed tie to each other; `signs` of ab, ac, bc."""

    nodes: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """Whether the product of the signs is positive."""
        return self.signs[0] * self.signs[1] * self.signs[2] > 0

    @property
    def all_friends(self) -> bool:
        """+++"""
        return self.signs == (1, 1, 1)


@dataclass(frozen=True, slots=True)
class Balance:
    """Shares in [0, 1], None where there is no triangle to share.

    `shuffled` is the mean share of balanced triangles when the signs are dealt anew over the same ties, `as_high` the
    part of those deals that reach the share found. `frustrated` is the fewest ties found to break a division into two
    camps: an upper bound, None where the network is too large to search.
    """

    triangles: tuple[Triangle, ...]
    share: float | None
    share_without_friends: float | None
    shuffled: float | None
    as_high: float | None
    frustrated: int | None

    @property
    def unbalanced(self) -> tuple[Triangle, ...]:
        """Triangles to ask about."""
        return tuple(one for one in self.triangles if not one.balanced)


def signed_ties(
    spans: Iterable[RelationSpan], dyads: Iterable[DyadCount], relations: RelationFile, *, at_least: int = 2
) -> list[SignedTie]:
    """Ties between actors as wholes (a country's organs are that country), by names.

    Args:
        spans: relations that hold on the day or in the period.
        dyads: events of the same period; keys are those of the wholes.
        at_least: so many events a pair must have for them to make a tie by themselves.
    """
    related: dict[tuple[str, str], list[RelationSpan]] = defaultdict(list)
    for span in spans:
        pair = _pair(unit_of(span.a, relations.wholes), unit_of(span.b, relations.wholes))
        if pair[0] != pair[1] and relations.kinds[span.relation].sign:
            related[pair].append(span)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for dyad in dyads:
        counts[_pair(dyad.a, dyad.b)][QUAD_CLASS[dyad.type] > 2] += dyad.many
    ties = []
    for pair in sorted({*related, *counts}):
        good, bad = counts.get(pair, (0, 0))
        if pair in related or good + bad >= at_least:
            signs = {relations.kinds[span.relation].sign for span in related.get(pair, ())}
            sign = _sign_of(signs) if signs else _sign_of_events(good, bad)
            ties.append(SignedTie(*pair, sign, tuple(related.get(pair, ())), good, bad))
    return ties


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one <= two else (two, one)


def _sign_of(signs: set[int]) -> int:
    return next(iter(signs)) if len(signs) == 1 else 0


def _sign_of_events(good: int, bad: int) -> int:
    total = good + bad
    return 1 if good >= total * _CLEAR else -1 if bad >= total * _CLEAR else 0


def names_of(spans: Iterable[RelationSpan], relations: RelationFile) -> dict[str, Party]:
    """A party for each whole that stands in a relation."""
    found: dict[str, Party] = {}
    for span in spans:
        for party in (span.a, span.b):
            found.setdefault(unit_of(party, relations.wholes), party)
    return found


def measure_balance(ties: Sequence[SignedTie], *, seed: int = 1, shuffles: int = 500) -> Balance:
    """Triangles of the network and how they compare with chance; ties without a sign are left out.

    The shuffle keeps who has a tie with whom, so every actor's number of ties, and how many ties are hostile; it deals
    the signs anew. The same seed gives the same answer.
    """
    signs = {(tie.a, tie.b): tie.sign for tie in ties if tie.sign}
    shapes = _shapes(signs)
    triangles = tuple(_triangle(shape, signs) for shape in shapes)
    others = [one for one in triangles if not one.all_friends]
    share = _share(triangles)
    shuffled, as_high = _compare(shapes, signs, share, random.Random(seed), shuffles)
    return Balance(triangles, share, _share(others), shuffled, as_high, count_frustrated(signs, seed=seed))


def _share(triangles: Sequence[Triangle]) -> float | None:
    return sum(one.balanced for one in triangles) / len(triangles) if triangles else None


def _shapes(signs: Mapping[tuple[str, str], int]) -> list[tuple[str, str, str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in signs:
        near[a].add(b)
    return [(a, b, c) for a in sorted(near) for b, c in combinations(sorted(near[a]), 2) if c in near.get(b, ())]


def _triangle(shape: tuple[str, str, str], signs: Mapping[tuple[str, str], int]) -> Triangle:
    a, b, c = shape
    return Triangle(shape, (signs[a, b], signs[a, c], signs[b, c]))


def _compare(
    shapes: Sequence[tuple[str, str, str]],
    signs: Mapping[tuple[str, str], int],
    share: float | None,
    chance: random.Random,
    shuffles: int,
) -> tuple[float | None, float | None]:
    if share is None:
        return None, None
    pairs, dealt = list(signs), list(signs.values())
    total, reached = 0.0, 0
    for _ in range(shuffles):
        chance.shuffle(dealt)
        anew = dict(zip(pairs, dealt, strict=True))
        found = sum(anew[a, b] * anew[a, c] * anew[b, c] > 0 for a, b, c in shapes) / len(shapes)
        total += found
        reached += found >= share - 1e-9
    return total / shuffles, reached / shuffles


def count_frustrated(signs: Mapping[tuple[str, str], int], *, seed: int = 1, starts: int = 20) -> int | None:
    """The fewest ties found that break a division into two camps: friends across, or enemies within.

    Local search: from several random divisions, actors change camp while that helps. An upper bound of the true number;
    None above 400 actors.
    """
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (a, b), sign in signs.items():
        near[a].append((b, sign))
        near[b].append((a, sign))
    if len(near) > _LARGEST:
        return None
    chance = random.Random(seed)
    nodes = sorted(near)
    return min((_settle(nodes, near, signs, chance) for _ in range(starts)), default=0) if nodes else 0


def _settle(
    nodes: Sequence[str],
    near: Mapping[str, Sequence[tuple[str, int]]],
    signs: Mapping[tuple[str, str], int],
    chance: random.Random,
) -> int:
    camp = {node: chance.choice((1, -1)) for node in nodes}
    moved = True
    while moved:
        moved = False
        for node in nodes:
            if sum(sign * camp[other] for other, sign in near[node]) * camp[node] < 0:
                camp[node] = -camp[node]
                moved = True
    return sum(sign * camp[a] * camp[b] < 0 for (a, b), sign in signs.items())
