"""Keeping the record: `recode`, `runs`, `diff`, `release`, `releases`, `verify`, `backup`, `restore`, `open`."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DbOption, Format, FormatOption, example, record_path
from dragoman.cli.report import Report, many
from dragoman.errors import MissingError, PageError
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from dragoman.resolve.comparing import Change, Difference
    from dragoman.resolve.release_changes import EventChange
    from dragoman.store import Record

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command(epilog=example("dragoman recode --db dragoman.db", "dragoman recode --no-model"))(recode)
    app.command(epilog=example("dragoman runs"))(runs)
    app.command(epilog=example("dragoman diff 1 2", "dragoman diff 2026-01 2026-02 --format json"))(diff)
    app.command(epilog=example("dragoman release 2026-01", "dragoman release 2026-02 --out release-2026-02"))(release)
    app.command(epilog=example("dragoman releases"))(releases)
    app.command(epilog=example("dragoman verify", "dragoman verify --deep"))(verify)
    app.command(epilog=example("dragoman backup copy.jsonl.gz", "dragoman backup copy.db"))(backup)
    app.command(epilog=example("dragoman restore backup.jsonl.gz --db new.db"))(restore)
    app.command(name="open", epilog=example("dragoman open dragoman.db"))(open_)


def recode(
    db: DbOption = None,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Let the classifier weigh what the rules code.")
    ] = True,
    codebook: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="The folder of another codebook.")
    ] = None,
) -> None:
    """Read every page of the record again with today's codebook and model; old readings stay, judgements hold.

    Pages that were read so before are skipped, so that a run that was stopped goes on. Lists the judgements whose
    report or actor no reading holds any more.
    Exit codes: 0 all read, 1 some page failed, 2 nothing could go on.
    """
    from dragoman.codebook.load import load_codebook
    from dragoman.model.classifier import load_classifier
    from dragoman.resolve.recoding import orphaned, recode_pages
    from dragoman.resolve.whole import resolve_record
    from dragoman.store import open_record

    report = Report()
    with open_record(record_path(db), create=False) as record:
        book = load_codebook(codebook or read_settings().codebook)
        voice = load_classifier() if model else None
        counts = {"read": 0, "already known": 0, "failed": 0}
        with report.progress(record.count_pages(), shown=True) as advance:
            for _, outcome in recode_pages(record, book, voice):
                advance()
                if isinstance(outcome, PageError):
                    report.problem(outcome)
                    counts["failed"] += 1
                else:
                    counts["read" if outcome else "already known"] += 1
        if counts["read"]:
            resolve_record(record)
        report.line(", ".join(f"{number} {word}" for word, number in counts.items()))
        for one in orphaned(record.judgements(), record.readings()):
            report.line(f"judgement {one.id} of {one.who} has lost its subject: {one.verdict} {one.subject}")
    if counts["failed"]:
        raise typer.Exit(1)


def runs(format: FormatOption = Format.table, db: DbOption = None) -> None:
    """List what the record's readings were made by: each codebook, model and version is a run.

    Exit codes: 0 listed, 2 the record cannot be opened.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        found = record.runs()
    report = Report()
    if format is not Format.table:
        report.json_rows((asdict(one) for one in found), as_list=format is Format.json)
        return
    from dragoman.cli.tables import make_table

    rows = [
        (str(one.id), f"{one.started:%Y-%m-%d %H:%M}", one.version, one.codebook[:19], one.model, str(one.readings))
        for one in found
    ]
    report.show(make_table("run", "started", "dragoman", "codebook", "model", "readings", rows=rows))


