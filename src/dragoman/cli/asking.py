"""Questions to the record: `events`, `show`, `why`, `search`."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DbOption, Format, FormatOption, check_order, example, parse_day, record_path
from dragoman.cli.report import Report, many

if TYPE_CHECKING:
    from dragoman.store import Record
    from dragoman.types import Reading


class Factuality(StrEnum):
    """How a page puts an event."""

    actual = "actual"
    alleged = "alleged"
    denied = "denied"
    planned = "planned"
    possible = "possible"


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command(
        epilog=example(
            "dragoman events --actor SYR --since 2020-01-01",
            "dragoman events --type ASSAULT --speaker Anadolu --format jsonl",
            "dragoman events --only-through Anadolu",
        )
    )(events)
    app.command(epilog=example("dragoman show page.txt"))(show)
    app.command(epilog=example("dragoman why 3fa85f64-14"))(why)
    app.command(epilog=example('dragoman search "Idlib Monday"'))(search)


def parse_type(text: str) -> str:
    """A PLOVER event type."""
    from difflib import get_close_matches

    from dragoman.codebook.event_rules import QUAD_CLASS

    if text.upper() in QUAD_CLASS:
        return text.upper()
    near = get_close_matches(text.upper(), QUAD_CLASS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"types are {', '.join(QUAD_CLASS)}"
    raise typer.BadParameter(f"{text!r} is no event type; {hint}")


def events(  # noqa: PLR0917 - each is an option
    actor: Annotated[
        str | None, typer.Option(help="Who did it: part of a name, or three capitals for a country or sector.")
    ] = None,
    recipient: Annotated[str | None, typer.Option(help="To whom, in the same way.")] = None,
    type: Annotated[str | None, typer.Option(parser=parse_type, metavar="TYPE", help="PLOVER event type.")] = None,
    since: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="First day; leaves out events without a day.")
    ] = None,
    until: Annotated[date | None, typer.Option(parser=parse_day, metavar="DATE", help="Last day; likewise.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Part of the name of anybody in a chain.")] = None,
    originator: Annotated[str | None, typer.Option(help="Part of the name of the last speaker of a chain.")] = None,
    only_through: Annotated[
        str | None, typer.Option(help="Part of the name of a speaker without whom nothing would be known of it.")
    ] = None,
    factuality: Annotated[Factuality | None, typer.Option(help="How firmly it is told.")] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only what somebody denies.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what a person rejected.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="How many at most, newest first.")] = None,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """List events of the record, newest day first; all that is asked must fit.

    An event is one happening, whatever the number of pages that tell of it; `dragoman why` lists its reports.
    Exit codes: 0 answered (also with no event), 2 the record cannot be opened.
    """
    from dragoman.store import Wanted, open_record

    check_order(since, until, names=("--since", "--until"))
    wanted = Wanted(
        actor=actor, recipient=recipient, type=type, since=since, until=until, speaker=speaker, originator=originator,
        only_through=only_through, factuality=factuality.value if factuality else None, denied=denied or None,
        rejected=rejected, limit=limit,
    )  # fmt: skip
    report = Report()
    with open_record(record_path(db), create=False) as record:
        found = record.events(wanted)
        tell_staleness(report, record)
    if format is not Format.table:
        report.json_rows([asdict(row) for row in found], as_list=format is Format.json)
        return
    if found:
        from dragoman.cli.tables import event_table

        report.show(event_table(found, width=report.width()))
    report.note(many(len(found), "event"))


def tell_staleness(report: Report, record: Record) -> None:
    """A note where pages were read or judgements passed that the events do not know of yet."""
    behind = record.freshness()
    if behind.readings or behind.judgements:
        what = f"{many(behind.readings, 'reading')} and {many(behind.judgements, 'judgement')}"
        report.note(f"{what} are not in it yet: dragoman resolve")


def show(
    page: Annotated[str, typer.Argument(help="File name, or the beginning of an event's id or of the digest.")],
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """Show one page: what was taken for the article, what was left out, and its events.

    Exit codes: 0 shown, 1 no such page, 2 the record cannot be opened.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        row = record.page(page)
        reading, rows = record.reading(row), record.claims(row)
    report = Report()
    if format is not Format.table:
        from dragoman.records import to_record

        report.json_rows([to_record(reading)], as_list=format is Format.json)
        return
    _show_document(report, reading)
    if rows:
        from dragoman.cli.tables import claim_table

        report.show(claim_table(rows, width=report.width()))
    report.note(many(len(rows), "event"))


def _show_document(report: Report, reading: Reading) -> None:
    document = reading.document
    told = {
        "file": document.file,
        "title": document.title,
        "authors": ", ".join(document.authors),
        "publisher": document.publisher,
        "published": f"{document.published} (from {document.published_from})" if document.published else "not known",
        "digest": document.digest,
        "codebook": reading.codebook,
        "model": reading.model,
    }
    for name, value in told.items():
        if value:
            report.line(f"{name:<10} {value}")
    for paragraph in document.paragraphs:
        report.line(f"\n{document[paragraph]}")
    if document.left_out:
        report.line("\nleft out")
    for piece in document.left_out:
        report.line(f"  {piece.kind}: {' '.join(piece.text.split())[:100]}")
    report.line()


def why(
    event: Annotated[str, typer.Argument(help="Id of an event or of one of its reports.")],
    db: DbOption = None,
) -> None:
    """Show why an event stands in the record: its reports, their sentences and rules, and on whose word.

    Exit codes: 0 shown, 1 no such event, 2 the record cannot be opened.
    """
    from dragoman.cli.because import show_claim, show_event
    from dragoman.store import open_record

    report = Report()
    with open_record(record_path(db), create=False) as record:
        if event.startswith("E"):
            show_event(report, record, record.event(event))
        else:
            show_claim(report, record, record.claim(event))


def search(
    words: Annotated[str, typer.Argument(metavar="TEXT", help="Words that a page must hold.")],
    limit: Annotated[int, typer.Option(min=1, help="How many pages at most.")] = 20,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """Find pages by their words, best first.

    Exit codes: 0 answered (also with no page), 2 the record cannot be opened.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        hits = record.search(words, limit=limit)
    report = Report()
    if format is not Format.table:
        report.json_rows([asdict(hit) for hit in hits], as_list=format is Format.json)
        return
    if hits:
        from dragoman.cli.tables import make_table

        rows = [(hit.page.id, hit.page.file, " ".join(hit.snippet.split())) for hit in hits]
        report.show(make_table("page", "file", "words", rows=rows))
    report.note(many(len(hits), "page"))
