"""Days and lengths of time as people write and read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dragoman.brief.days import capitalized, day_told, moment_told, parse_length


def test_days_and_moments_are_told_in_words() -> None:
    assert day_told(date(2020, 3, 5)) == "5 March 2020"
    assert day_told(datetime(2020, 3, 5, 18, 5, tzinfo=UTC)) == "5 March 2020"
    assert day_told(None) == ""
    assert moment_told(datetime(2020, 3, 5, 18, 5, tzinfo=UTC)) == "5 March 2020, 18:05 UTC"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("15m", timedelta(minutes=15)),
        (" 18 H ", timedelta(hours=18)),
        ("2d", timedelta(days=2)),
        ("0m", timedelta(0)),
        ("soon", None),
        ("2020-03-05", None),
        ("1000000h", None),
    ],
)
def test_lengths_of_time(text: str, length: timedelta | None) -> None:
    assert parse_length(text) == length


def test_only_the_first_letter_is_raised() -> None:
    assert capitalized("the SANA agency") == "The SANA agency"
    assert capitalized("") == ""
