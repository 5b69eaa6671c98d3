"""/actors: who takes part in events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.web.api.asking import Name, NameInPath, Onward, part_of
from dragoman.web.api.models import Actor, Listing, from_row
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.desk import TheDesk
from dragoman.web.view.paging import read_bookmark, write_bookmark

router = APIRouter(tags=["actors"], responses=MAY_FAIL)


class ActorsAsked(Onward):
    """Which actors: part of a name, or a country's three capitals."""

    name: Name | None = None


@router.get("/actors")
def actors(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[ActorsAsked, Query()]
) -> Listing[Actor]:
    """Actors, those with the most events first."""
    after = read_bookmark(asked.after or "", int)
    rows = desk.record.actors(asked.name, limit=asked.limit + 1, offset=asked.passed, after=after)
    part = part_of(request, response, asked, rows, mark=lambda row: write_bookmark(row.events, row.key))
    return Listing[Actor](**part | {"items": [from_row(Actor, row) for row in part["items"]]})


@router.get("/actors/{key:path}")
def actor(desk: TheDesk, key: NameInPath) -> Actor:
    """One actor by its key, or by a name that only it bears."""
    return from_row(Actor, desk.record.actor(key))
