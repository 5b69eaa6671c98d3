"""Search: one line of words and fields; the same list as a file under the same address."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi import Query as Asked
from starlette.responses import Response

from dragoman.store import Record
from dragoman.web.desk import TheDesk
from dragoman.web.lists import FORMATS, MOST
from dragoman.web.templating import render
from dragoman.web.view.facets import FACETS, Facet, make_facet
from dragoman.web.view.query import FIELDS, Query, parse_query
from dragoman.web.view.snippets import pieces_of

router = APIRouter()
_A_PAGE = 40
_PAGES_FOUND = 6
_COUNTABLE = 1_000  # events; of more, only the facets that stand in the event itself are counted: 20 ms each of 1e5
Line = Annotated[str, Asked(max_length=500)]


@router.get("/search")
def search(
    request: Request, desk: TheDesk, q: Line = "", page: Annotated[int, Asked(ge=1, le=100_000)] = 1
) -> Response:
    """Events that fit the line, pages that hold its words, and how many fall under each facet."""
    query = parse_query(q)
    wanted = replace(query.wanted, limit=_A_PAGE, offset=(page - 1) * _A_PAGE)
    total = 0 if query.problems else desk.record.count_events(query.wanted)
    hits = desk.record.search(query.wanted.words, limit=_PAGES_FOUND) if query.wanted.words else []
    return render(
        request,
        "search.html",
        line=query.line,
        query=query,
        fields=FIELDS,
        total=total,
        events=[] if query.problems else desk.record.events(wanted),
        facets=_facets(desk.record, query, total),
        hits=[(hit.page, pieces_of(hit.snippet)) for hit in hits],
        page=page,
        first=wanted.offset + 1,
        last=min(wanted.offset + _A_PAGE, total),
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
    events = desk.record.events(replace(query.wanted, limit=MOST))
    body = write(events, base=str(request.base_url), title=f"dragoman: {query.line or 'all events'}")
    save = {"Content-Disposition": f'attachment; filename="events.{ending}"'} if ending != "atom" else {}
    return Response(body, media_type=kind, headers=save)


def _facets(record: Record, query: Query, total: int) -> list[Facet]:
    if not total:
        return []
    shown = [facet for facet in FACETS if facet.cheap or total <= _COUNTABLE]
    return [make_facet(facet, record.count_by(facet.name, query.wanted), query) for facet in shown]
