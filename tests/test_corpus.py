"""The corpus keeps its format, repeats nothing, and holds no words of the benchmarks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.corpus import (
    FOLDER,
    TYPES,
    UNLABELLED,
    Pair,
    held_back,
    near_duplicates,
    read_corpus,
    read_examples,
    renamed,
    runs,
)
from training.formulas import read_formulas

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return read_corpus()


@pytest.fixture(scope="module")
def waiting() -> list[Pair]:
    """Written, and not fitted yet."""
    return read_corpus(FOLDER / "next")


def test_there_are_pairs_of_every_type_and_no_type_outweighs_the_others(pairs: list[Pair]) -> None:
    counts = Counter(pair.type for pair in pairs)
    assert set(counts) == set(TYPES)
    assert len(pairs) >= 6_400
    assert counts.pop("NONE") <= len(pairs) / 6
    assert max(counts.values()) <= 2.5 * min(counts.values())


def test_every_side_stands_in_its_sentence(pairs: list[Pair], waiting: list[Pair]) -> None:
    for pair in [*pairs, *waiting]:
        for span in (pair.actor, pair.recipient, pair.trigger):
            assert span is None or 0 <= span.start < span.end <= len(pair.sentence), pair.id
        assert pair.actor or pair.recipient, pair.id


def test_no_two_sentences_share_a_run_of_six_words(pairs: list[Pair], waiting: list[Pair]) -> None:
    assert list(near_duplicates([*pairs, *waiting])) == []


def test_what_waits_to_be_fitted_tells_of_every_type_and_mostly_of_none(waiting: list[Pair]) -> None:
    counts = Counter(pair.type for pair in waiting)
    assert set(counts) == set(TYPES)
    assert len(waiting) >= 700
    assert counts["NONE"] > len(waiting) / 2


def test_a_tenth_is_held_back_and_copies_of_a_sentence_stay_together(pairs: list[Pair]) -> None:
    share = sum(held_back(pair) for pair in pairs) / len(pairs)
    assert 0.07 < share < 0.13
    sides: dict[str, set[bool]] = {}
    for pair in pairs:
        sides.setdefault(pair.sentence, set()).add(held_back(pair))
    assert all(len(found) == 1 for found in sides.values())


@pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmarks lie beside the project only where it is developed")
def test_no_run_of_six_words_stands_in_a_benchmark(pairs: list[Pair], waiting: list[Pair]) -> None:
    own = {run: pair.id for pair in [*pairs, *waiting, *read_formulas()] for run in runs(pair.sentence)}
    shared = [
        (own[run], path.name, " ".join(run))
        for path in sorted(BENCH.rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for run in runs(line)
        if run in own
    ]
    assert not shared, f"take these lines out of corpus/: {shared[:5]}"


def test_the_codebook_s_examples_are_pairs_too_without_what_has_not_happened() -> None:
    found = {pair.sentence: pair for pair in read_examples()}
    given = found["Japan gave Nepal 10 million dollars after the earthquake."]
    assert given.type == "AID" and given.actor and given.sentence[given.actor.start : given.actor.end] == "Japan"
    assert all(pair.factuality == "actual" and pair.type in TYPES for pair in found.values())


def test_every_set_phrase_is_made_into_pairs_of_two_different_sides() -> None:
    made = read_formulas()
    assert {pair.type for pair in made} == set(TYPES)
    assert made == read_formulas() != read_formulas(seed=1)
    for pair in made:
        assert pair.actor, pair.sentence
        assert not pair.recipient or pair.sentence[pair.actor.start : pair.actor.end] != _recipient(pair), pair.sentence
        assert not {"A:", "R:", "{"} & {pair.sentence[place : place + 2] for place in range(len(pair.sentence))}
    held = {pair.family for pair in made if held_back(pair)}
    assert held and not held & {pair.family for pair in made if not held_back(pair)}


def test_renamed_pairs_keep_their_sentence_around_other_sides_in_the_same_order(pairs: list[Pair]) -> None:
    whole = [pair for pair in pairs if pair.actor and pair.recipient and not pair.actor.overlaps(pair.recipient)][:300]
    words = {pair.sentence[side.start : side.end] for pair in whole for side in (pair.actor, pair.recipient) if side}
    for old, new in zip(whole, renamed(whole, 1, seed=0), strict=True):
        assert old.actor and old.recipient and new.actor and new.recipient
        assert new.type == UNLABELLED
        assert {new.sentence[new.actor.start : new.actor.end], _recipient(new)} <= words
        assert (old.actor.start < old.recipient.start) == (new.actor.start < new.recipient.start)
        first = min(old.actor.start, old.recipient.start)
        assert new.sentence[:first] == old.sentence[:first]
    assert renamed(whole, 2, seed=1) == renamed(whole, 2, seed=1)


def _recipient(pair: Pair) -> str:
    assert pair.recipient
    return pair.sentence[pair.recipient.start : pair.recipient.end]
