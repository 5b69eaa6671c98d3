"""/relations: who stands how to whom on a day, by what was known on another, and what changed between two days."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.errors import MissingError
from dragoman.resolve.states import State, changes, relations_of, state_on
from dragoman.web.api.asking import Day, Name, Part, part_of
from dragoman.web.api.models import Listing, Relation
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.api.tell import side_key, tell_relation
from dragoman.web.desk import Desk, TheDesk

router = APIRouter(tags=["relations"], responses=MAY_FAIL)


class RelationsAsked(Part):
    """Which relations. `of` is the far side ("recognises whom"), `by` the near one: keys, names or three capitals."""

    on: Day | None = None
    known_by: Day | None = None
    relation: Name | None = None
    of: Name | None = None
    by: Name | None = None


class ChangesAsked(Part):
    """Between which days: after `since` and by `on`."""

    since: Day
    on: Day
    relation: Name | None = None


@router.get("/relations")
def relations(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[RelationsAsked, Query()]
) -> Listing[Relation]:
    """Relations that held on a day, or all that are known; contested ones name who contests them."""
    of, by = (side_key(desk.record, name) for name in (asked.of, asked.by))
    found = _state(desk, asked.relation, known_by=asked.known_by, of=of, by=by)
    spans = state_on(found, asked.on) if asked.on else found.spans
    part = part_of(request, response, asked, spans[asked.offset :][: asked.limit + 1])
    return Listing[Relation](**part | {"items": [tell_relation(span, found.acts) for span in part["items"]]})


@router.get("/relations/changes")
def relation_changes(
    request: Request, response: Response, desk: TheDesk, asked: Annotated[ChangesAsked, Query()]
) -> Listing[Relation]:
    """Relations that began or ended between two days."""
    found = _state(desk, asked.relation)
    spans = changes(found, asked.since, asked.on)
    part = part_of(request, response, asked, spans[asked.offset :][: asked.limit + 1])
    return Listing[Relation](**part | {"items": [tell_relation(span, found.acts) for span in part["items"]]})


def _state(
    desk: Desk, relation: str | None, *, known_by: Day | None = None, of: str | None = None, by: str | None = None
) -> State:
    known = desk.worker.tools().codebook.relations
    if relation is not None and relation not in known.kinds:
        raise MissingError(f"no relation {relation}", fix=f"they are {', '.join(known.kinds)}")
    return relations_of(desk.record, known, relation=relation, known_by=known_by, of=of, by=by)
