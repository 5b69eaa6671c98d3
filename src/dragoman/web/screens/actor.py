"""Actors: the list, and one of them with offices, events, who tells of it and what it says."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.store import ActorRow, Record
from dragoman.web.desk import TheDesk
from dragoman.web.templating import render
from dragoman.web.view.months import by_month

router = APIRouter()
_A_PAGE = 60
_EVENTS = 50
_NEAR = 6


@router.get("/actors")
def list_actors(
    request: Request,
    desk: TheDesk,
    name: Annotated[str, Query(max_length=100)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Actors whose name holds some letters, those with the most events first."""
    found = desk.record.actors(name.strip() or None, limit=_A_PAGE + 1, offset=(page - 1) * _A_PAGE)
    return render(
        request, "actors.html", actors=found[:_A_PAGE], more=len(found) > _A_PAGE, name=name.strip(), page=page
    )


@router.get("/actor/{key:path}")
def show_actor(
    request: Request, desk: TheDesk, key: str, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """One actor by its key, or by a name that only it bears."""
    actor = desk.record.actor(key)
    events = desk.record.events_of_actor(actor, limit=_EVENTS + 1, offset=(page - 1) * _EVENTS)
    return render(
        request,
        "actor.html",
        actor=actor,
        entry=desk.actor_entry(actor.key),
        months=by_month(events[:_EVENTS]),
        more=len(events) > _EVENTS,
        page=page,
        speakers=desk.record.speakers_of(actor),
        says=desk.record.events_told_by(actor),
        near=near_actors(desk.record, actor),
        judgements=desk.record.judgements(f"actor:{actor.key}"),
    )


def near_actors(record: Record, actor: ActorRow) -> list[ActorRow]:
    """Actors that may be the same: those whose name holds the last word of this one's."""
    last = actor.name.split()[-1].strip("()'\"") if actor.name.split() else ""
    if len(last) < 3:
        return []
    found = record.actors(last, limit=_NEAR + 1)
    return [one for one in found if one.key != actor.key][:_NEAR]
