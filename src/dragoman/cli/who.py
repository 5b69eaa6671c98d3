"""`actor`: one actor of the record, and `actors list`, which finds them."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from dragoman.cli.options import DbOption, Format, FormatOption, example, record_path
from dragoman.cli.report import Report, many


def add_to(app: typer.Typer, group: typer.Typer) -> None:
    """Make `actor` known to the program, and `list` to the group `actors`."""
    app.command(epilog=example("dragoman actor 'Syrian Army'"))(actor)
    group.command(name="list", epilog=example("dragoman actors list", "dragoman actors list syria"))(list_)


def list_(
    part: Annotated[str | None, typer.Argument(help="Part of a name, or three capitals for a country.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """List the record's actors, those with the most events first.

    Exit codes: 0 answered (also with nobody), 2 the record cannot be opened.
    """
    from dragoman.cli.tables import make_table
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        found = record.actors(part, limit=limit)
    report = Report()
    if format is not Format.table:
        report.json_rows((asdict(one) for one in found), as_list=format is Format.json)
        return
    rows = [
        (one.key, one.name, one.kind, one.country or "–", " ".join(one.sectors) or "–", str(one.events))
        for one in found
    ]
    if rows:
        report.show(make_table("key", "name", "kind", "country", "sectors", "events", rows=rows))
    report.note(many(len(found), "actor"))


def actor(
    name: Annotated[str, typer.Argument(help="A name that only this actor bears, or its key.")],
    limit: Annotated[int, typer.Option(min=1, help="How many of its events.")] = 10,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """Show one actor: names, kind, country and sectors, its latest events, and who speaks of it.

    Exit codes: 0 shown, 1 nobody is called so, or several are, 2 the record cannot be opened.
    """
    from dragoman.cli.tables import event_table
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        found = record.actor(name)
        events, speakers = record.events_of_actor(found, limit=limit), record.speakers_of(found)
    report = Report()
    if format is not Format.table:
        told = {"latest": [asdict(one) for one in events], "speakers": [asdict(one) for one in speakers]}
        report.json_rows([{**asdict(found), **told}], as_list=format is Format.json)
        return
    rows = {
        "key": found.key,
        "names": "; ".join(dict.fromkeys((found.name, *found.names))),
        "kind": found.kind,
        "country": found.country or "–",
        "sectors": " ".join(found.sectors) or "–",
        "events": str(found.events),
        "told by": ", ".join(f"{one.name} ({one.events})" for one in speakers) or "–",
    }
    for field, value in rows.items():
        report.line(f"{field:<10} {value}")
    if events:
        report.show(event_table(events, width=report.width()))
