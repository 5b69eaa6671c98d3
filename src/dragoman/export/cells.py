"""Tables as text: one line a row, safe in a spreadsheet, the same bytes for the same record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import IO

Cell = str | int | float | date | Sequence[str] | None
_STEERING = ("=", "+", "-", "@")


def write_table(
    rows: Iterable[Sequence[Cell]], out: IO[bytes], *, columns: Sequence[str] | None, delimiter: str = ","
) -> int:
    """Write rows with their head (None: without one) as UTF-8; how many there were."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    if columns is not None:
        writer.writerow(columns)
    many = 0
    for row in rows:
        writer.writerow([plain_cell(cell) for cell in row])
        many += 1
    text.flush()
    text.detach()
    return many


def plain_cell(cell: Cell) -> str:
    """A cell as it is written: unknown is empty, several values are joined by ";", words never start a formula.

    Tabs and line breaks in words become blanks, so that programs that know no quotation marks count columns rightly.
    """
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (int, float)):
        return str(cell)
    words = cell if isinstance(cell, str) else ";".join(part.replace(";", ",") for part in cell)
    line = " ".join(words.replace("\0", " ").split())
    return f"'{line}" if line.startswith(_STEERING) else line


def stable_number(name: str) -> int:
    """A number for readers that want ids as numbers: 52 bits of a name's digest, exact in R and in spreadsheets."""
    return int(sha256(name.encode()).hexdigest()[:13], 16)
