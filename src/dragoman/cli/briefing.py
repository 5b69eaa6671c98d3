"""`dragoman brief`, `dragoman correct`, `dragoman dossier`: what leaves the record as prose, with its attributions."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import getpass
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DbOption, example, record_path
from dragoman.cli.report import Report, many
from dragoman.errors import SettingError
from dragoman.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.brief.comments import Reminder
    from dragoman.brief.sending import Delivery
    from dragoman.store import Record
    from dragoman.store.briefing import BriefRow

briefs = typer.Typer(
    invoke_without_command=True,
    epilog=example(
        "dragoman brief --since 18h --for country:LBY --out brief.eml",
        "dragoman brief --since 18h --tone wire",
        "dragoman brief send B1",
    ),
)
_NameArgument = Annotated[str, typer.Argument(metavar="BRIEF", help="A brief: B17.")]


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.add_typer(briefs, name="brief")
    app.command(epilog=example("dragoman correct B1 --out correction.md", "dragoman correct B1 --send"))(correct)
    app.command(epilog=example("dragoman dossier 3fa8-1532 --out claim.html"))(dossier)


@briefs.callback()
def brief(  # noqa: PLR0917 - each is an option
    context: typer.Context,
    since: Annotated[
        str, typer.Option(help="18h or 2d: pages read since then; a day as 2020-03-05: pages published since.")
    ] = "18h",
    query: Annotated[
        str, typer.Option("--for", metavar="QUERY", help="A line as in the desk's search: country:LBY type:ASSAULT.")
    ] = "",
    title: Annotated[str, typer.Option(help="Its heading; by default with today's date.")] = "",
    tone: Annotated[
        str, typer.Option(help="full; wire, the speaker behind what he says; short, without the pages' own words.")
    ] = "full",
    out: Annotated[
        Path | None, typer.Option(help="brief.eml, .html, .md, .json (ninjs) or .txt; by default to the screen.")
    ] = None,
    db: DbOption = None,
) -> None:
    """Draft the evening brief: by story, each line attributed, its status kept in words; it is kept in the record.

    Exit codes: 0 drafted, 2 the period, query or tone cannot be understood, or the record cannot be opened.
    """
    if context.invoked_subcommand is not None:
        return
    from dragoman.brief.keeping import make_brief
    from dragoman.store import open_record
    from dragoman.web.view.query import parse_query

    asked = parse_query(query)
    if asked.problems:
        raise typer.BadParameter(" ".join(asked.problems), param_hint="--for")
    with open_record(record_path(db), create=False) as record:
        now = datetime.now(UTC)
        row = make_brief(
            record, asked.wanted, query=asked.line, since=since, who=getpass.getuser(), now=now, title=title, tone=tone
        )
        reminders = _reminders(record, row)
    _write(row, out)
    _note(row, reminders)


@briefs.command(epilog=example("dragoman brief edit B1 mine.txt"))
def edit(
    name: _NameArgument,
    file: Annotated[Path, typer.Argument(help="The text as edited; from: dragoman brief --out FILE.txt")],
    db: DbOption = None,
) -> None:
    """Keep an edited text as a new version, and say what editing took out: attributions, status words, sources.

    An item marked [E3fa85f64a1b2-14 hold] or [E3fa85f64a1b2-14 kill] stays in the text and does not leave with it.

    Exit codes: 0 kept, 1 no such brief, 2 the file cannot be read.
    """
    from dragoman.brief.keeping import keep_edit
    from dragoman.store import open_record

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{file} cannot be read: {error}", fix="give a text file in UTF-8") from error
    with open_record(record_path(db), create=False) as record:
        row = keep_edit(record, record.brief_versions(name)[-1], text, who=getpass.getuser())
        reminders = _reminders(record, row)
    _note(row, reminders)


@briefs.command(epilog=example("dragoman brief write B1 --out brief.html"))
def write(
    name: _NameArgument,
    out: Annotated[Path | None, typer.Option(help="brief.eml, .html, .md, .json (ninjs) or .txt.")] = None,
    db: DbOption = None,
) -> None:
    """Write a kept brief to a file, as last edited.

    Exit codes: 0 written, 1 no such brief, 2 no such format.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        row = record.brief_versions(name)[-1]
        reminders = _reminders(record, row)
    _write(row, out)
    _note(row, reminders)


