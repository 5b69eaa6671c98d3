"""The corpus keeps its format, repeats nothing, and holds no words of the benchmarks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.corpus import TYPES, Pair, held_back, near_duplicates, read_corpus, runs

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return read_corpus()


def test_there_are_pairs_of_every_type_and_no_type_outweighs_the_others(pairs: list[Pair]) -> None:
    counts = Counter(pair.type for pair in pairs)
    assert set(counts) == set(TYPES)
    assert len(pairs) >= 4_400
    assert max(counts.values()) <= 2.5 * min(counts.values())


def test_every_side_stands_in_its_sentence(pairs: list[Pair]) -> None:
    for pair in pairs:
        for span in (pair.actor, pair.recipient, pair.trigger):
            assert span is None or 0 <= span.start < span.end <= len(pair.sentence), pair.id
        assert pair.actor or pair.recipient, pair.id


def test_no_two_sentences_share_a_run_of_six_words(pairs: list[Pair]) -> None:
    assert list(near_duplicates(pairs)) == []


def test_a_tenth_is_held_back_and_copies_of_a_sentence_stay_together(pairs: list[Pair]) -> None:
    share = sum(held_back(pair) for pair in pairs) / len(pairs)
    assert 0.07 < share < 0.13
    sides: dict[str, set[bool]] = {}
    for pair in pairs:
        sides.setdefault(pair.sentence, set()).add(held_back(pair))
    assert all(len(found) == 1 for found in sides.values())


@pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmarks lie beside the project only where it is developed")
def test_no_run_of_six_words_stands_in_a_benchmark(pairs: list[Pair]) -> None:
    own = {run: pair.id for pair in pairs for run in runs(pair.sentence)}
    shared = [
        (own[run], path.name, " ".join(run))
        for path in sorted(BENCH.rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for run in runs(line)
        if run in own
    ]
    assert not shared, f"take these lines out of corpus/: {shared[:5]}"
