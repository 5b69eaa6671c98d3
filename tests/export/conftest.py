"""The sample pages as a record, and a row built by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from export_builders import make_row, written

from dragoman.export.formats import FORMATS
from dragoman.export.rows import ExportRow, export_rows
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.types import Reading


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory, sample_readings: tuple[Reading, ...]) -> Iterator[Record]:
    """The sample pages in a record, resolved."""
    with open_record(tmp_path_factory.mktemp("export") / "samples.db") as opened:
        for reading in sample_readings:
            opened.add_reading(reading)
        resolve_record(opened)
        yield opened


@pytest.fixture(scope="session")
def sample_rows(record: Record) -> tuple[ExportRow, ...]:
    """Every event of the sample pages."""
    return tuple(export_rows(record.told_events()))


@pytest.fixture
def row() -> ExportRow:
    """One row."""
    return make_row()


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows in a format to a file."""

    def write(name: str, *rows: ExportRow) -> Path:
        path = tmp_path / f"events.{FORMATS[name].suffix}"
        path.write_bytes(written(name, *rows))
        return path

    return write
