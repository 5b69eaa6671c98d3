"""Counts and Timeline: pictures of how many and when, each with the table it is drawn from, and both as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.codebook.country_codes import codes_of
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.errors import MissingError
from dragoman.pictures import (
    PAPER,
    SCREEN,
    SIGNS,
    Count,
    Dot,
    Spec,
    Theme,
    bars_of,
    columns_of,
    draw_svg,
    timeline_of,
)
from dragoman.quoting import short_quote
from dragoman.store import EventRow
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.lists import headline
from dragoman.web.templating import render
from dragoman.web.view.files import FileKind, file_response, table_as_csv
from dragoman.web.view.query import Query as Line
from dragoman.web.view.query import parse_query
from dragoman.web.view.words import days_told, month_told

router = APIRouter()
_ROWS = 20
_DOTS = 400
Values = list[tuple[str, int]]
Asked = Annotated[str, Query(max_length=500)]
# facet -> heading, field of the search line that lists its events
FACETS: Mapping[str, tuple[str, str | None]] = {
    "month": ("By month", None),
    "type": ("By type", "type"),
    "dyad": ("Who to whom, by country", None),
    "country": ("Where", "country"),
    "speaker": ("On whose word, anywhere in the chain", "speaker"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One facet: its counts, all or the commonest. Months have a picture beside their table, the others bars in it."""

    facet: str
    heading: str
    counts: tuple[Count, ...]
    left_out: int
    svg: str


@router.get("/counts")
def show_counts(request: Request, desk: TheDesk, q: Asked = "") -> Response:
    """Every facet as a picture and a table."""
    query = parse_query(q)
    values = {} if query.problems else desk.count_facets(query.wanted, tuple(FACETS))
    return render(
        request,
        "counts.html",
        query=query,
        found=[_counted(query, facet, values[facet]) for facet in FACETS if facet in values],
        total=sum(many for _, many in values.get("type", ())),
        line=query.line,
    )


@router.get("/counts/{facet}.{kind}")
def download_counts(desk: TheDesk, facet: str, kind: FileKind, q: Asked = "") -> Response:
    """One facet as .csv, .svg or .png; the table holds all its values."""
    if facet not in FACETS:
        raise MissingError(f"nothing is counted by {facet}", fix=f"one of {', '.join(FACETS)}")
    query = _understood(q)
    values = desk.count_facets(query.wanted, [facet])[facet]
    if kind == "csv":
        rows = [(_label(facet, value), many) for value, many in values]
        return table_as_csv(f"counts-{facet}", (facet, "events"), rows)
    return file_response(f"counts-{facet}", kind, _spec(facet, _shown(query, facet, values), PAPER))


def _understood(line: str) -> Line:
    query = parse_query(line)
    if query.problems:
        raise MissingError(" ".join(query.problems), fix="mend the query")
    return query


def _counted(query: Line, facet: str, values: Values) -> Counted:
    shown = _shown(query, facet, values)
    svg = draw_svg(_spec(facet, shown, SCREEN)) if shown and facet == "month" else ""
    return Counted(facet, FACETS[facet][0], tuple(shown), len(values) - len(shown), svg)


def _shown(query: Line, facet: str, values: Values) -> list[Count]:
    """All months, of the other facets the commonest values."""
    return [_count(query, facet, *value) for value in (values if facet == "month" else values[:_ROWS])]


def _count(query: Line, facet: str, value: str, many: int) -> Count:
    return Count(_label(facet, value), many, _address(query, facet, value))


def _label(facet: str, value: str) -> str:
    if facet == "country":
        return codes_of(value).name or value
    if facet == "dyad":
        return " → ".join(codes_of(code).name or code for code in value.split())
    return short_quote(value, 60)


def _address(query: Line, facet: str, value: str) -> str:
    field = FACETS[facet][1]
    if facet == "month":
        line = parse_query(query.with_part("since", value)).with_part("until", value)
    elif facet == "dyad":
        one, two = value.split()
        line = parse_query(query.with_part("actor", one)).with_part("recipient", two)
    else:
        line = query.with_part(field or facet, value)
    return f"/search?q={quote(line)}"


def _spec(facet: str, counts: Sequence[Count], theme: Theme) -> Spec:
    heading = FACETS[facet][0]
    if facet == "month" and counts:
        told = f"{heading}: {len(counts)} months, from {month_told(counts[0].label)} to {month_told(counts[-1].label)}"
        return columns_of(counts, theme, what=told)
    told = ", ".join(f"{one.label} {one.many}" for one in counts[:5])
    return bars_of(counts, theme, what=f"{heading}: {told}")


@router.get("/timeline")
def show_timeline(request: Request, desk: TheDesk, q: Asked = "") -> Response:
    """Events on their days, newest first in the table."""
    query = parse_query(q)
    events = [] if query.problems else _dated(desk, query)
    svg = draw_svg(_timeline(events, SCREEN, legend=False)) if events else ""
    shown = {event.factuality for event in events}
    total = 0 if query.problems else desk.count_events(query.wanted)
    return render(
        request,
        "timeline.html",
        query=query,
        events=events,
        svg=svg,
        signs=[(status, sign) for status, sign in SIGNS.items() if status in shown],
        total=total,
        most=_DOTS,
        line=query.line,
    )


@router.get("/timeline.{kind}")
def download_timeline(desk: TheDesk, kind: FileKind, q: Asked = "") -> Response:
    """The timeline as .csv, .svg or .png."""
    events = _dated(desk, _understood(q))
    if kind == "csv":
        rows = [
            (one.start, one.end, one.type, one.factuality, ", ".join(one.actors), ", ".join(one.recipients),
             one.chain[-1] if one.chain else None, one.id)
            for one in events
        ]  # fmt: skip
        heads = ("start", "end", "type", "factuality", "actors", "recipients", "originator", "event")
        return table_as_csv("timeline", heads, rows)
    return file_response("timeline", kind, _timeline(events, PAPER))


def _dated(desk: Desk, query: Line) -> list[EventRow]:
    found = desk.record.events(replace(query.wanted, limit=_DOTS))
    return [event for event in found if event.start or event.end]


def _timeline(events: Sequence[EventRow], theme: Theme, *, legend: bool = True) -> Spec:
    order = {name: place for place, name in enumerate(QUAD_CLASS)}
    dots = [
        Dot(event.start or event.end, event.type, event.factuality, f"{days_told(event)}: {headline(event)}",  # type: ignore[arg-type]  # one is there
            f"/event/{event.id}")
        for event in sorted(events, key=lambda one: order[one.type])
    ]  # fmt: skip
    days = sorted(dot.day for dot in dots)
    told = f"{len(dots)} events from {days[0]} to {days[-1]}" if days else "no events"
    return timeline_of(dots, theme, what=told, legend=legend)
