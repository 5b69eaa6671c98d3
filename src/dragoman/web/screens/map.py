"""Map: where events are told to have been, how exactly that is known, and the areas that are disputed."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.web.desk import TheDesk
from dragoman.web.templating import render
from dragoman.web.view.map import draw_map, gather_spots
from dragoman.web.view.places import tellable_events
from dragoman.web.view.query import parse_query

router = APIRouter()
_MOST = 300


@router.get("/map")
def show_map(request: Request, desk: TheDesk, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """Places of events; attacks on non-combatants stand on their country alone."""
    query = parse_query(q)
    events = [] if query.problems else desk.record.events(replace(query.wanted, limit=_MOST))
    spots = gather_spots(tellable_events(desk.record, events))
    return render(
        request,
        "map.html",
        query=query,
        line=query.line,
        drawing=draw_map(spots) if spots else None,
        placed=sum(len(spot.events) for spot in spots),
        total=0 if query.problems else desk.count_events(query.wanted),
        most=_MOST,
    )
