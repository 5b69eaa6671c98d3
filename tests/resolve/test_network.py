"""Signed ties, balance, frustration on networks small enough to be checked by hand."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook.load import Codebook
from dragoman.resolve.network import DyadCount, SignedTie, count_frustrated, measure_balance, signed_ties
from dragoman.types import Party, RelationSpan


def tie(a: str, b: str, sign: int) -> SignedTie:
    return SignedTie(a, b, sign, (), 0, 0)


def span(a: str, b: str, relation: str) -> RelationSpan:
    one, two = (Party(key, key, "country", key[:3], ()) for key in (a, b))
    return RelationSpan(relation, one, two, date(2020, 1, 1), None, ("x-1",), (), (), (), (), None)


def test_relations_outrank_events_and_organs_are_their_country(codebook: Codebook) -> None:
    ties = signed_ties(
        [span("SYR.GOV.government", "LBY", "recognizes")], [DyadCount("LBY", "SYR", "ASSAULT", 9)], codebook.relations
    )
    assert [(one.a, one.b, one.sign, one.cooperative, one.conflictual) for one in ties] == [("LBY", "SYR", 1, 0, 9)]


def test_friendly_and_hostile_relations_make_a_tie_without_a_sign(codebook: Codebook) -> None:
    both = [span("USA", "CUB", "embassy_open"), span("USA", "CUB", "sanctions")]
    assert [one.sign for one in signed_ties(both, [], codebook.relations)] == [0]


@pytest.mark.parametrize(("good", "bad", "sign"), [(4, 1, 1), (1, 4, -1), (2, 2, 0)])
def test_events_make_a_tie_by_two_thirds(codebook: Codebook, good: int, bad: int, sign: int) -> None:
    dyads = [DyadCount("A", "B", "AGREE", good), DyadCount("B", "A", "ASSAULT", bad)]
    assert [one.sign for one in signed_ties([], dyads, codebook.relations)] == [sign]


def test_one_event_is_no_tie_and_none_is_inferred(codebook: Codebook) -> None:
    assert signed_ties([], [DyadCount("A", "B", "AGREE", 1)], codebook.relations) == []
    enemies = [span("AAA", "CCC", "at_war"), span("BBB", "CCC", "at_war")]
    assert {(one.a, one.b) for one in signed_ties(enemies, [], codebook.relations)} == {("AAA", "CCC"), ("BBB", "CCC")}


def test_balance_with_and_without_blocs_of_friends() -> None:
    friends = [tie("a", "b", 1), tie("a", "c", 1), tie("b", "c", 1)]
    mixed = [tie("c", "d", 1), tie("c", "e", 1), tie("d", "e", -1)]
    found = measure_balance([*friends, *mixed])
    assert (found.share, found.share_without_friends) == (0.5, 0.0)
    assert [one.nodes for one in found.unbalanced] == [("c", "d", "e")]
    assert found.frustrated == 1
    assert found == measure_balance([*friends, *mixed])  # the same seed


def test_nothing_to_measure() -> None:
    found = measure_balance([tie("a", "b", 1), tie("b", "c", 0)])
    assert (found.triangles, found.share, found.shuffled, found.frustrated) == ((), None, None, 0)
    assert measure_balance([]).frustrated == 0


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([(a, b) for a in "abcde" for b in "abcde" if a < b]), st.sampled_from([1, -1])))
def test_frustration_is_that_of_the_best_division(signs: dict[tuple[str, str], int]) -> None:
    camps = [dict(zip("abcde", each, strict=True)) for each in product((1, -1), repeat=5)]
    best = min(sum(sign * camp[a] * camp[b] < 0 for (a, b), sign in signs.items()) for camp in camps)
    assert count_frustrated(signs) == best
