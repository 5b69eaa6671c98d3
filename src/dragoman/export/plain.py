"""Our own columns as CSV and JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from dragoman.export.cells import Cell, write_table
from dragoman.export.columns import COLUMNS, names, values_of
from dragoman.export.options import Options
from dragoman.export.rows import ExportRow
from dragoman.records import one_line


def write_csv(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A row an event; lists are joined by ";"."""
    return write_table(_cells(rows), out, columns=names())


def write_jsonl(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A JSON object an event, with every report's name."""
    many = 0
    for row in rows:
        told = {name: json_value(value) for name, value in values_of(row).items()}
        out.write(f"{one_line({**told, 'reports': [report.id for report in row.reports]})}\n".encode())
        many += 1
    return many


def _cells(rows: Iterable[ExportRow]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [_yes_or_no(column.value(row)) for column in COLUMNS]


def _yes_or_no(value: Any) -> Cell:
    """Truth as R and pandas read it."""
    return str(value).upper() if isinstance(value, bool) else value


def json_value(value: Any) -> Any:
    """A value as JSON has it: days as text."""
    return value.isoformat() if isinstance(value, date) else value
