"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from dragoman.settings import read_settings


class Format(StrEnum):
    """How results are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class ModelSize(StrEnum):
    """Which classifier speaks."""

    small = "small"
    large = "large"
    auto = "auto"


def parse_day(text: str) -> date:
    """A day written as 2020-03-05."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2020-03-05") from None


def check_order(first: date | None, last: date | None, *, names: tuple[str, str]) -> None:
    """Refuse two days of which the later is named first; `names` are their options."""
    if first is not None and last is not None and first > last:
        raise typer.BadParameter(f"{names[0]} {first} lies after {names[1]} {last}; turn them round")


def example(*lines: str) -> str:
    """A command's epilog: what one may type."""
    return "\n\n".join(["Examples:" if len(lines) > 1 else "Example:", *lines])


FormatOption = Annotated[Format, typer.Option("--format", help="How to write the results.")]
DbOption = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="RECORD", help="File or postgresql:// address; by default $DRAGOMAN_DB or dragoman.db."
    ),
]


def record_path(db: str | None) -> str:
    """The record that a command works on: a file's name or a server's address."""
    return db or read_settings().db
