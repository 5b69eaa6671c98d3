"""State on a date: who stands how to whom on a day, by what was known on another, and what changed since a third."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.errors import MissingError
from dragoman.resolve.states import changes, of_no_day, state_on
from dragoman.web.desk import TheDesk
from dragoman.web.templating import render
from dragoman.web.view.days import asked_day
from dragoman.web.view.states import lay_out_matrix, tell_ties, turning_days

router = APIRouter()
_MOST_CELLS = 1_600  # above this the list is read, not the matrix
_MOST_TIES, _MOST_UNDATED = 400, 50


@router.get("/state")
def show_state(  # noqa: PLR0917 - each is a field of the form
    request: Request,
    desk: TheDesk,
    relation: Annotated[str, Query(max_length=40)] = "",
    on: Annotated[str, Query(max_length=10)] = "",
    known_by: Annotated[str, Query(max_length=10)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """A relation, or all of them, on a day."""
    relations = desk.worker.tools().codebook.relations
    if relation and relation not in relations.kinds:
        raise MissingError(f"{relation} is no relation", fix=f"they are {', '.join(relations.kinds)}")
    known = asked_day(known_by)
    state = desk.relations(relation=relation or None, known_by=known)
    days = turning_days(state)
    day = asked_day(on) or (days[-1] if days else desk.now().date())
    before = asked_day(since)
    spans = changes(state, before, day) if before else state_on(state, day)
    ties = tell_ties(spans[:_MOST_TIES], state, relations)
    undated = of_no_day(state)
    kind = relations.kinds.get(relation)
    matrix = lay_out_matrix(ties, symmetric=kind.symmetric) if kind and not before else None
    return render(
        request,
        "state.html",
        relations=relations.kinds,
        kind=kind,
        day=day,
        known=known,
        before=before,
        days=days,
        earlier=max((one for one in days if one < day), default=None),
        later=min((one for one in days if one > day), default=None),
        ties=ties,
        more=len(spans) - len(ties),
        undated=tell_ties(undated[:_MOST_UNDATED], state, relations, after=len(ties)),
        more_undated=max(len(undated) - _MOST_UNDATED, 0),
        began=[tie for tie in ties if before and tie.span.start and before < tie.span.start <= day],
        ended=[tie for tie in ties if before and tie.span.end and before < tie.span.end <= day],
        matrix=matrix if matrix and len(matrix.near) * len(matrix.far) <= _MOST_CELLS else None,
    )
