"""The review queue: what the machine is least sure of, newest first, and actors it does not know."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.resolve.judgements import FIELDS
from dragoman.store import EventRow, Record
from dragoman.web.desk import TheDesk
from dragoman.web.screens.actor import near_actors
from dragoman.web.templating import render

router = APIRouter()
_A_PAGE = 20
_UNSURE = 0.6  # the least sure sixth of the sample record's events
_LOOKED_AT = 60  # events whose readings are opened to find the two voices at odds
_AT_ODDS = ("model disagrees", "model overrules", "model alone")


@router.get("/review")
def show_queue(
    request: Request,
    desk: TheDesk,
    of: Literal["unsure", "voices", "actors"] = "unsure",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """Events that the machine is not sure of, or whose two voices disagree; or actors new to it."""
    record = desk.record
    offset = (page - 1) * _A_PAGE
    events: list[tuple[EventRow, str]] = []
    more, actors = False, []
    if of == "actors":
        actors = record.new_actors(limit=_A_PAGE + 1, offset=offset)
        more = len(actors) > _A_PAGE
    elif of == "voices":
        events, more = _at_odds(record, page)
    else:
        found = record.doubtful_events(below=_UNSURE, limit=_A_PAGE + 1, offset=offset)
        more = len(found) > _A_PAGE
        notes = record.notes_of_claims([event.lead for event in found[:_A_PAGE]])
        events = [(event, notes.get(event.lead, "")) for event in found[:_A_PAGE]]
    return render(
        request,
        "review.html",
        of=of,
        page=page,
        more=more,
        events=events,
        actors=[(actor, near_actors(record, actor)) for actor in actors[:_A_PAGE]],
        fields=FIELDS,
        types=tuple(QUAD_CLASS),
        behind=record.freshness(),
    )


def _at_odds(record: Record, page: int) -> tuple[list[tuple[EventRow, str]], bool]:
    """Events of which the rules say one thing and the classifier another; a page looks at `_LOOKED_AT` of them."""
    looked_at = record.doubtful_events(below=1.0, limit=_LOOKED_AT + 1, offset=(page - 1) * _LOOKED_AT)
    notes = record.notes_of_claims([event.lead for event in looked_at[:_LOOKED_AT]])
    found = [(event, notes.get(event.lead, "")) for event in looked_at[:_LOOKED_AT]]
    return [(event, note) for event, note in found if note.startswith(_AT_ODDS)], len(looked_at) > _LOOKED_AT
