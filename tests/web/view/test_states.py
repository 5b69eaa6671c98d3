"""Ties in words, as a matrix, and those of one actor."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.load import Codebook
from dragoman.resolve.relations import fold
from dragoman.resolve.states import State
from dragoman.types import Party, RelationAct
from dragoman.web.view.states import lay_out_matrix, tell_ties, ties_of_actor, turning_days


def party(key: str) -> Party:
    return Party(key, key, "country", key[:3], ())


def state_of(codebook: Codebook, *told: tuple[str, str, str, int]) -> State:
    acts = [
        RelationAct(relation, party(a), party(b), "opens", date(2020, 1, day), date(2020, 1, day), f"p-{day}",
                    "SANA", "actual", "words")
        for relation, a, b, day in told
    ]  # fmt: skip
    return State(tuple(fold(acts, codebook.relations)), {act.report: act for act in acts})


def test_a_mutual_relation_stands_on_both_sides_of_the_diagonal(codebook: Codebook) -> None:
    state = state_of(codebook, ("alliance", "SYR", "RUS", 1))
    matrix = lay_out_matrix(tell_ties(state.spans, state, codebook.relations), symmetric=True)
    assert [side.name for side in matrix.near] == [side.name for side in matrix.far] == ["Russia", "Syria"]
    assert set(matrix.cells) == {("RUS", "SYR"), ("SYR", "RUS")}


def test_ties_of_an_actor_are_those_of_its_whole(codebook: Codebook) -> None:
    state = state_of(codebook, ("recognizes", "SYR.GOV.government", "LBY", 2), ("sanctions", "USA", "IRN", 3))
    for key in ("SYR", "SYR.GOV.government", "LBY"):
        (tie,) = ties_of_actor(key, state, codebook.relations)
        assert (tie.near.name, tie.verb, tie.far.name, tie.since) == ("Syria", "recognises", "Libya", "2 January 2020")
    assert ties_of_actor("SYR", state, codebook.relations, on=date(2020, 1, 1)) == []
    assert turning_days(state) == [date(2020, 1, 2), date(2020, 1, 3)]
