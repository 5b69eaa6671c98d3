from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from dragoman.cli.tables import days_of, event_table
from dragoman.store.rows import event_rows
from dragoman.types import Reading


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_an_id_is_never_broken_and_nothing_is_left_out(reading: Reading, width: int) -> None:
    console = Console(width=width, record=True)
    console.print(event_table(event_rows(reading), width=width))
    out = console.export_text()
    assert "3fa85f64-e1" in out
    for word in ("Syrian", "ASSAULT", "2020-03-02", "Idlib", "actual", "Anadolu"):
        assert word in out


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, "–"),
        (date(2020, 3, 2), date(2020, 3, 2), "2020-03-02"),
        (date(2020, 3, 1), date(2020, 3, 31), "2020-03-01 to 2020-03-31"),
        (date(2020, 3, 1), None, "since 2020-03-01"),
        (None, date(2020, 3, 1), "before 2020-03-01"),
    ],
)
def test_days(reading: Reading, start: date | None, end: date | None, told: str) -> None:
    assert days_of(replace(event_rows(reading)[0], start=start, end=end)) == told
