"""Questions to the record: `events`, `show`, `why`, `search`."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import DbOption, Format, FormatOption, example, parse_day, record_path
from dragoman.cli.report import Report, many

if TYPE_CHECKING:
    from dragoman.types import Claim, Entity, EventMention, Quantity, Reading


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
        )
    )(events)
    app.command(epilog=example("dragoman show page.txt"))(show)
    app.command(epilog=example("dragoman why 3fa85f64-e1"))(why)
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
    speaker: Annotated[str | None, typer.Option(help="Part of the name of anybody in the chain.")] = None,
    factuality: Annotated[Factuality | None, typer.Option(help="How the page puts it.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="How many at most, newest first.")] = None,
    format: FormatOption = Format.table,
    db: DbOption = None,
) -> None:
    """List events of the record, newest day first; all that is asked must fit.

    Exit codes: 0 answered (also with no event), 2 the record cannot be opened.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        found = record.events(
            actor=actor, recipient=recipient, type=type, since=since, until=until,
            speaker=speaker, factuality=factuality.value if factuality else None, limit=limit,
        )  # fmt: skip
    report = Report()
    if format is not Format.table:
        _write_json(report, [asdict(row) for row in found], format)
        return
    if found:
        from dragoman.cli.tables import event_table

        report.show(event_table(found, width=report.width()))
    report.note(many(len(found), "event"))


def _write_json(report: Report, rows: Sequence[dict[str, Any]], format: Format) -> None:
    if format is Format.json:
        report.json_list(rows)
        return
    for row in rows:
        report.json(row)


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
        reading, rows = record.reading(row), record.page_events(row)
    report = Report()
    if format is not Format.table:
        from dragoman.records import to_record

        _write_json(report, [to_record(reading)], format)
        return
    _show_document(report, reading)
    if rows:
        from dragoman.cli.tables import event_table

        report.show(event_table(rows, width=report.width()))
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
    event: Annotated[str, typer.Argument(help="Id of an event, as `dragoman events` shows it.")],
    db: DbOption = None,
) -> None:
    """Show why an event stands in the record: its sentence, its rule, and on whose word.

    Exit codes: 0 shown, 1 no such event, 2 the record cannot be opened.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        row = record.event(event)
        reading = record.reading(record.page(row.page))
    told = next(one for one in reading.events if row.id.endswith(f"-{one.id}"))
    claim = next((claim for claim in reading.claims if claim.event == told.id), None)
    report = Report()
    report.line(f"{row.id} · {' '.join(filter(None, (row.type, row.mode)))} · {row.factuality}")
    origin = (reading.document.file, row.title, row.publisher, str(row.published or "no date"))
    report.line(" · ".join(part for part in origin if part))
    explain(report, reading, told, claim)


def explain(report: Report, reading: Reading, event: EventMention, claim: Claim | None) -> None:
    """An event's sentence with its words marked, what the rule made of them, and the chain of speakers."""
    from dragoman.cli.marks import draw_chain, mark_words, marks_of
    from dragoman.cli.tables import make_table

    document = reading.document
    report.line()
    report.show(mark_words(document, event.sentence, marks_of(event), colour=report.has_colour()))
    report.line()
    report.show(make_table("", "", "", rows=_parts(reading, event)))
    report.line("\non whose word")
    report.show(draw_chain(document, claim.chain if claim else ()))
    report.line()


def _parts(reading: Reading, event: EventMention) -> list[tuple[str, str, str]]:
    """What, what was made of it, and how it was found."""
    document = reading.document
    named = {entity.id: entity for entity in reading.entities}
    sides = [("who", part) for part in event.actors] + [("to whom", part) for part in event.recipients]
    rows = [(side, _who(named[part.entity]), f'"{document[part.span]}", {part.how}') for side, part in sides]
    if event.date:
        days = " to ".join(dict.fromkeys(str(day) for day in (event.date.start, event.date.end) if day))
        rows.append(("when", days or "no day", f'"{document[event.date.span]}", {event.date.how}'))
    if event.place:
        where = ", ".join(filter(None, (event.place.name, event.place.country)))
        rows.append(("where", where, f'"{document[event.place.span]}", {event.place.how}'))
    rows += [("how many", f"{number.what} {_range(number)}", f'"{document[number.span]}"') for number in event.numbers]
    rows.append(("rule", event.rule, f"{event.status}, confidence {event.confidence:.2f}"))
    return rows + ([("note", event.note, "")] if event.note else [])


def _range(number: Quantity) -> str:
    if number.low == number.high:
        return f"{number.low:,.12g}"
    return f"{number.low:,.12g} or more" if math.isinf(number.high) else f"{number.low:,.12g} to {number.high:,.12g}"


def _who(entity: Entity) -> str:
    codes = " ".join(filter(None, (entity.country, *entity.sectors)))
    return f"{entity.name} ({codes})" if codes else entity.name


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
        _write_json(report, [asdict(hit) for hit in hits], format)
        return
    if hits:
        from dragoman.cli.tables import make_table

        rows = [(hit.page.id, hit.page.file, " ".join(hit.snippet.split())) for hit in hits]
        report.show(make_table("page", "file", "words", rows=rows))
    report.note(many(len(hits), "page"))
