"""`dragoman export`: the record in the shapes of other programs."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the database to be imported
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Annotated

import typer

from dragoman.cli.asking import Factuality, parse_type, tell_staleness
from dragoman.cli.options import DbOption, example, parse_day, record_path
from dragoman.cli.report import Report, many
from dragoman.errors import SettingError

_DAY = "DATE"


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(
        epilog=example(
            "dragoman export --format csv --out events.csv",
            "dragoman export --format polecat --strict --type ASSAULT --since 2020-01-01",
            "dragoman export --format ties --as-of 2020-03-05 --out ties.csv",
        )
    )(export)


def export(  # noqa: PLR0917 - each is an option
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="Format; docs/exports.md lists them all.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; standard output if left out.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Native columns only, without those that begin dg_.")
    ] = False,
    exact: Annotated[bool, typer.Option("--exact", help="Do not coarsen the places of non-combatants.")] = False,
    actor: Annotated[
        str | None, typer.Option(help="Who did it: part of a name, or three capitals for a country or sector.")
    ] = None,
    recipient: Annotated[str | None, typer.Option(help="To whom, in the same way.")] = None,
    type: Annotated[str | None, typer.Option(parser=parse_type, metavar="TYPE", help="PLOVER event type.")] = None,
    since: Annotated[
        date | None, typer.Option(parser=parse_day, metavar=_DAY, help="First day; leaves out events without a day.")
    ] = None,
    until: Annotated[date | None, typer.Option(parser=parse_day, metavar=_DAY, help="Last day; likewise.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Part of the name of anybody in a chain.")] = None,
    originator: Annotated[str | None, typer.Option(help="Part of the name of the last speaker of a chain.")] = None,
    only_through: Annotated[
        str | None, typer.Option(help="Part of the name of a speaker without whom nothing would be known of it.")
    ] = None,
    factuality: Annotated[Factuality | None, typer.Option(help="How firmly it is told.")] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only what somebody denies.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what a person rejected.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="How many at most, newest first.")] = None,
    as_of: Annotated[
        date | None, typer.Option(parser=parse_day, metavar=_DAY, help="With ties: those that held on this day.")
    ] = None,
    known_by: Annotated[
        date | None, typer.Option(parser=parse_day, metavar=_DAY, help="With ties: by what was published until then.")
    ] = None,
    db: DbOption = None,
) -> None:
    """Write the events that fit, or the ties between actors, as another program reads them.

    A file takes its name only once it is whole. Quotations keep to 240 characters in every format.
    Exit codes: 0 written, 2 no such format, a package is missing, or the record cannot be opened.
    """
    from dragoman.export import export_events
    from dragoman.export.formats import TIES, find_format
    from dragoman.store import Wanted, open_record

    wanted = Wanted(
        actor=actor, recipient=recipient, type=type, since=since, until=until, speaker=speaker, originator=originator,
        only_through=only_through, factuality=factuality.value if factuality else None, denied=denied or None,
        rejected=rejected, limit=limit,
    )  # fmt: skip
    is_text, noun = (True, "tie") if format == TIES else (find_format(format).is_text, find_format(format).counts)
    _refuse(format, is_ties=format == TIES, days=bool(as_of or known_by), filtered=wanted != Wanted())
    report = Report()
    with open_record(record_path(db), create=False) as record:
        tell_staleness(report, record)
        with _opened(out, is_text=is_text) as stream:
            if format == TIES:
                from dragoman.codebook.load import load_codebook
                from dragoman.export.ties import export_ties
                from dragoman.settings import read_settings

                relations = load_codebook(read_settings().codebook).relations
                written = export_ties(record, relations, stream, as_of=as_of, known_by=known_by)
            else:
                written = export_events(record, format, stream, wanted, strict=strict, exact=exact)
    report.note(f"{many(written, noun)} written" + (f" to {out}" if out else ""))


def _refuse(format: str, *, is_ties: bool, days: bool, filtered: bool) -> None:
    if days and not is_ties:
        raise SettingError(f"--as-of and --known-by go with ties, not with {format}", fix="use --since and --until")
    if filtered and is_ties:
        raise SettingError("ties are made of relations and know no filter of events", fix="use --as-of and --known-by")


@contextmanager
def _opened(out: Path | None, *, is_text: bool) -> Iterator[IO[bytes]]:
    """The file to write, or standard output."""
    from dragoman.export import whole_file

    if out is not None:
        with whole_file(out) as stream:
            yield stream
        return
    if not is_text:
        raise SettingError("this format is no text", fix="give a file with --out")
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
