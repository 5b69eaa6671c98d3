"""Relations laid out for a screen: a matrix of near and far sides, each cell with the acts it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.brief.days import day_told
from dragoman.codebook.country_codes import codes_of
from dragoman.codebook.relation_file import RelationFile
from dragoman.resolve.relations import when_of
from dragoman.resolve.sides import unit_of
from dragoman.resolve.states import State, state_on
from dragoman.types import Party, RelationAct, RelationSpan


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands in a relation: the unit it acts as ("SYR" for its government and army) and a name for it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ActView:
    """One act as the screen tells it, with the page it stands on; `day` is told in words."""

    act: RelationAct
    page: str
    day: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A stretch of a relation between two sides, in words, with its acts. `anchor` is its place on the screen."""

    anchor: str
    span: RelationSpan
    near: Side
    far: Side
    verb: str
    sign: int
    since: str
    until: str
    contested: bool
    acts: tuple[ActView, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Near sides by far sides; a cell holds the ties between the two, mostly one."""

    near: tuple[Side, ...]
    far: tuple[Side, ...]
    cells: Mapping[tuple[str, str], tuple[Tie, ...]]


def side_of(party: Party, relations: RelationFile) -> Side:
    """A party as the whole it acts for; a country under its usual name."""
    key = unit_of(party, relations.wholes)
    return Side(key, codes_of(key).name or party.name)


def tell_ties(spans: Iterable[RelationSpan], state: State, relations: RelationFile, *, after: int = 0) -> list[Tie]:
    """Stretches of relations in words, each with its acts in order of days.

    Args:
        after: how many ties stand on the screen before these.
    """
    return [_tell(number, span, state, relations) for number, span in enumerate(spans, start=after + 1)]


def _tell(number: int, span: RelationSpan, state: State, relations: RelationFile) -> Tie:
    kind = relations.kinds[span.relation]
    names = dict.fromkeys((*span.opened, *span.shown, *span.closed, *span.contested))
    acts = sorted((state.acts[name] for name in names if name in state.acts), key=when_of)
    seen = [state.acts[name] for name in (*span.opened, *span.shown) if name in state.acts]
    shown = min((day for act in seen if (day := act.day or act.known)), default=None)
    since = day_told(span.start) if span.start else f"shown {day_told(shown)}" if shown else "not known"
    return Tie(
        anchor=f"tie{number}",
        span=span,
        near=side_of(span.a, relations),
        far=side_of(span.b, relations),
        verb=kind.verb,
        sign=kind.sign,
        since=since,
        until=day_told(span.end) if span.end else "",
        contested=bool(span.contested),
        acts=tuple(ActView(act, act.report.partition("-")[0], _day_of(act)) for act in acts),
    )


def _day_of(act: RelationAct) -> str:
    if act.day:
        return day_told(act.day)
    return f"told {day_told(act.known)}" if act.known else "day not known"


def lay_out_matrix(ties: Sequence[Tie], *, symmetric: bool) -> Matrix:
    """Ties as a matrix; where the relation is mutual, each stands on both sides of the diagonal."""
    cells: dict[tuple[str, str], tuple[Tie, ...]] = {}
    names: dict[str, Side] = {}
    for tie in ties:
        names.setdefault(tie.near.key, tie.near)
        names.setdefault(tie.far.key, tie.far)
        pairs = [(tie.near.key, tie.far.key)] + ([(tie.far.key, tie.near.key)] if symmetric else [])
        for pair in pairs:
            cells[pair] = (*cells.get(pair, ()), tie)
    near = sorted({pair[0] for pair in cells}, key=lambda key: names[key].name.casefold())
    far = sorted({pair[1] for pair in cells}, key=lambda key: names[key].name.casefold())
    return Matrix(tuple(names[key] for key in near), tuple(names[key] for key in far), cells)


def turning_days(state: State) -> list[date]:
    """Days on which something begins, is shown or ends, in order: the steps of the slider."""
    days = {day for span in state.spans for day in (span.start, span.end) if day}
    return sorted(days.union(state.days.values()))


def ties_of_actor(key: str, state: State, relations: RelationFile, *, on: date | None = None) -> list[Tie]:
    """What an actor, or the whole it acts for, stands in: on a day, or at any time, the newest first."""
    spans = state_on(state, on) if on else state.spans
    whole = unit_of(Party(key, key, "other", None, ()), relations.wholes)
    own = [span for span in spans if {key, whole} & _keys(span, relations)]
    told = tell_ties(own, state, relations)
    return sorted(told, key=lambda tie: tie.span.start or tie.span.known or date.min, reverse=True)


def _keys(span: RelationSpan, relations: RelationFile) -> set[str]:
    return {span.a.key, span.b.key, unit_of(span.a, relations.wholes), unit_of(span.b, relations.wholes)}
