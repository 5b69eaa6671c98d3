"""Network: signed ties on a day or in a period as a picture and a table, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.codebook.country_codes import codes_of
from dragoman.codebook.relation_file import RelationFile
from dragoman.resolve.network import DyadCount, SignedTie, measure_balance, names_of, signed_ties
from dragoman.resolve.states import State, state_on
from dragoman.store import Record, Wanted
from dragoman.types import RelationSpan
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.templating import render
from dragoman.web.view.circle import draw_circle
from dragoman.web.view.days import asked_day
from dragoman.web.view.files import table_as_csv
from dragoman.web.view.states import Tie, tell_ties

router = APIRouter()
_MOST = 150  # ties of a picture that one can read
_QUESTIONS = 30
_WEIGHED = 600  # ties whose balance is measured while a reader waits; of more, that of the picture's
Evidence = Literal["relations", "events", "both"]
_Network = tuple[list[SignedTie], dict[str, str]]  # and the names of their ends


@dataclass(frozen=True, slots=True)
class Row:
    """A tie of the table: the names of both, and its relations with their sentences."""

    tie: SignedTie
    a: str
    b: str
    relations: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    since: date | None
    until: date | None
    evidence: Evidence


@router.get("/network")
def show_network(
    request: Request,
    desk: TheDesk,
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
    evidence: Evidence = "both",
) -> Response:
    """The network of a period, or of all times; of one day where both ends are the same."""
    asked = _Asked(asked_day(since), asked_day(until), evidence)
    relations = desk.worker.tools().codebook.relations
    state = desk.relations()
    ties, names = _kept_network(desk, asked)
    shown = _strongest(ties)
    return render(
        request,
        "network.html",
        asked=asked,
        rows=[_row(tie, names, state, relations) for tie in shown],
        more=len(ties) - len(shown),
        drawing=draw_circle(shown, names),
        balance=desk.keep(("balance", asked), lambda: measure_balance(ties if len(ties) <= _WEIGHED else shown)),
        weighed_all=len(ties) <= _WEIGHED,
        names=names,
        most=_QUESTIONS,
    )


@router.get("/network.csv")
def download_network(
    desk: TheDesk,
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
    evidence: Evidence = "both",
) -> Response:
    """All ties as a table."""
    ties, names = _kept_network(desk, _Asked(asked_day(since), asked_day(until), evidence))
    heads = ("a", "b", "a_name", "b_name", "sign", "relations", "cooperative_events", "conflictual_events", "acts")
    rows = [
        (tie.a, tie.b, names[tie.a], names[tie.b], tie.sign, [span.relation for span in tie.spans],
         tie.cooperative, tie.conflictual, [name for span in tie.spans for name in (*span.opened, *span.shown)])
        for tie in ties
    ]  # fmt: skip
    return table_as_csv("network", heads, rows)


def prepare_network(desk: Desk) -> None:
    """Tie the network of all times, so that the first who asks need not wait."""
    _kept_network(desk, _Asked(None, None, "both"))


def _kept_network(desk: Desk, asked: _Asked) -> _Network:
    relations = desk.worker.tools().codebook.relations
    state = desk.relations()
    return desk.keep(("network", asked), lambda: _network(desk.record, state, relations, asked))


def _network(record: Record, state: State, relations: RelationFile, asked: _Asked) -> _Network:
    spans = _holding(state, asked) if asked.evidence != "events" else ()
    dyads = _dyads(record, asked) if asked.evidence != "relations" else []
    ties = signed_ties(spans, dyads, relations)
    parties = names_of(spans, relations)
    keys = {key for tie in ties for key in (tie.a, tie.b)}
    return ties, {key: codes_of(key).name or (parties[key].name if key in parties else key) for key in keys}


def _holding(state: State, asked: _Asked) -> tuple[RelationSpan, ...]:
    """What held at any time of the period."""
    if asked.since is None and asked.until is None:
        return tuple(span for span in state.spans if span.opened or span.shown)
    last = asked.until or date.max
    held = {id(span): span for span in state_on(state, last)}
    first = asked.since or date.min
    ended = [span for span in state.spans if span.end and first < span.end <= last and (span.opened or span.shown)]
    return (*held.values(), *(span for span in ended if id(span) not in held))


def _dyads(record: Record, asked: _Asked) -> list[DyadCount]:
    """Events between countries, told as having happened."""
    wanted = Wanted(since=asked.since, until=asked.until, factuality="actual")
    return [DyadCount(a, b, kind, many) for a, b, kind, many in record.dyads_by_type(wanted)]


def _strongest(ties: list[SignedTie]) -> list[SignedTie]:
    """Ties for the picture: those with relations, then those with the most events."""
    ranked = sorted(ties, key=lambda tie: (-len(tie.spans), -(tie.cooperative + tie.conflictual), tie.a, tie.b))
    return sorted(ranked[:_MOST], key=lambda tie: (tie.a, tie.b))


def _row(tie: SignedTie, names: dict[str, str], state: State, relations: RelationFile) -> Row:
    return Row(tie, names[tie.a], names[tie.b], tuple(tell_ties(tie.spans, state, relations)))
