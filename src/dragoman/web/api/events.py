"""/events: happenings as all pages tell them; their reports, chains, originators; contradictions of all events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.web.api.asking import EventsAsked, NameInPath, Part, events_part, part_of
from dragoman.web.api.models import Chains, Contradiction, Event, EventDetail, Listing, Originators, Report, from_row
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.api.tell import tell_chains, tell_event, tell_events, tell_originators, tell_statements
from dragoman.web.desk import TheDesk

router = APIRouter(tags=["events"], responses=MAY_FAIL)


@router.get("/events")
def events(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[EventsAsked, Query()]
) -> Listing[Event]:
    """Events that fit all that is given, the newest day first."""
    part = events_part(request, response, asked, asked.wanted(), desk.record)
    return Listing[Event](**part | {"items": tell_events(desk.record, part["items"])})


@router.get("/events/{id}")
def event(desk: TheDesk, id: NameInPath) -> EventDetail:
    """One event by its id, or by the name of any of its reports."""
    return tell_event(desk.record, desk.record.event(id))


@router.get("/events/{id}/chain")
def chain(
    request: Request, response: Response, desk: TheDesk, id: NameInPath, asked: Annotated[Part, Query()]
) -> Chains:
    """On whose word each report of an event is, with the words that make the links."""
    row = desk.record.event(id)
    rows = desk.record.reports(row)[asked.offset :][: asked.limit + 1]
    part = part_of(request, response, asked, rows)
    told = tell_chains(desk.record, part["items"])
    return from_row(Chains, row, **part | {"items": told}, event=row.id)


@router.get("/events/{id}/originators")
def originators(desk: TheDesk, id: NameInPath) -> Originators:
    """Who stands behind an event, independently: at least, at most, and who they are."""
    return tell_originators(desk.record, desk.record.event(id))


@router.get("/events/{id}/reports")
def reports(
    request: Request, response: Response, desk: TheDesk, id: NameInPath, asked: Annotated[Part, Query()]
) -> Listing[Report]:
    """An event's reports, the first first, each with the reason why it is one."""
    rows = desk.record.reports(desk.record.event(id))[asked.offset :][: asked.limit + 1]
    part = part_of(request, response, asked, rows)
    return Listing[Report](**part | {"items": tell_statements(desk.record, part["items"], Report)})


@router.get("/contradictions")
def contradictions(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[Part, Query()]
) -> Listing[Contradiction]:
    """Values that cannot both hold, of all events."""
    rows = desk.record.contradictions(limit=asked.limit + 1, offset=asked.offset)
    part = part_of(request, response, asked, rows)
    return Listing[Contradiction](**part | {"items": [from_row(Contradiction, row) for row in part["items"]]})
