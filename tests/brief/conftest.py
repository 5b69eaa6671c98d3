"""A record with one shelling that two pages tell and a third denies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from tests.shelling import DENIAL, TRICKS, WIRE, make_reading

NOW = datetime(2020, 3, 6, 18, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "brief.db", now=lambda: NOW) as opened:
        opened.add_reading(make_reading("wire.html", WIRE, day=date(2020, 3, 3), publisher="The Daily", says="Anadolu"))
        opened.add_reading(
            make_reading("denial.html", f"{DENIAL} {TRICKS}", day=date(2020, 3, 4), publisher="State Herald",
                         says="SANA", title=TRICKS)
        )  # fmt: skip
        resolve_record(opened)
        yield opened
