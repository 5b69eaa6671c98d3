"""What all screens share: the record, the worker, the clock, the key of the forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, cast

from fastapi import Depends, Request

from dragoman.codebook.actor_types import ActorEntry
from dragoman.store import Record
from dragoman.web.worker import Worker


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk. `key` signs the tokens of forms; `max_bytes` is the largest page that is read.

    `ended` holds the sessions that users have left before their time.
    """

    record: Record
    worker: Worker
    key: bytes
    now: Callable[[], datetime]
    max_bytes: int
    ended: set[str] = field(default_factory=set)

    def actor_entry(self, key: str) -> ActorEntry | None:
        """What the actor file knows of an actor."""
        entries = self.worker.tools().codebook.actors.entries
        return next((entry for entry in entries if entry.key == key), None)


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    return cast(Desk, request.app.state.desk)


TheDesk = Annotated[Desk, Depends(desk_of)]
