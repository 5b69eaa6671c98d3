"""`dragoman mcp`: the record for a language model, over standard input and output."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import typer

from dragoman.cli.options import DbOption, example, record_path


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(epilog=example("dragoman mcp --db dragoman.db"))(mcp)


def mcp(db: DbOption = None) -> None:
    """Answer a language model's questions over the Model Context Protocol, on standard input and output; read-only.

    Exit codes: 0 the program that asked has closed, 2 the record cannot be opened or the package mcp is missing.
    """
    from dragoman.assistants.server import make_server
    from dragoman.codebook.load import load_codebook
    from dragoman.settings import read_settings
    from dragoman.store import open_record

    relations = load_codebook(read_settings().codebook).relations
    with open_record(record_path(db), create=False) as record:
        make_server(record, relations).run("stdio")
