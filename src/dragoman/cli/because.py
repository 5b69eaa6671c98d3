"""Why something stands in the record: sentence, rule, chain, reports, originators, what stands against it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dragoman.cli.marks import draw_chain, mark_words, marks_of
from dragoman.cli.report import Report, many
from dragoman.cli.tables import make_table, originators_of
from dragoman.store import ClaimRow, EventRow, Record
from dragoman.types import Claim, Entity, EventMention, Judgement, Quantity, Reading


def show_event(report: Report, record: Record, event: EventRow) -> None:
    """An event with all its reports, who stands behind it, and what stands against it."""
    told = f"{event.id} · {' '.join(filter(None, (event.type, event.mode)))} · {event.factuality}"
    report.line(f"{told} · {many(event.reports, 'report')} on {many(event.pages, 'page')}")
    origin = record.origin(event)
    report.line(f"\noriginators: {originators_of(event)}")
    for one in origin.originators:
        side = ", a party to it" if one.party else ""
        report.line(f"  {one.name or 'not known'}{side}: {many(len(one.reports), 'report')}; {one.why}")
    against = record.contradictions(event)
    if against:
        report.line("\nagainst")
    for each in against:
        report.line(f"  {each.what}: {each.left_value} | {each.right_value}; {each.why}")
    reports = record.reports(event)
    _show_judgements(report, record, [f"E{row.claim.id}" for row in reports])
    for number, row in enumerate(reports, start=1):
        report.line(f"\nreport {number}" + (f", joined because {row.why} ({row.score:.2f})" if row.why else ""))
        show_claim(report, record, row.claim)


def show_claim(report: Report, record: Record, row: ClaimRow) -> None:
    """One claim of one page."""
    reading = record.reading(record.page(row.page))
    told = next(one for one in reading.events if one.id == row.name)
    claim = next((claim for claim in reading.claims if claim.event == told.id), None)
    report.line(f"{row.id} · {' '.join(filter(None, (row.type, row.mode)))} · {row.factuality}")
    origin = (reading.document.file, row.title, row.publisher, str(row.published or "no date"))
    report.line(" · ".join(part for part in origin if part))
    _show_judgements(report, record, [row.id])
    explain(report, reading, told, claim)


def _show_judgements(report: Report, record: Record, names: Iterable[str]) -> None:
    """What people said of a row, under any of its names, and did not take back: it outranks the machine's words."""
    found = [one for name in names for one in record.judgements(name) if one.withdrawn is None]
    if found:
        report.line("\njudged")
    for one in found:
        report.line(f"  {tell_judgement(one)}")


def tell_judgement(one: Judgement) -> str:
    """A judgement on one line: number, moment, who, what, of which row, why."""
    parts = [f"{one.id}", f"{one.when:%Y-%m-%d %H:%M}", one.who, one.verdict, one.subject]
    if one.field:
        parts.append(f"{one.field}: {one.old or 'unknown'} -> {one.value or 'unknown'}")
    elif one.value:
        parts.append(one.value)
    parts += [f"because {one.why}"] if one.why else []
    parts += [f"TAKEN BACK by {one.withdrawn_by} on {one.withdrawn:%Y-%m-%d}"] if one.withdrawn else []
    return " · ".join(parts)


def explain(report: Report, reading: Reading, event: EventMention, claim: Claim | None) -> None:
    """An event's sentence with its words marked, what the rule made of them, and the chain of speakers."""
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
