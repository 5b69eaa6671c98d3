"""People's word on the record: `judge`, `withdraw`, `audit`, and `resolve`, which lays it over the machine's."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DbOption, Format, FormatOption, example, record_path
from dragoman.cli.report import Report, many
from dragoman.cli.uncollected import uncollected

if TYPE_CHECKING:
    from dragoman.store import Record


class Word(Enum):
    """What a person may say of a row."""

    accept = "accept"
    reject = "reject"
    correct = "correct"
    merge = "merge"
    split = "split"
    note = "note"
    reply = "reply"


WhoOption = Annotated[
    str, typer.Option("--who", envvar="DRAGOMAN_WHO", help="Your name, as the audit log will show it.")
]


def add_to(app: typer.Typer) -> None:
    """Make the commands known."""
    app.command(
        epilog=example(
            "dragoman judge E3fa85f640000-14 reject --who 'A. Reader' --why 'a film, not a war'",
            "dragoman judge 3fa85f64-14 correct --field date --value 2020-03-03 --who 'A. Reader'",
            "dragoman judge 'actor:Syrian Army' note --value 'the fourth division' --who 'A. Reader'",
        )
    )(judge)
    app.command(epilog=example("dragoman withdraw 1 --who 'A. Reader'"))(withdraw)
    app.command(epilog=example("dragoman audit --format jsonl"))(audit)
    app.command(epilog=example("dragoman resolve --db dragoman.db"))(resolve)


def judge(  # noqa: PLR0917 - each is an option
    subject: Annotated[str, typer.Argument(help="An event, a report, actor:KEY or page:NAME.")],
    word: Annotated[Word, typer.Argument(help="What you say of it.")],
    who: WhoOption,
    field: Annotated[str | None, typer.Option(help="With correct: type, mode, date, actor, place and so on.")] = None,
    value: Annotated[
        str | None, typer.Option(help="The right value; the other event or actor; the text of a note or reply.")
    ] = None,
    why: Annotated[str | None, typer.Option(help="Your reason.")] = None,
    db: DbOption = None,
) -> None:
    """Say a person's word on a row of the record; it is dated, signed and can be taken back, and outranks the machine.

    A split takes a report out of its event. A correction of actors names them between semicolons.
    Exit codes: 0 kept, 1 no such row, 2 the word cannot be understood or the record cannot be opened.
    """
    from dragoman.cli.because import tell_judgement
    from dragoman.resolve.verdicts import pass_judgement
    from dragoman.resolve.whole import settle_record
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        kept = pass_judgement(record, subject, word.value, who=who, field=field, value=value, why=why)
        settle_record(record)
    Report().line(tell_judgement(kept))


def withdraw(
    judgement: Annotated[int, typer.Argument(help="Its number in `dragoman audit`.")],
    who: WhoOption,
    db: DbOption = None,
) -> None:
    """Take a judgement back; both stay in the log.

    Exit codes: 0 taken back, 1 no such judgement, 2 the record cannot be opened.
    """
    from dragoman.resolve.whole import settle_record
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        record.withdraw(judgement, who=who)
        settle_record(record)
    Report().line(f"judgement {judgement} is taken back")


def audit(
    subject: Annotated[str | None, typer.Argument(help="Only what was said of this row.")] = None,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """List every judgement ever passed, also those taken back.

    Exit codes: 0 listed, 2 the record cannot be opened.
    """
    from dragoman.cli.because import tell_judgement
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        names = [None] if subject is None else _names_of(record, subject)
        found = [one for name in names for one in record.judgements(name)]
    report = Report()
    if format is Format.table:
        for one in found:
            report.line(tell_judgement(one))
    else:
        report.json_rows((asdict(one) for one in found), as_list=format is Format.json)
    if format is not Format.json:
        report.note(many(len(found), "judgement"))


def _names_of(record: Record, subject: str) -> list[str]:
    """Every name that a row was judged under: an event's are those of its reports; as typed where nothing is found."""
    from dragoman.errors import MissingError
    from dragoman.resolve.judgements import ACTOR, PAGE

    try:
        if subject.startswith(ACTOR):
            return [ACTOR + record.actor(subject.removeprefix(ACTOR)).key]
        if subject.startswith(PAGE):
            return [PAGE + record.page(subject.removeprefix(PAGE)).id]
        if not subject.startswith("E"):
            return [record.claim(subject).id]
        reports = [row.claim.id for row in record.reports(record.event(subject))]
        return [f"E{name}" for name in reports] + reports
    except MissingError:
        return [subject]


def resolve(db: DbOption = None) -> None:
    """Join what all pages of the record say: copies, stories, events, originators, contradictions, relations.

    Exit codes: 0 done, 2 the record cannot be opened.
    """
    from dragoman.resolve.whole import resolve_record
    from dragoman.store import open_record

    report = Report()
    with open_record(record_path(db), create=False) as record, uncollected():
        made = resolve_record(record, anew=True)
    told = (len(made.reports), "report"), (len(made.events), "event"), (len(made.copies), "copy")
    report.line(", ".join(many(*one) for one in told[:2]) + f", {told[2][0]} pairs of copied pages")
