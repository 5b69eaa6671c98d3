"""`dragoman state`: who stands how to whom on a day, by what was known on another."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DbOption, Format, FormatOption, check_order, example, parse_day, record_path
from dragoman.cli.report import Report, many
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.codebook.relation_file import RelationFile
    from dragoman.resolve.states import State
    from dragoman.store import Record
    from dragoman.types import RelationSpan


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(
        epilog=example(
            "dragoman state --on 2020-03-05",
            "dragoman state recognizes --on 2020-03-05 --known-by 2020-03-10",
            "dragoman state --since 2020-01-01 --on 2020-12-31",
        )
    )(state)


def state(  # noqa: PLR0917 - each is an option
    relation: Annotated[
        str | None, typer.Argument(help="recognizes, diplomatic_ties, embassy_open, sanctions, ...; by default all.")
    ] = None,
    of: Annotated[str | None, typer.Option(help="Actor on the far side: a key, or a name that only it bears.")] = None,
    by: Annotated[str | None, typer.Option(help="Actor on the near side, in the same way.")] = None,
    on: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="The day asked about; by default all days.")
    ] = None,
    since: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="DATE", help="With --on: what changed between the two days."),
    ] = None,
    known_by: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="Leave out what was published later.")
    ] = None,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """Say which relations held on a day, since when, and on whose word; contested ones are marked.

    Exit codes: 0 answered (also with none), 1 no such actor, 2 no such relation or the record cannot be opened.
    """
    from dragoman.codebook.load import load_relations
    from dragoman.resolve.states import changes, of_no_day, relations_of, state_on
    from dragoman.store import open_record

    if since is not None and on is None:
        raise typer.BadParameter("--since asks what changed until a day; add --on DATE")
    check_order(since, on, names=("--since", "--on"))
    relations = load_relations(read_settings().codebook)
    relation = _called(relation, relations)
    with open_record(record_path(db), create=False) as record:
        sides = {"of": _key(record, of), "by": _key(record, by)}
        found = relations_of(record, relations, relation=relation, known_by=known_by, **sides)
    spans = found.spans
    if on is not None:
        spans = changes(found, since, on) if since is not None else state_on(found, on)
    report = Report()
    _tell(report, spans, found, relations, format)
    undated = of_no_day(found) if on is not None else ()
    if undated:
        report.note(f"left out: {many(len(undated), 'relation')} told on no known day (see them without --on)")


def _called(relation: str | None, relations: RelationFile) -> str | None:
    """A relation by its name, by the name that exports have for it, or by the words that tables say it in."""
    from dragoman.export.ties import TIE_NAMES

    if relation is None or relation in relations.kinds:
        return relation
    words = relation.replace("_", " ").casefold()
    for name, kind in relations.kinds.items():
        if words in {name.replace("_", " "), TIE_NAMES.get(name, name).replace("_", " "), kind.verb.casefold()}:
            return name
    raise typer.BadParameter(f"{relation!r} is no relation; they are {', '.join(relations.kinds)}")


def _key(record: Record, name: str | None) -> str | None:
    """A country's three capitals stand for themselves; anything else is looked up."""
    if name is None or (len(name) == 3 and name.isupper()):
        return name
    return record.actor(name).key


def _tell(report: Report, spans: Sequence[RelationSpan], state: State, relations: RelationFile, format: Format) -> None:
    if format is not Format.table:
        report.json_rows((asdict(span) for span in spans), as_list=format is Format.json)
        return
    if not spans:
        report.line("The record knows of none.")
    else:
        from dragoman.cli.tables import make_table

        rows = [_cells(span, state, relations) for span in spans]
        report.show(make_table("who", "relation", "whom", "since", "until", "on whose word", "report", rows=rows))
    report.note(many(len(spans), "relation"))


def _cells(span: RelationSpan, state: State, relations: RelationFile) -> list[str]:
    first = next(iter((*span.opened, *span.shown, *span.closed)))
    seen = [state.acts[name] for name in (*span.opened, *span.shown) if name in state.acts]
    shown = min((day for act in seen if (day := act.day or act.known)), default=None)
    since = str(span.start) if span.start else f"shown {shown}" if shown else "not known"
    verb = relations.kinds[span.relation].verb
    return [
        span.a.name,
        f"{verb} (contested)" if span.contested else verb,
        span.b.name,
        since,
        str(span.end) if span.end else "–",
        ", ".join(span.speakers) or "the page's own",
        first,
    ]
