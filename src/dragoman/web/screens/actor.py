"""Actors: the list, and one of them with offices, ties, events, who tells of it, what it says and with what stake."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.codebook.actor_types import ActorEntry, Office
from dragoman.store import ActorRow, Record
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.templating import render
from dragoman.web.view.months import by_month
from dragoman.web.view.paging import part_after, read_bookmark
from dragoman.web.view.speaking import stakes_of_speaker
from dragoman.web.view.states import Tie, ties_of_actor

router = APIRouter()
_A_PAGE = 60
_EVENTS = 50
_NEAR = 6
_TIES = 60


@router.get("/actors")
def list_actors(
    request: Request,
    desk: TheDesk,
    name: Annotated[str, Query(max_length=100)] = "",
    after: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """Actors whose name holds some letters, those with the most events first."""
    found = desk.record.actors(name.strip() or None, limit=_A_PAGE + 1, after=read_bookmark(after, int))
    shown, following = part_after(found, _A_PAGE, lambda actor: (actor.events, actor.key))
    return render(request, "actors.html", actors=shown, name=name.strip(), after=after, following=following)


@router.get("/actor/{key:path}")
def show_actor(request: Request, desk: TheDesk, key: str) -> Response:
    """One actor by its key, or by a name that only it bears."""
    actor = desk.record.actor(key)
    events = desk.record.events_of_actor(actor, limit=_EVENTS + 1)
    entry = desk.actor_entry(actor.key)
    says = desk.record.events_told_by(actor)
    ties = _ties(desk, actor)
    return render(
        request,
        "actor.html",
        actor=actor,
        entry=entry,
        offices=_offices(entry),
        ties=ties[:_TIES],
        more_ties=max(len(ties) - _TIES, 0),
        stakes=stakes_of_speaker(desk.record.told_called([event.id for event in says]), actor),
        months=by_month(events[:_EVENTS]),
        more=len(events) > _EVENTS,
        speakers=desk.record.speakers_of(actor),
        says=says,
        near=near_actors(desk.record, actor),
        judgements=desk.record.judgements(f"actor:{actor.key}"),
    )


def _ties(desk: Desk, actor: ActorRow) -> list[Tie]:
    """Relations the actor, or the whole it acts for, stands or stood in, the newest first."""
    relations = desk.worker.tools().codebook.relations
    return ties_of_actor(actor.key, desk.relations(), relations)


def _offices(entry: ActorEntry | None) -> list[Office]:
    """Posts of the actor file, the last taken up first."""
    posts = entry.offices if entry else ()
    return sorted(posts, key=lambda one: one.start or date.min, reverse=True)


def near_actors(record: Record, actor: ActorRow) -> list[ActorRow]:
    """Actors that may be the same: those whose name holds the last word of this one's."""
    last = actor.name.split()[-1].strip("()'\"") if actor.name.split() else ""
    if len(last) < 3:
        return []
    found = record.actors(last, limit=_NEAR + 1)
    return [one for one in found if one.key != actor.key][:_NEAR]
