"""One event: its reports, on whose word it is known, what stands against it, what people said of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.resolve.judgements import FIELDS
from dragoman.resolve.verdicts import current_value
from dragoman.store import ClaimRow, EventRow, ReportRow
from dragoman.types import Contradiction, Copy, Judgement, Reading
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.templating import render
from dragoman.web.view.chain import draw_chains
from dragoman.web.view.copied import lay_side_by_side
from dragoman.web.view.report_view import stakes_of, tell_report

router = APIRouter()
_A_PAGE = 20


@router.get("/event/{name}")
def show_event(
    request: Request, desk: TheDesk, name: str, page: Annotated[int, Query(ge=1, le=10_000)] = 1
) -> Response:
    """An event by its name or that of one of its reports."""
    record = desk.record
    event = record.event(name)
    rows = record.reports(event)
    shown = rows[(page - 1) * _A_PAGE : page * _A_PAGE]
    readings = _readings(desk, shown)
    reports = [tell_report(row, readings[row.claim.page]) for row in shown]
    copies = _copies_between(desk, readings)
    against = record.contradictions(event)
    chains = [report.steps for report in reports]
    texts = {reading.document.digest: reading.document.text for reading in readings.values()}
    return render(
        request,
        "event.html",
        event=event,
        parts=record.parts(event),
        reports=reports,
        of=_claims_named(desk, rows, against),
        page=page,
        pages=-(-len(rows) // _A_PAGE),
        drawing=draw_chains(chains),
        drawing_down=draw_chains(chains, downwards=True),
        origin=record.origin(event),
        stakes=stakes_of(reports),
        against=against,
        copies=lay_side_by_side(copies, texts.__getitem__),
        heads=record.heads({digest for copy in copies for digest in (copy.first, copy.second)}),
        judgements=_judgements(desk, event, rows),
        fields=[(field, current_value(event, field)) for field in FIELDS],
        types=tuple(QUAD_CLASS),
        behind=record.freshness(),
    )


def _readings(desk: Desk, rows: list[ReportRow]) -> dict[str, Reading]:
    """Readings of the reports' pages, by the pages' short names."""
    return {name: desk.record.reading(desk.record.page(name)) for name in {row.claim.page for row in rows}}


def _claims_named(desk: Desk, rows: list[ReportRow], against: list[Contradiction]) -> dict[str, ClaimRow]:
    """The event's claims, and those of other events that stand against it, by name."""
    found = {row.claim.id: row.claim for row in rows}
    others = {name for each in against for name in (*each.left, *each.right)} - set(found)
    return found | desk.record.claims_called(sorted(others))


def _copies_between(desk: Desk, readings: dict[str, Reading]) -> list[Copy]:
    """Copies both of whose pages tell of the event."""
    told = {reading.document.digest for reading in readings.values()}
    found = {
        (copy.first, copy.second): copy
        for name in sorted(readings)
        for copy in desk.record.copies(desk.record.page(name))
        if copy.first in told and copy.second in told
    }
    return [found[pair] for pair in sorted(found)]


def _judgements(desk: Desk, event: EventRow, rows: list[ReportRow]) -> list[Judgement]:
    """What people said of the event and of its reports, the first first."""
    subjects = dict.fromkeys([event.id, *(name for row in rows[:200] for name in (row.claim.id, f"E{row.claim.id}"))])
    return sorted((one for name in subjects for one in desk.record.judgements(name)), key=lambda one: one.id)
