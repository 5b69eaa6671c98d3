"""/statements: one event as one page tells it, with its sentence, chain and status."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.store.statement_queries import WantedStatements
from dragoman.types import Factuality
from dragoman.web.api.asking import Country, Day, EventType, Line, Name, Onward, part_of
from dragoman.web.api.models import Listing, Statement
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.api.tell import tell_statements
from dragoman.web.desk import TheDesk

router = APIRouter(tags=["statements"], responses=MAY_FAIL)


class StatementsAsked(Onward):
    """Which statements; `words` are looked for in their sentences, `after` is the last one of the part before."""

    page: Name | None = None
    event: Name | None = None
    type: EventType | None = None
    factuality: Factuality | None = None
    since: Day | None = None
    until: Day | None = None
    country: Country | None = None
    actor: Name | None = None
    recipient: Name | None = None
    speaker: Name | None = None
    originator: Name | None = None
    words: Line | None = None
    after: Name | None = None


@router.get("/statements")
def statements(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[StatementsAsked, Query()]
) -> Listing[Statement]:
    """Statements that fit all that is given, each on the word of its chain."""
    record = desk.record
    given = asked.model_dump(exclude_none=True) | {"limit": asked.limit + 1, "offset": asked.passed}
    if asked.page:
        given["page"] = record.page(asked.page).id
    if asked.event:
        given["event"] = record.event(asked.event).id
    rows = record.statements(WantedStatements(**given))
    part = part_of(request, response, asked, rows, mark=lambda row: row.claim.id)
    return Listing[Statement](**part | {"items": tell_statements(record, part["items"])})