def diff(
    before: Annotated[
        str,
        typer.Argument(metavar="RUN|RELEASE", help="The earlier run's number in `dragoman runs`, or release's name."),
    ],
    after: Annotated[str, typer.Argument(metavar="RUN|RELEASE", help="The later one's.")],
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """Compare two runs page by page, or two releases event by event: what came, went, or is told otherwise.

    Of two releases it also says why: pages added or read anew, judgements passed or taken back. They are resolved again
    from what went into them, so that another version of dragoman makes no difference between them.
    Exit codes: 0 compared (also without a change), 1 no such run or release, 2 the record cannot be opened.
    """
    from dragoman.resolve.comparing import compare_runs, count_changes
    from dragoman.store import open_record

    report = Report()
    if not all(map(str.isdecimal, (before, after))):
        _diff_releases(report, record_path(db), before, after, format)
        return
    with open_record(record_path(db), create=False) as record:
        _check_runs(record, int(before), int(after))
        found = compare_runs(record.run_readings(int(before)), record.run_readings(int(after)))
    if format is not Format.table:
        report.json_rows((asdict(change) for change in found.changes), as_list=format is Format.json)
    else:
        for change in found.changes:
            report.line(_told(change))
        report.line(", ".join(f"{number} {word}" for word, number in count_changes(found).items()))
    report.note(f"{many(found.pages, 'page')} in both runs, {many(found.alone, 'page')} in one only")


def _diff_releases(report: Report, where: Path | str, before: str, after: str, format: Format) -> None:
    from dragoman.resolve.release_changes import compare_releases
    from dragoman.store.keeping import reading_from
    from dragoman.store.releasing import frozen_in

    with reading_from(where) as connection:
        frozen = frozen_in(connection, before), frozen_in(connection, after)
    changes = compare_releases(*frozen)
    if format is not Format.table:
        report.json_rows((asdict(change) for change in changes), as_list=format is Format.json)
        return
    for change in changes:
        report.line(_told_event(change))
    kinds = [change.kind for change in changes]
    report.line(", ".join(f"{kinds.count(kind)} {kind}" for kind in ("added", "removed", "changed")))


def _check_runs(record: Record, *wanted: int) -> None:
    known = {run.id for run in record.runs()}
    for number in wanted:
        if number not in known:
            raise MissingError(f"no run {number} in {record.name}", fix="see: dragoman runs")


def _told(change: Change) -> str:
    told = [_told_difference(one) for one in change.differences]
    words = " ".join(change.sentence.split())[:100]
    return f"{_SIGNS[change.kind]} {change.id} {change.type} · {'; '.join(told) or f'by {change.rule}'} · {words}"


def _told_event(change: EventChange) -> str:
    told = "; ".join(_told_difference(one) for one in change.differences)
    words = " ".join(change.sentence.split())[:100]
    parts = [f"{_SIGNS[change.kind]} {change.id} {change.type}", told, f"because {'; '.join(change.reasons)}", words]
    return " · ".join(part for part in parts if part)


def _told_difference(one: Difference) -> str:
    return f"{one.field}: {one.before or 'none'} -> {one.after or 'none'}"


def release(
    name: Annotated[str, typer.Argument(help="What it will be cited by; a name serves once.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write events, reports, judgements and manifest there.")
    ] = None,
    db: DbOption = None,
) -> None:
    """Freeze what the record says now under a name, with a checksum; the same record has the same checksum.

    Page texts are left out; quotations keep to 240 characters.
    Exit codes: 0 made, 2 the name is taken, the record is not resolved, or nothing could be written.
    """
    from dragoman.store.keeping import writing_to
    from dragoman.store.releasing import make_release

    with writing_to(record_path(db)) as connection:
        made = make_release(connection, name, out=out, now=datetime.now(UTC))
    counts = ", ".join(f"{number} {word}" for word, number in made.manifest["counts"].items())
    Report().line(f"{made.name} · {made.checksum} · {counts}")


def releases(format: FormatOption = Format.table, db: DbOption = None) -> None:
    """List the releases of the record with their checksums.

    Exit codes: 0 listed, 2 the record cannot be opened.
    """
    from dragoman.store.keeping import reading_from
    from dragoman.store.releasing import find_releases

    with reading_from(record_path(db)) as connection:
        found = find_releases(connection)
    report = Report()
    if format is not Format.table:
        report.json_rows((asdict(one) for one in found), as_list=format is Format.json)
        return
    for one in found:
        report.line(f"{one.name} · {one.added:%Y-%m-%d %H:%M} · {one.checksum}")
    if not found:
        report.line("no release yet")


def verify(
    deep: Annotated[
        bool, typer.Option("--deep", help="Also resolve the record anew and compare; takes as long as that.")
    ] = False,
    db: DbOption = None,
) -> None:
    """Check the record: words stand where they are said to, links lead somewhere, the database is sound.

    Exit codes: 0 it holds together, 1 something is wrong, 2 the record cannot be opened.
    """
    from dragoman.resolve.recoding import resolved_faults
    from dragoman.store import open_record
    from dragoman.store.verifying import find_faults

    where, report = record_path(db), Report()
    found = list(find_faults(where))
    with open_record(where, create=False) as record:
        found += resolved_faults(record, where) if deep else []
        counts = record.counts()
    for fault in found:
        report.line(f"{fault.row}: {fault.what}")
    if found:
        report.note(many(len(found), "fault"))
        raise typer.Exit(1)
    report.line(f"{many(counts['readings'], 'reading')} of {many(counts['pages'], 'page')} hold together")


def backup(
    file: Annotated[Path, typer.Argument(help="FILE.jsonl.gz restores into either database; else a copy of SQLite's.")],
    db: DbOption = None,
) -> None:
    """Copy the whole record into a file, also while somebody writes to it.

    Exit codes: 0 kept, 2 the record cannot be read or the file not be written.
    """
    from dragoman.store.keeping import back_up

    number = back_up(record_path(db), file)
    Report().line(f"{file}: {many(number, 'reading')}")


def restore(
    file: Annotated[Path, typer.Argument(help="What `dragoman backup` wrote.")],
    db: Annotated[str, typer.Option("--db", metavar="RECORD", help="A new file, or an empty postgresql:// database.")],
) -> None:
    """Make a new record from a backup: readings, judgements and all.

    Exit codes: 0 restored, 2 the backup is damaged, or the record holds something already.
    """
    from dragoman.resolve.whole import resolve_record
    from dragoman.store import open_record
    from dragoman.store.keeping import restore as restore_record

    number = restore_record(file, db)
    with open_record(db, create=False) as record:
        resolve_record(record)
        Report().line(f"{record.name}: {many(number, 'reading')}")


def open_(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="A file or postgresql:// address.")],
) -> None:
    """Make a record ready, new or old, and say what it holds.

    Exit codes: 0 it can be used, 2 it cannot be opened.
    """
    from dragoman.store import open_record

    report = Report()
    with open_record(record) as opened:
        counts, behind = opened.counts(), opened.freshness()
        report.line(f"{opened.name}: {many(opened.count_events(), 'event')}")
    for name, number in counts.items():
        report.line(f"{name:<12} {number}")
    report.line(f"resolved     {behind.resolved:%Y-%m-%d %H:%M}" if behind.resolved else "not resolved yet")
