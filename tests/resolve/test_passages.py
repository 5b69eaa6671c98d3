from __future__ import annotations

import numpy as np
import pytest

from dragoman.resolve.passages import Passage, common_codes, common_passages, covered_words, longest_run, places_of
from dragoman.resolve.words import run_codes


def passages(first: str, second: str, length: int = 3) -> list[Passage]:
    one, other = (np.frombuffer(text.encode(), dtype=np.uint8).astype(np.uint64) for text in (first, second))
    runs = run_codes(one, length), run_codes(other, length)
    common = common_codes(np.unique(runs[0]), np.unique(runs[1]))
    return common_passages(one, other, runs, (places_of(runs[0], common), places_of(runs[1], common)))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("abcdef", "xxabcdefyy", [Passage(0, 2, 6)]),
        ("abcXdef", "def-abc", [Passage(0, 4, 3), Passage(4, 0, 3)]),
        ("abcd", "abc abcd", [Passage(0, 4, 4)]),
        ("abcabc", "abc", [Passage(0, 0, 3), Passage(3, 0, 3)]),
        ("ab", "ab", []),
        ("", "abc", []),
    ],
)
def test_the_longest_stretches_in_the_order_of_the_first(first: str, second: str, expected: list[Passage]) -> None:
    assert passages(first, second) == expected


@pytest.mark.parametrize(
    ("places", "covered", "longest"), [([], 0, 0), ([4], 6, 6), ([0, 1, 2], 8, 8), ([0, 6], 12, 6), ([0, 3, 4], 10, 7)]
)
def test_words_covered_and_longest_run(places: list[int], covered: int, longest: int) -> None:
    found = np.array(places, dtype=np.intp)
    assert covered_words(found, 6) == covered
    assert longest_run(found, 6) == longest
