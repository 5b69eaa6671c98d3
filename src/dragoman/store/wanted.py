"""What is asked of the record's events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events to list; every field that is given must fit.

    Args:
        actor: who did it: part of a name, three capitals for a country or a sector ("SYR", "MIL"), or a key.
        recipient: to whom, in the same way.
        party: either of the two.
        any_of: keys of actors of whom one must take part on either side: a watchlist.
        type: PLOVER event type.
        since: first day; events without a known day are left out.
        until: last day; likewise.
        speaker: part of the name of anybody in a chain.
        originator: part of the name of the last speaker of a chain.
        only_through: part of the name of a speaker without whom nothing would be known of the event.
        factuality: actual, alleged, denied, planned or possible.
        country: where it happened.
        story: the story it belongs to.
        words: words that the sentence of one of its reports holds.
        known_since: first day on which its first page was published.
        low_at_most: at most so many independent originators, every doubt against.
        denied: whether somebody denies it.
        rejected: also events that a person rejected.
        limit: how many at most.
        offset: how many to leave out before.
        newest: "day" orders by the event's day, "known" by the day it became known.
    """

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    any_of: tuple[str, ...] = ()
    type: str | None = None
    since: date | None = None
    until: date | None = None
    speaker: str | None = None
    originator: str | None = None
    only_through: str | None = None
    factuality: str | None = None
    country: str | None = None
    story: str | None = None
    words: str | None = None
    known_since: date | None = None
    low_at_most: int | None = None
    denied: bool | None = None
    rejected: bool = False
    limit: int | None = None
    offset: int = 0
    newest: str = "day"
