"""/search and /counts: the desk's line for programs, and how many events fall under each value."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dragoman.quoting import short_quote
from dragoman.web.api.asking import EventsOnward, Fitting, Line, Part, events_part, part_of
from dragoman.web.api.models import Count, Found, Listing, PageHit
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.api.tell import tell_events, tell_head
from dragoman.web.desk import TheDesk

router = APIRouter(tags=["search"], responses=MAY_FAIL)
_PAGES_FOUND = 20
Facet = Literal[
    "type", "month", "factuality", "country", "actor", "recipient", "speaker", "originator", "dyad"
]  # fmt: skip


class SearchAsked(EventsOnward):
    """The desk's search line."""

    q: Line


class CountsAsked(Fitting, Part):
    """What to count by, and which events."""

    by: Facet


@router.get("/search")
def search(request: Request, response: Response, desk: TheDesk, asked: Annotated[SearchAsked, Query()]) -> Found:
    """Events that fit a line such as `embassy speaker:SANA since:2020-03`, and pages that hold its words."""
    record = desk.record
    wanted = Fitting(q=asked.q).wanted()
    part = events_part(request, response, asked, wanted, record)
    hits = record.search(wanted.words, limit=_PAGES_FOUND) if wanted.words else []
    return Found(
        **part | {"items": tell_events(record, part["items"])},
        total=record.count_events(wanted),
        pages=[PageHit(page=tell_head(hit.page), snippet=short_quote(hit.snippet)) for hit in hits],
    )


@router.get("/counts")
def counts(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[CountsAsked, Query()]
) -> Listing[Count]:
    """How many of the events that fit have each value, the commonest first; months in their order."""
    rows = desk.record.count_by(asked.by, asked.wanted())[asked.offset :][: asked.limit + 1]
    part = part_of(request, response, asked, rows)
    return Listing[Count](**part | {"items": [Count(value=value, events=many) for value, many in part["items"]]})
