"""`dragoman read`: pages in, the record out."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import Format, FormatOption, ModelSize, example, parse_day
from dragoman.cli.report import Advance, Report, many
from dragoman.cli.uncollected import uncollected
from dragoman.errors import PageError
from dragoman.settings import Settings, read_settings

if TYPE_CHECKING:
    from dragoman.batch import Known, Tally
    from dragoman.store import Record
    from dragoman.types import Page, Reading

_STDIN = "-"


def add_to(app: typer.Typer) -> None:
    """Make the command known."""
    app.command(
        epilog=example(
            "dragoman read page.txt",
            "dragoman read page.txt --db dragoman.db --published 2020-03-03",
            "dragoman read page.txt --format jsonl",
        )
    )(read)


def read(  # noqa: PLR0917 - each is an option
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders or globs; - is standard input.")],
    db: Annotated[
        str | None,
        typer.Option(metavar="RECORD", help="Keep what is read in this record: a file or postgresql:// address."),
    ] = None,
    format: FormatOption = Format.table,
    published: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="DATE", help="Day of publication, where pages do not tell.")
    ] = None,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the classifier weigh what the rules code.")
    ] = True,
    model_size: Annotated[
        ModelSize | None,
        typer.Option(help="Which classifier; auto: the large one, if installed, for 25 pages or fewer."),
    ] = None,
    resolve: Annotated[
        bool, typer.Option("--resolve/--no-resolve", help="With --db, join what all its pages say; once is enough.")
    ] = True,
) -> None:
    """Read pages: who did what to whom, on whose word.

    Prints what it reads; with --db it is kept as well, and the same page is never kept twice.
    Exit codes: 0 all read, 1 some page failed (one line each on standard error), 2 nothing could go on.
    """
    from dragoman.batch import Tally
    from dragoman.codebook.load import load_codebook
    from dragoman.model.voices import as_good, choose_classifier
    from dragoman.pipeline import name_models, read_page
    from dragoman.store import open_record

    report, settings = Report(), read_settings()
    codebook = load_codebook(settings.codebook)
    tally = Tally()
    with open_record(db) if db else nullcontext() as record:
        pages = _open(paths, settings, published)
        count, size = _count(paths), model_size or settings.model
        voice = choose_classifier(size, settings.cache, pages=count) if model else None
        enough = as_good(voice, size, settings.cache) if voice else (None,)

        def read_one(page: Page) -> Reading:
            return read_page(page, codebook, voice, max_depth=settings.max_depth)

        outcomes = _read_all(pages, read_one, record, codebook.digest, [name_models(one) for one in enough])
        with report.progress(count, shown=record is not None or not sys.stdout.isatty()) as advance:
            _write(report, _tell(report, outcomes, tally, advance), format, kept=record)
        report.note(str(tally))
        if record is not None and resolve and tally.read:
            resolve_and_tell(report, record)
    if tally.failed:
        raise typer.Exit(1)


def _read_all(
    pages: Iterator[Page | PageError],
    read_one: Callable[[Page], Reading],
    record: Record | None,
    codebook: str,
    models: Sequence[str],
) -> Iterator[Reading | Known | PageError]:
    """Pages as they are read, unless the record has them by the codebook of this digest and one of these models."""
    from dragoman.batch import keep_outcomes, read_pages

    if record is None:
        yield from read_pages(pages, read_one)
    else:
        yield from keep_outcomes(read_pages(pages, read_one, is_known=known_in(record, codebook, models)), record)


def known_in(record: Record, codebook: str, models: Sequence[str]) -> Callable[[str, date | None], bool]:
    """Whether a record holds a page (digest, day given) as read by this codebook and one of these models."""

    def is_known(digest: str, given: date | None) -> bool:
        return any(record.knows(digest, codebook=codebook, model=model, published=given) for model in models)

    return is_known


def resolve_and_tell(report: Report, record: Record) -> None:
    """Join what all pages of the record say, and say how much that is."""
    from dragoman.resolve.whole import settle_record

    with uncollected():
        settle_record(record)
    events, pages = record.count_events(rejected=True), record.count_pages()
    report.note(f"the record now holds {many(events, 'event')} on {many(pages, 'page')}")


def _tell(
    report: Report, outcomes: Iterator[Reading | Known | PageError], tally: Tally, advance: Advance
) -> Iterator[Reading]:
    """The readings alone; everything is counted, and failures are told at once."""
    from dragoman.types import Reading

    for outcome in outcomes:
        tally.count(outcome)
        advance()
        if isinstance(outcome, PageError):
            report.problem(outcome)
        elif isinstance(outcome, Reading):
            yield outcome


def _open(paths: Sequence[str], settings: Settings, published: date | None) -> Iterator[Page | PageError]:
    from dragoman.intake import open_pages, open_stream

    for path in paths:
        if path == _STDIN:
            yield from open_stream(sys.stdin.buffer.read(), settings=settings, published=published)
        else:
            yield from open_pages([path], settings=settings, published=published)


def _count(paths: Sequence[str]) -> int | None:
    from dragoman.intake import count_pages

    return None if _STDIN in paths else count_pages(paths)


def _write(report: Report, readings: Iterator[Reading], format: Format, *, kept: Record | None) -> None:
    """Print readings as they come; what is kept is listed page by page at the end."""
    from dragoman.records import to_record

    if format is Format.jsonl:
        for reading in readings:
            report.json(to_record(reading))
    elif format is Format.json:
        report.json_list(to_record(reading) for reading in readings)
    elif kept is None:
        for reading in readings:
            _show_reading(report, reading)
    else:
        _show_kept(report, readings)


def _show_reading(report: Report, reading: Reading) -> None:
    from dragoman.cli.tables import claim_table
    from dragoman.store.rows import claim_rows

    document, rows = reading.document, claim_rows(reading)
    told = [document.file, document.title, document.publisher, str(document.day or "no date")]
    report.line(" · ".join(part for part in told if part))
    if rows:
        report.show(claim_table(rows, width=report.width()))
    report.line(many(len(rows), "event") + "\n")


def _show_kept(report: Report, readings: Iterator[Reading]) -> None:
    from dragoman.cli.tables import page_table
    from dragoman.store.rows import page_row

    rows = [page_row(reading) for reading in readings]
    if rows:
        report.show(page_table(rows))
