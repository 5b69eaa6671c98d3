"""The command line: thin over the library; this module names the commands and turns errors into exit codes."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

from dragoman.cli import (
    actors,
    asking,
    assistants,
    briefing,
    codebook,
    coding,
    desk,
    exporting,
    fetching,
    judging,
    keeping,
    model,
    reading,
    states,
    trying,
    users,
    who,
)
from dragoman.cli.report import Report
from dragoman.errors import FatalError, PageError

EXIT_CODES = "Exit codes: 0 all went well, 1 some page failed or was not found, 2 nothing could go on."

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog=EXIT_CODES,
    help="A news page goes in; out comes who did what to whom, when, where, and on whose word.",
)
reading.add_to(app)
fetching.add_to(app)
asking.add_to(app)
judging.add_to(app)
exporting.add_to(app)
desk.add_to(app)
assistants.add_to(app)
states.add_to(app)
briefing.add_to(app)
trying.add_to(app)
keeping.add_to(app)
coding.add_to(app)
who.add_to(app, actors.app)
app.add_typer(codebook.app, name="codebook")
app.add_typer(actors.app, name="actors")
app.add_typer(users.app, name="user")
app.add_typer(model.app, name="model")


def _show_version(wanted: bool) -> None:
    if wanted:
        from dragoman.records import dragoman_version

        Report().line(f"dragoman {dragoman_version()}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code: 0, 1 when a page failed, 2 when nothing could go on.
    """
    try:
        app(args=list(arguments), prog_name="dragoman")
    except PageError as error:
        Report().problem(error)
        return 1
    except FatalError as error:
        Report().problem(error)
        return 2
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


def main() -> None:
    """Entry point of `dragoman`."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has read enough; the signal itself must not end us: a lost server sends it too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
