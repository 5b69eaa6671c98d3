from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve import runs
from dragoman.resolve.runs import RunIndex, sample_runs


def codes(*numbers: int) -> runs.Codes:
    return np.array(numbers, dtype=np.uint64)


@given(
    st.lists(st.integers(0, 2**64 - 1), max_size=30),
    st.lists(st.integers(0, 2**64 - 1), min_size=4, max_size=4),
    st.lists(st.integers(0, 2**64 - 1), max_size=30),
)
def test_four_runs_on_end_share_a_sample_wherever_they_stand(
    head: list[int], common: list[int], foot: list[int]
) -> None:
    one, other = sample_runs(codes(*head, *common)), sample_runs(codes(*common, *foot))
    assert set(one.tolist()) & set(other.tolist())


@given(st.lists(st.lists(st.integers(0, 20), max_size=12), max_size=60), st.lists(st.integers(0, 20), max_size=8))
def test_the_index_knows_who_shares_what(pages: list[list[int]], asked: list[int]) -> None:
    index = RunIndex()
    for number, page in enumerate(pages):
        index.add(codes(*sorted(set(page))), number)
    found, counts = index.pages_sharing(codes(*sorted(set(asked))))
    expected = {number: len(set(page) & set(asked)) for number, page in enumerate(pages) if set(page) & set(asked)}
    assert dict(zip(found.tolist(), counts.tolist(), strict=True)) == expected


def test_what_is_passed_over_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_MOST_PAGES", 5)
    index = RunIndex()
    for number in range(8):
        index.add(codes(7), number)
    found, _ = index.pages_sharing(codes(7))
    assert len(found) == 5
    assert index.cut == 3
