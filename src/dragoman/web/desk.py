"""What all screens share: the record, the worker, the clock, the key of the forms."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request

from dragoman.codebook.actor_types import ActorEntry
from dragoman.resolve.states import State, relations_of
from dragoman.store import Record, Wanted
from dragoman.store.facet_queries import Counts
from dragoman.web.fetcher import Fetcher
from dragoman.web.kept import Kept
from dragoman.web.worker import Worker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk. `key` signs the tokens of forms; `max_bytes` is the largest page that is read.

    `ended` holds the sessions that users have left before their time, `kept` answers that hold while the record does.
    """

    record: Record
    worker: Worker
    fetcher: Fetcher
    key: bytes
    now: Callable[[], datetime]
    max_bytes: int
    ended: set[str] = field(default_factory=set)
    kept: Kept = field(default_factory=Kept)

    def relations(self, *, relation: str | None = None, known_by: date | None = None) -> State:
        """Every stretch of a relation, or of all, as it was known on a day."""
        file = self.worker.tools().codebook.relations
        return self.keep(
            ("relations", relation, known_by),
            lambda: relations_of(self.record, file, relation=relation, known_by=known_by),
        )

    def count_facets(self, wanted: Wanted, facets: Sequence[str]) -> Counts:
        """How many of the events that fit fall under each value of some facets; no screen counts one a second time."""
        counted: Counts = self.keep(("facets", wanted), dict)
        missing = [facet for facet in facets if facet not in counted]
        if missing:
            counted.update(self.record.count_facets(wanted, missing))
        return {facet: counted[facet] for facet in facets}

    def count_events(self, wanted: Wanted) -> int:
        """How many events fit."""
        return sum(many for _, many in self.count_facets(wanted, ("type",))["type"])

    def keep(self, question: Hashable, find: Callable[[], T]) -> T:
        """An answer that is the same until a page is read, a judgement passed or the record resolved."""
        resolved = self.record.freshness()
        return self.kept.get(question, (self.record.newest(), resolved.resolved), find)

    def actor_entry(self, key: str) -> ActorEntry | None:
        """What the actor file knows of an actor."""
        entries = self.worker.tools().codebook.actors.entries
        return next((entry for entry in entries if entry.key == key), None)


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    return cast(Desk, request.app.state.desk)


TheDesk = Annotated[Desk, Depends(desk_of)]
