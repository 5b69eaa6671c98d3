"""The review queue: what the machine is least sure of, newest first, and actors it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.resolve.judgements import FIELDS
from dragoman.store import ActorRow, EventRow, Record
from dragoman.web.desk import TheDesk
from dragoman.web.screens.actor import near_actors
from dragoman.web.templating import render
from dragoman.web.view.paging import part_after, read_bookmark

router = APIRouter()
_A_PAGE = 20
_LOOKED_AT = 60  # events whose readings are opened to find the two voices at odds
_AT_ODDS = ("model disagrees", "model overrules", "model alone")


@router.get("/review")
def show_queue(
    request: Request,
    desk: TheDesk,
    of: Literal["unsure", "voices", "actors"] = "unsure",
    after: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """Events that the machine is not sure of, or whose two voices disagree; or actors new to it."""
    record = desk.record
    events: list[tuple[EventRow, str]] = []
    actors: list[ActorRow] = []
    if of == "actors":
        actors, following = _new(record, after)
    else:
        events, following = _unsure(record, after) if of == "unsure" else _at_odds(record, after)
    return render(
        request,
        "review.html",
        of=of,
        after=after,
        following=following,
        events=events,
        actors=[(actor, near_actors(record, actor)) for actor in actors],
        fields=FIELDS,
        types=tuple(QUAD_CLASS),
        behind=record.freshness(),
    )


def _new(record: Record, after: str) -> tuple[list[ActorRow], str]:
    found = record.new_actors(limit=_A_PAGE + 1, after=read_bookmark(after, int))
    return part_after(found, _A_PAGE, lambda actor: (actor.events, actor.key))


def _unsure(record: Record, after: str) -> tuple[list[tuple[EventRow, str]], str]:
    found = record.doubtful_events(limit=_A_PAGE + 1, after=read_bookmark(after, date))
    shown, following = part_after(found, _A_PAGE, _mark)
    return _with_notes(record, shown), following


def _at_odds(record: Record, after: str) -> tuple[list[tuple[EventRow, str]], str]:
    """Events of which the rules say one thing and the classifier another; a part looks at `_LOOKED_AT` of them."""
    found = record.doubtful_events(below=1.0, limit=_LOOKED_AT + 1, after=read_bookmark(after, date))
    looked_at, following = part_after(found, _LOOKED_AT, _mark)
    return [(event, note) for event, note in _with_notes(record, looked_at) if note.startswith(_AT_ODDS)], following


def _mark(event: EventRow) -> tuple[date | None, str]:
    return event.known, event.id


def _with_notes(record: Record, events: Sequence[EventRow]) -> list[tuple[EventRow, str]]:
    notes = record.notes_of_claims([event.lead for event in events])
    return [(event, notes.get(event.lead, "")) for event in events]
