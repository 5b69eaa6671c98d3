"""Events that come close to one another without being one: the same parties, about the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dragoman.resolve.likeness import WINDOW
from dragoman.resolve.sides import side_of, tokens_of
from dragoman.types import Event, Party, Report

_MOST_NEAR = 8  # events that follow in a block
_ANSWER = timedelta(days=3)  # between the publications of a charge and of its denial


def near_misses(events: Sequence[Event], told: Mapping[str, Sequence[Report]]) -> Iterator[tuple[Event, Event]]:
    """Pairs of events between the same two parties whose days are close, the earlier listed first, each once."""
    blocks: dict[str, list[tuple[date, int]]] = {}
    for place, event in enumerate(events):
        day = _day(event, told[event.id])
        if day is not None:
            for key in _pair_keys(event):
                blocks.setdefault(key, []).append((day, place))
    found = {
        (min(place, other), max(place, other))
        for block in blocks.values()
        for place, other in _close(sorted(block), WINDOW)
    }
    return ((events[first], events[second]) for first, second in sorted(found))


def possible_answers(events: Sequence[Event], told: Mapping[str, Sequence[Report]]) -> Iterator[tuple[Event, Event]]:
    """Pairs of a refusal (REJECT) and an event of another type by the same actor or state, told at about one time."""
    blocks: dict[str, list[tuple[date, int]]] = {}
    for place, event in enumerate(events):
        day = told[event.id][0].published
        if day is not None:
            for token in _tokens(event.actors):
                blocks.setdefault(token, []).append((day, place))
    found = set()
    for block in blocks.values():
        for one, other in _close(sorted(block), _ANSWER):
            for answer, charge in ((one, other), (other, one)):
                if events[answer].type == "REJECT" and events[charge].type != "REJECT":
                    found.add((answer, charge))
    return ((events[answer], events[charge]) for answer, charge in sorted(found))


def _day(event: Event, reports: Sequence[Report]) -> date | None:
    return event.start or reports[0].published


def _pair_keys(event: Event) -> Iterator[str]:
    for one in {side_of(party).key for party in event.actors}:
        for other in {side_of(party).key for party in event.recipients}:
            if one != other:
                yield " & ".join(sorted((one, other)))


def _tokens(parties: Iterable[Party]) -> set[str]:
    return {token for party in parties for token in tokens_of(side_of(party)) if "/" not in token or "/state" in token}


def _close(block: Sequence[tuple[date, int]], window: timedelta) -> Iterator[tuple[int, int]]:
    for position, (day, place) in enumerate(block):
        for other_day, other in block[position + 1 : position + 1 + _MOST_NEAR]:
            if other_day - day > window:
                break
            yield place, other
