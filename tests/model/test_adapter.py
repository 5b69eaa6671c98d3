import numpy as np
import pytest

from dragoman.model.adapter import make_adapter, merge_adapter

CHANCE = np.random.default_rng(0)
BASE = {
    "layer": CHANCE.normal(size=(40, 30)).astype(np.float32),
    "kept": CHANCE.normal(size=(8, 8)).astype(np.float32),
    "bias": np.zeros(40, dtype=np.float32),
}
CHANGE = (CHANCE.normal(size=(40, 2)) @ CHANCE.normal(size=(2, 30))).astype(np.float32)
FITTED = {
    "layer": BASE["layer"] + CHANGE,
    "kept": BASE["kept"],
    "bias": np.ones(40, dtype=np.float32),
    "head": CHANCE.normal(size=(5, 40)).astype(np.float32),
}


def test_a_change_of_low_rank_comes_back() -> None:
    merged = merge_adapter(make_adapter(FITTED, BASE, 2 * 70), BASE)
    assert set(merged) == set(FITTED)
    assert np.abs(merged["layer"] - FITTED["layer"]).max() < 0.08 * np.abs(CHANGE).max()
    assert merged["head"] == pytest.approx(FITTED["head"], abs=0.02)
    assert merged["bias"].tolist() == FITTED["bias"].tolist()


def test_what_fitting_left_alone_is_not_in_it() -> None:
    assert {key.partition(":")[0] for key in make_adapter(FITTED, BASE, 140)} == {"layer", "bias", "head"}


def test_it_keeps_to_the_size_it_is_given() -> None:
    adapter = make_adapter(FITTED, BASE, 100)
    assert adapter["layer:left"].shape == (40, 1)
    assert adapter["layer:left"].size + adapter["layer:right"].size <= 100


def test_a_matrix_that_gets_nothing_stays_its_base() -> None:
    merged = merge_adapter(make_adapter(FITTED, BASE, 0), BASE)
    assert np.array_equal(merged["layer"], BASE["layer"])


def test_the_more_telling_matrix_comes_first() -> None:
    base = {"much": np.zeros((10, 10), dtype=np.float32), "little": np.zeros((10, 10), dtype=np.float32)}
    fitted = {"much": np.eye(10, dtype=np.float32) * 5, "little": np.eye(10, dtype=np.float32)}
    adapter = make_adapter(fitted, base, 5 * 20)
    assert (adapter["much:left"].shape[1], adapter["little:left"].shape[1]) == (5, 0)