@briefs.command(epilog=example("dragoman brief send B1 --at 18:00", "dragoman brief send B1 --to list.txt --anyway"))
def send(
    name: _NameArgument,
    to: Annotated[
        Path | None, typer.Option(help="File of addresses, one a line; by default $DRAGOMAN_READERS.")
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Send although warnings stand.")] = False,
    at: Annotated[
        str, typer.Option(help="Wait until then: 18:00, or 2026-03-05 18:00. It goes as last edited at that time.")
    ] = "",
    db: DbOption = None,
) -> None:
    """Send a brief by $DRAGOMAN_SMTP to a list; who has this version already, or wants no more, is left out.

    Exit codes: 0 all went, 1 an address was refused or no such brief, 2 warnings stand or no server answers.
    """
    from dragoman.brief.sending import check_warnings, parse_server, read_list, send_brief
    from dragoman.brief.timing import parse_at, wait_until
    from dragoman.store import open_record

    settings = read_settings()
    readers = to or settings.readers
    if readers is None or settings.sender is None:
        raise SettingError("no list of readers or no sender is set", fix="set DRAGOMAN_READERS and DRAGOMAN_SENDER")
    server, addresses = parse_server(settings.smtp), read_list(readers)
    moment = parse_at(at, _now()) if at else None
    with open_record(record_path(db), create=False) as record:
        row = record.brief_versions(name)[-1]
        if moment is not None:
            check_warnings(row, despite=anyway)
            Report().note(f"{row.id} goes at {moment:%Y-%m-%d %H:%M %Z}; Ctrl-C stops it")
            wait_until(moment, _now, time.sleep)
            row, addresses = record.brief_versions(name)[-1], read_list(readers)
        gone = send_brief(
            record, row, server, addresses,
            sender=settings.sender, desk=settings.desk_address, despite_warnings=anyway,
        )  # fmt: skip
    _tell_gone(row.id, gone)


def _now() -> datetime:
    return datetime.now().astimezone()


def _tell_gone(name: str, gone: Sequence[Delivery]) -> None:
    report = Report()
    failed = [one for one in gone if one.problem]
    for one in failed:
        report.note(f"{one.address}: {one.problem}")
    report.note(f"{name} went to {many(len(gone) - len(failed), 'reader')}")
    if failed:
        raise typer.Exit(1)


def correct(
    name: _NameArgument,
    out: Annotated[Path | None, typer.Option(help="File for the note; by default to the screen.")] = None,
    send_it: Annotated[bool, typer.Option("--send", help="Send the note to those who had a wrong version.")] = False,
    db: DbOption = None,
) -> None:
    """Write a dated note on what a brief said that no longer stands, and list who was sent it.

    With --send the note is kept as a brief of its own and goes to those readers who still want mail.
    Exit codes: 0 written, or all of it still stands, 1 no such brief or an address was refused, 2 the record cannot be
    opened or no server answers.
    """
    from dragoman.brief.corrections import correct_brief, write_correction
    from dragoman.brief.keeping import keep_correction
    from dragoman.brief.sending import parse_server, send_brief
    from dragoman.store import open_record

    settings = read_settings()
    if send_it and settings.sender is None:
        raise SettingError("no sender is set", fix="set DRAGOMAN_SENDER")
    server = parse_server(settings.smtp) if send_it else None

    with open_record(record_path(db), create=False) as record:
        correction = correct_brief(record, name, now=datetime.now(UTC))
        if server is not None and settings.sender is not None and correction.changes:
            row = keep_correction(record, correction, who=getpass.getuser())
            gone = send_brief(
                record, row, server, correction.recipients,
                sender=settings.sender, desk=settings.desk_address, despite_warnings=True,
            )  # fmt: skip
            _tell_gone(row.id, gone)
    report = Report()
    _put(write_correction(correction).encode(), out)
    report.note(f"{many(len(correction.changes), 'correction')}; sent to:")
    for address in correction.recipients or ("nobody",):
        report.line(address) if out else report.note(address)


def dossier(
    name: Annotated[str, typer.Argument(metavar="EVENT", help="An event, or a report of it.")],
    out: Annotated[Path, typer.Option(help="The HTML file to write.")] = Path("claim.html"),
    db: DbOption = None,
) -> None:
    """Write all that is known of one event into one HTML file: quotes, chains, originators, what stands against it.

    Exit codes: 0 written, 1 no such event, 2 the file or the record cannot be opened.
    """
    from dragoman.dossier import write_dossier
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        text = write_dossier(record, record.event(name), now=datetime.now(UTC))
    _put(text.encode(), out)
    Report().note(f"written to {out}")


def _write(row: BriefRow, out: Path | None) -> None:
    from dragoman.brief.files import file_of

    _put(file_of(row, out.suffix if out else ".txt"), out)


def _put(content: bytes, out: Path | None) -> None:
    if out is None:
        for line in content.decode().splitlines():
            Report().line(line)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise SettingError(f"{out} cannot be written: {error.strerror}", fix="give another --out") from error


def _reminders(record: Record, row: BriefRow) -> list[Reminder]:
    from dragoman.brief.comments import remind
    from dragoman.brief.draft import draft_from_json

    return remind(record, draft_from_json(row.draft), row.text)


def _note(row: BriefRow, reminders: Sequence[Reminder]) -> None:
    from dragoman.brief.check import check_text
    from dragoman.brief.draft import draft_from_json

    draft = draft_from_json(row.draft)
    report = Report()
    for warned in check_text(draft, row.text):
        report.note(f"warning: {warned.words}")
    for one in reminders:
        names = ", ".join(one.names)
        done = (
            f"{names} asked for comment by {one.asked.who}, no reply yet" if one.asked else f"ask {names} for comment"
        )
        report.note(f"reminder: {one.event}: {done}")
    report.note(
        f"{row.id}, version of {row.when:%Y-%m-%d %H:%M} UTC: {many(len(draft.lines), 'item')} of {draft.period}"
    )
