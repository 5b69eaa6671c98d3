import numpy as np
import pytest

from training.measure import best_temperature, calibration_error, heated, log_loss, macro_f1

# Four answers at .8, three of them right; the fifth wrong at .6.
CHANCES = np.array([[0.8, 0.2], [0.8, 0.2], [0.8, 0.2], [0.8, 0.2], [0.4, 0.6]])
RIGHT = np.array([0, 0, 0, 1, 0])


def test_calibration_error_is_the_mean_gap_between_probability_and_hits() -> None:
    assert calibration_error(CHANCES, RIGHT) == pytest.approx((abs(3 - 3.2) + abs(0 - 0.6)) / 5)


def test_answers_as_sure_as_they_are_right_have_no_error() -> None:
    assert calibration_error(np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([0, 1])) == pytest.approx(0)


def test_heat_makes_answers_less_sure_and_changes_none() -> None:
    cooler, warmer = heated(CHANCES, 0.5), heated(CHANCES, 2.0)
    assert np.all(cooler.max(axis=1) > CHANCES.max(axis=1))
    assert np.all(warmer.max(axis=1) < CHANCES.max(axis=1))
    assert np.array_equal(warmer.argmax(axis=1), CHANCES.argmax(axis=1))
    assert np.allclose(heated(CHANCES, 1.0), CHANCES)


def test_the_best_temperature_is_no_worse_than_none() -> None:
    best = best_temperature(CHANCES, RIGHT)
    assert best > 1  # these answers are too sure
    assert log_loss(heated(CHANCES, best), RIGHT) < log_loss(CHANCES, RIGHT)


def test_macro_f1_weighs_types_alike() -> None:
    assert macro_f1(["AID", "AID", "NONE"], ["AID", "NONE", "NONE"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert macro_f1(["AID"], ["AID"]) == 1
