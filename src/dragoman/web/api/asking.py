"""What may be asked: parameters with their limits, parts of lists, and the line of the desk's search."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Path, Request, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.store import Record, Wanted
from dragoman.types import Factuality
from dragoman.web.api.problems import QueryError
from dragoman.web.view.paging import MARKED, PATTERN, read_place, write_place
from dragoman.web.view.query import parse_query

MOST = 500  # rows of one answer
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DEEPEST = 100_000
_OF_PARTS = frozenset({"limit", "offset", "after"})
_NO_CONTROL = r"^[^\x00-\x1f\x7f]+$"
T = TypeVar("T")


def _written_out(value: object) -> object:
    """A day as 2020-03-05; a number is no day, though it could be taken for seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("write a day as 2020-03-05")
    return value


Day = Annotated[date, BeforeValidator(_written_out)]

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=_NO_CONTROL)]
NameInPath = Annotated[str, Path(min_length=1, max_length=200, pattern=_NO_CONTROL)]
Line = Annotated[str, Field(max_length=500, pattern=_NO_CONTROL)]
EventType = Annotated[str, Field(pattern=f"^({'|'.join(QUAD_CLASS)})$")]
Country = Annotated[str, Field(pattern="^[A-Z]{3}$")]


class Asked(BaseModel):
    """Parameters of an address; one that does not exist is an error, never passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(Asked):
    """Which part of a list."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = 50
    offset: Annotated[int, Field(ge=0, le=_DEEPEST)] = 0

    @property
    def passed(self) -> int:
        """How many rows to leave out before."""
        return self.offset


class Onward(Part):
    """Which part of a list of any length; `after` is where the part before ended, as its `next` says."""

    after: Annotated[str, Field(pattern=MARKED)] | None = None

    @property
    def passed(self) -> int:
        """None are counted where `after` leads to the part."""
        return 0 if self.after else self.offset


class EventsOnward(Onward):
    """Which part of a list of events; `after` is where the part before ended, as its `next` says."""

    after: Annotated[str, Field(pattern=PATTERN)] | None = None


class Fitting(Asked):
    """Which events; `q` is the desk's search line, the others stand for its fields."""

    q: Line | None = None
    actor: Name | None = None
    recipient: Name | None = None
    party: Name | None = None
    type: EventType | None = None
    factuality: Factuality | None = None
    since: Day | None = None
    until: Day | None = None
    country: Country | None = None
    speaker: Name | None = None
    originator: Name | None = None
    story: Name | None = None
    denied: bool | None = None

    def wanted(self) -> Wanted:
        """The same for the record.

        Raises:
            QueryError: the line cannot be understood.
        """
        query = parse_query(self.q or "")
        if query.problems:
            raise QueryError(" ".join(query.problems), fix="fields of the line are listed in docs/api.md")
        given = {name: getattr(self, name) for name in Fitting.model_fields if name != "q"}
        return replace(query.wanted, **{name: value for name, value in given.items() if value is not None})


class EventsPart(Fitting, Part):
    """Which events, and which part of them."""


class EventsAsked(Fitting, EventsOnward):
    """Which events, and which part of their list."""


def events_part(
    request: Request, response: Response, asked: EventsOnward, wanted: Wanted, record: Record
) -> dict[str, Any]:
    """The fields of a `Listing` of events; long lists are walked by `after`, not by counting."""
    if asked.passed:
        rows = record.events(replace(wanted, limit=asked.limit + 1, offset=asked.passed))
        return part_of(request, response, asked, rows)
    rows, place = record.events_after(wanted, read_place(asked.after or ""), limit=asked.limit)
    return _listing(request, response, asked, rows, {"after": write_place(place)} if place else None)


def part_of(
    request: Request,
    response: Response,
    part: Part,
    found: Sequence[T],
    *,
    mark: Callable[[T], str] | None = None,
) -> dict[str, Any]:
    """The fields of a `Listing` over rows of which one more than asked for was fetched; sets the Link header.

    Args:
        mark: what `after` is for the part behind a row; without it the next part is found by counting.
    """
    shown, onward = list(found[: part.limit]), None
    if len(found) > part.limit and mark:
        onward = {"after": mark(shown[-1])}
    elif len(found) > part.limit and part.passed + part.limit <= _DEEPEST:
        onward = {"offset": str(part.passed + part.limit)}
    return _listing(request, response, part, shown, onward)


def _listing(
    request: Request, response: Response, part: Part, shown: Sequence[Any], onward: Mapping[str, str] | None
) -> dict[str, Any]:
    following = None
    if onward:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name not in _OF_PARTS]
        following = f"{request.url.path}?{urlencode([*kept, ('limit', part.limit), *onward.items()])}"
        response.headers["Link"] = f'<{following}>; rel="next"'
    return {"items": shown, "limit": part.limit, "offset": part.passed, "next": following}
