"""`dragoman actors`: the actor file, and whether it holds together."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import example
from dragoman.cli.report import Report, many
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from dragoman.codebook.actor_file import ActorEntry

app = typer.Typer(no_args_is_help=True, help="The actor file: who is known, in which office, from when to when.")


@app.callback()
def _group() -> None:
    """Keep `check` a word of its own while it is the only command."""


def _what(entry: ActorEntry) -> str:
    """How an entry is counted: an organisation by its sector, all else by its kind."""
    by_sector = entry.kind == "organisation" and bool(entry.sectors)
    return f"organisation {entry.sectors[0]}" if by_sector else entry.kind


@app.command(epilog=example("dragoman actors check"))
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", exists=True, file_okay=False, help="The folder of another codebook."),
    ] = None,
) -> None:
    """Check names, ids and terms of the actor file; each mistake with its file, line, entry and fix.

    Without a mistake it counts the entries by kind, organisations by sector.

    Exit codes: 0 it holds together, 2 a mistake.
    """
    from dragoman.codebook.actor_checks import review
    from dragoman.codebook.actor_file import load_actor_file
    from dragoman.codebook.load import shipped_folder

    file = load_actor_file(folder or read_settings().codebook or shipped_folder())
    problems = list(review(file))
    report = Report()
    for problem in problems:
        report.problem(problem)
    if problems:
        report.note(many(len(problems), "mistake"))
        raise typer.Exit(2)
    terms = [office for entry in file.entries for office in entry.offices]
    standing = sum(office.end is None for office in terms)
    report.line(f"{len(file.entries)} entries, {many(len(terms), 'term')} of office, {standing} of them open")
    counts = Counter(_what(entry) for entry in file.entries)
    report.line("; ".join(f"{what} {count}" for what, count in counts.most_common()))
    if file.checked is None:
        report.note("no [checked] day: nobody says up to when the file is right")
    else:
        age = (datetime.now(UTC).date() - file.checked).days
        report.line(f"right up to {file.checked}, {many(age, 'day')} ago; open terms say nothing of the time after")
