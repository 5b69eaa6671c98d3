"""`dragoman codebook`: the rules listed, and their examples run."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import example
from dragoman.cli.report import Report, many
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from dragoman.codebook.event_rules import EventRule

app = typer.Typer(no_args_is_help=True, help="The codebook: its rules, and whether they read as they say.")


@app.command(epilog=example("dragoman codebook check coerce.toml"))
def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="One file of rules, or the folder of another codebook.")
    ] = None,
) -> None:
    """Run the examples and counter-examples; each mistake with its file, line, rule and fix.

    Exit codes: 0 all read as they say, 2 a mistake.
    """
    from dragoman.examples import check_codebook

    folder, name = _split(file)
    problems = check_codebook(folder, file=name)
    report = Report()
    for problem in problems:
        report.problem(problem)
    if problems:
        report.note(many(len(problems), "mistake"))
        raise typer.Exit(2)
    report.line("every example reads as it says")


def _split(file: Path | None) -> tuple[Path | None, str | None]:
    """The codebook's folder and the file's name in it; a bare name is a file of the codebook in use."""
    used = read_settings().codebook
    if file is None:
        return used, None
    if file.is_dir():
        return file, None
    if file.is_file() and file.parent.name in {"events", "relations"}:
        return file.parent.parent, file.name
    return used, file.name


@app.command("list", epilog=example("dragoman codebook list"))
def list_rules() -> None:
    """List the rules of events: id, type, words, and where each stands.

    Exit codes: 0 listed, 2 the codebook does not load.
    """
    from dragoman.cli.tables import make_table
    from dragoman.codebook.load import load_codebook

    rules = load_codebook(read_settings().codebook).rules
    report = Report()
    report.show(make_table("rule", "type", "words", "examples", "file", rows=[_cells(rule) for rule in rules]))
    report.note(many(len(rules), "rule"))


def _cells(rule: EventRule) -> tuple[str, ...]:
    words = ", ".join((*rule.verbs, *rule.nouns))
    examples = f"{len(rule.examples)}+{len(rule.counterexamples)}"
    return rule.id, " ".join(filter(None, (rule.event, rule.mode))), words, examples, f"{rule.file}:{rule.line}"
