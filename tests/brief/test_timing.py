"""Times of day, moments, and waiting with a clock of the test's own."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from dragoman.brief.timing import parse_at, wait_until
from dragoman.errors import SettingError

NOW = datetime(2020, 3, 6, 17, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18:00", "2020-03-06T18:00:00+02:00"),
        ("9:05", "2020-03-07T09:05:00+02:00"),
        ("17:30", "2020-03-06T17:30:00+02:00"),
        ("2020-03-08 06:00", "2020-03-08T06:00:00+02:00"),
        ("2020-03-08T06:00+00:00", "2020-03-08T06:00:00+00:00"),
    ],
)
def test_a_time_is_the_next_one(text: str, moment: str) -> None:
    assert parse_at(text, NOW) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("text", ["25:00", "soon", "", "2020-03-05 18:00", "18"])
def test_what_is_no_time_to_come_is_told(text: str) -> None:
    with pytest.raises(SettingError, match=r"is no time|has passed"):
        parse_at(text, NOW)


def test_waiting_looks_at_the_clock_again() -> None:
    clock, slept = [NOW], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += timedelta(seconds=seconds * 2)  # a machine that slept

    wait_until(NOW + timedelta(minutes=3), lambda: clock[0], sleep)
    assert sum(slept) == 90 and max(slept) <= 30
    wait_until(NOW, lambda: NOW, lambda _: pytest.fail("it is time already"))
