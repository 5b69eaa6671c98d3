"""Questions about relations: who stands how to whom on a day, and what changed between two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.codebook.relation_file import RelationFile
from dragoman.resolve.relations import CLOSED_BY, changed_between, fold, holding_on, when_of
from dragoman.resolve.sides import unit_of
from dragoman.store import Record
from dragoman.types import RelationAct, RelationSpan


@dataclass(frozen=True)
class State:
    """Relations with the acts they rest on, by the acts' public names."""

    spans: tuple[RelationSpan, ...]
    acts: dict[str, RelationAct]

    @cached_property
    def days(self) -> dict[str, date]:
        """The day of each act of a known one, by its public name."""
        return {name: day for name, act in self.acts.items() if (day := when_of(act)) != date.max}


def relations_of(
    record: Record,
    relations: RelationFile,
    *,
    relation: str | None = None,
    of: str | None = None,
    by: str | None = None,
    known_by: date | None = None,
) -> State:
    """Every stretch the record knows of.

    Args:
        relation: only this one; None is all.
        of: key of the actor on the far side ("recognises whom"), or on either side of a symmetric relation.
        by: key of the actor on the near side ("who recognises").
        known_by: as it was known on that day: without what was published later.
    """
    names = {relation, CLOSED_BY.get(relation, relation)} if relation else {None}  # one's start may be the other's end
    acts = [act for name in names for act in record.relation_acts(name)]
    spans = [
        span
        for span in fold(acts, relations, known_by=known_by)
        if (relation is None or span.relation == relation) and _asked(span, relations, of, by)
    ]
    return State(tuple(spans), {act.report: act for act in acts})


def _asked(span: RelationSpan, relations: RelationFile, of: str | None, by: str | None) -> bool:
    near = {span.a.key, unit_of(span.a, relations.wholes)}
    far = {span.b.key, unit_of(span.b, relations.wholes)}
    if relations.kinds[span.relation].symmetric:
        return all(one is None or one in near | far for one in (of, by))
    return (of is None or of in far) and (by is None or by in near)


def state_on(state: State, day: date) -> tuple[RelationSpan, ...]:
    """What held on a day."""
    return tuple(holding_on(state.spans, day, state.days))


def of_no_day(state: State) -> tuple[RelationSpan, ...]:
    """Relations told on no known day, by pages of no known day: they hold on none that can be asked about."""
    return tuple(
        span for span in state.spans if state.days.keys().isdisjoint((*span.opened, *span.shown, *span.closed))
    )


def changes(state: State, first: date, last: date) -> tuple[RelationSpan, ...]:
    """What began or ended after the first day and by the last."""
    return tuple(changed_between(state.spans, first, last))
