"""Search: one line of words and fields; the same list as a file under the same address."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi import Query as Asked
from starlette.responses import Response

from dragoman.store.facet_queries import Counts
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.lists import FORMATS, MOST
from dragoman.web.templating import render
from dragoman.web.view.facets import FACETS, Facet, make_facet
from dragoman.web.view.paging import read_place, write_place
from dragoman.web.view.places import tellable_events
from dragoman.web.view.query import FIELDS, Query, parse_query
from dragoman.web.view.snippets import pieces_of

router = APIRouter()
_A_PAGE = 40
_PAGES_FOUND = 6
_COUNTABLE = 1_000  # events; of more, only the facets that stand in the event itself are counted
_CHEAP = tuple(facet.name for facet in FACETS if facet.cheap)
_COSTLY = tuple(facet.name for facet in FACETS if not facet.cheap)
Line = Annotated[str, Asked(max_length=500)]


@router.get("/search")
def search(
    request: Request,
    desk: TheDesk,
    q: Line = "",
    after: Annotated[str, Asked(max_length=80)] = "",
    shown: Annotated[int, Asked(ge=0, le=100_000_000)] = 0,
) -> Response:
    """Events that fit the line, pages that hold its words, and how many fall under each facet.

    `after` is where the part before ended, `shown` how many events stood on the parts before.
    """
    query = parse_query(q)
    shown = shown if after else 0
    place = read_place(after)
    events, following = ([], None) if query.problems else desk.record.events_after(query.wanted, place, limit=_A_PAGE)
    counts = {} if query.problems else desk.count_facets(query.wanted, _CHEAP)
    total = sum(many for _, many in counts.get("type", ()))
    hits = desk.record.search(query.wanted.words, limit=_PAGES_FOUND) if query.wanted.words else []
    return render(
        request,
        "search.html",
        line=query.line,
        query=query,
        fields=FIELDS,
        total=total,
        events=events,
        facets=_facets(desk, query, counts, total),
        hits=[(hit.page, pieces_of(hit.snippet)) for hit in hits],
        first=shown + 1,
        last=shown + len(events),
        following=write_place(following),
        formats=FORMATS,
        most=MOST,
    )


@router.get("/search.{ending}")
def search_file(request: Request, desk: TheDesk, ending: str, q: Line = "") -> Response:
    """The same list as a file, up to its first few thousand events."""
    if ending not in FORMATS:
        raise HTTPException(404, f"Lists come as {', '.join(f'.{name}' for name in FORMATS)}.")
    query = parse_query(q)
    if query.problems:
        raise HTTPException(400, " ".join(query.problems))
    kind, write = FORMATS[ending]
    events = tellable_events(desk.record, desk.record.events(replace(query.wanted, limit=MOST)))
    body = write(events, base=str(request.base_url), title=f"dragoman: {query.line or 'all events'}")
    save = {"Content-Disposition": f'attachment; filename="events.{ending}"'} if ending != "atom" else {}
    return Response(body, media_type=kind, headers=save)


def _facets(desk: Desk, query: Query, counts: Counts, total: int) -> list[Facet]:
    if not total:
        return []
    if total <= _COUNTABLE:
        counts = counts | desk.count_facets(query.wanted, _COSTLY)
    return [make_facet(facet, counts[facet.name], query) for facet in FACETS if facet.name in counts]
