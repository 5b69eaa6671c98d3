from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from dragoman.cli.tables import claim_table, days_of
from dragoman.store.rows import claim_rows
from dragoman.types import Reading


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_an_id_is_never_broken_and_nothing_is_left_out(reading: Reading, width: int) -> None:
    console = Console(width=width, record=True)
    console.print(claim_table(claim_rows(reading), width=width))
    out = console.export_text()
    assert "3fa85f640000-14" in out
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
    assert days_of(replace(claim_rows(reading)[0], start=start, end=end)) == told
