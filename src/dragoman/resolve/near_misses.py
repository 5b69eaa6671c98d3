"""Events that come close to one another without being one: the same parties, about the same day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.resolve.sides import side_of, tokens_of
from dragoman.resolve.windows import WINDOW
from dragoman.types import Event, Party, Report

_MOST_NEAR = 8  # events that follow in a block
_ANSWER = timedelta(days=3)  # between the publications of a charge and of its denial


@dataclass(frozen=True, slots=True)
class FiledEvent:
    """Where an event is looked for beside others: its day and pairs of parties, its publication and actors.

    `refuses` tells that it is a refusal (REJECT).
    """

    day: date | None
    pairs: tuple[str, ...]
    published: date | None
    actors: tuple[str, ...]
    refuses: bool


def file_event(event: Event, reports: Sequence[Report]) -> FiledEvent:
    """Where an event is looked for; its reports in order."""
    published = reports[0].published
    pairs, actors = sorted(set(_pair_keys(event))), sorted(_tokens(event.actors))
    return FiledEvent(event.start or published, tuple(pairs), published, tuple(actors), event.type == "REJECT")


def near_misses(filed: Mapping[int, FiledEvent], among: Collection[str] | None = None) -> set[tuple[int, int]]:
    """Pairs of events between the same two parties whose days are close, the earlier in order first.

    Args:
        filed: events by their place in order.
        among: pairs of parties to look at; by default all.
    """
    blocks: dict[str, list[tuple[date, int]]] = {}
    for place, event in filed.items():
        if event.day is not None:
            for key in event.pairs:
                if among is None or key in among:
                    blocks.setdefault(key, []).append((event.day, place))
    return {
        (min(place, other), max(place, other))
        for block in blocks.values()
        for place, other in _close(sorted(block), WINDOW)
    }


def possible_answers(filed: Mapping[int, FiledEvent], among: Collection[str] | None = None) -> set[tuple[int, int]]:
    """Pairs of a refusal and an event of another type by the same actor or state, told at about one time.

    Args:
        filed: events by their place in order.
        among: actors and states to look at; by default all.
    """
    blocks: dict[str, list[tuple[date, int]]] = {}
    for place, event in filed.items():
        if event.published is not None:
            for token in event.actors:
                if among is None or token in among:
                    blocks.setdefault(token, []).append((event.published, place))
    return {
        (answer, charge)
        for block in blocks.values()
        for one, other in _close(sorted(block), _ANSWER)
        for answer, charge in ((one, other), (other, one))
        if filed[answer].refuses and not filed[charge].refuses
    }


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
