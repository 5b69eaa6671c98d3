"""Contradictions of events that changed, and of those beside which they stand or stood."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dragoman.resolve.contradictions import Beside, find_contradictions
from dragoman.resolve.events import in_order
from dragoman.resolve.judgements import Rulings, events_with_rulings
from dragoman.resolve.keeping import kept_event
from dragoman.resolve.near_misses import FiledEvent, file_event, near_misses, possible_answers
from dragoman.resolve.summary import summarize
from dragoman.store.kept import Kept
from dragoman.types import Contradiction, Event, Report

Pairs = set[tuple[int, int]]


class EventsBeside:
    """Events of which contradictions are to be found anew, and those to compare them with.

    Args:
        kept: the last resolution.
        gone: events that are no more.
        told: events that come, with their reports.
    """

    def __init__(self, kept: Kept, gone: Collection[str], told: Sequence[tuple[Event, list[Report]]]) -> None:
        self._told = {event.id: (event, its) for event, its in told}
        before = {one.event: kept_event(one) for one in kept.events}
        now = {name: filed for name, filed in before.items() if name not in gone}
        now.update((name, file_event(*both)) for name, both in self._told.items())
        self._names = sorted({*before, *now})
        place = {name: number for number, name in enumerate(self._names)}
        self._before = {place[name]: filed for name, filed in before.items()}
        self._now = {place[name]: filed for name, filed in now.items()}
        self._changed = {place[name] for name in (*gone, *self._told)}
        self._anew = self._to_find_anew()
        its = [self._now[number] for number in self._anew]
        self._near = {pair for pair in near_misses(self._now, _pairs_of(its)) if pair[0] in self._anew}
        self._answers = {pair for pair in possible_answers(self._now, _actors_of(its)) if pair[1] in self._anew}
        self._reports: dict[str, list[str]] = {}
        beside = {self._names[number] for number in self._compared()} - self._told.keys()
        for report, event in kept.event_of.items():
            if event in beside:
                self._reports.setdefault(event, []).append(report)

    def names_beside(self) -> list[str]:
        """The reports of events that did not change but are compared."""
        return [name for names in self._reports.values() for name in names]

    def contradictions(self, reports: Mapping[str, Report], rulings: Rulings) -> dict[str, list[Contradiction]]:
        """The contradictions of all events that may have others than before, by the events' ids.

        Args:
            reports: those of `names_beside`.
        """
        told = dict(self._told)
        for event, names in self._reports.items():
            its = sorted((reports[name] for name in names), key=in_order)
            (ruled,) = events_with_rulings([summarize(its, ())], rulings, its)
            told[event] = ruled, its
        numbers = sorted(self._compared())
        place = {number: position for position, number in enumerate(numbers)}
        beside = Beside(
            [(place[one], place[other]) for one, other in self._near],
            [(place[one], place[other]) for one, other in self._answers],
        )
        events = [told[self._names[number]] for number in numbers]
        every = [report for _, its in events for report in its]
        found: dict[str, list[Contradiction]] = {self._names[number]: [] for number in self._anew}
        for one in find_contradictions([event for event, _ in events], every, beside):
            if one.event in found:
                found[one.event].append(one)
        return found

    def _to_find_anew(self) -> set[int]:
        """Events that came, and those beside which other events stand than before, or events that changed."""
        its = [filed[number] for filed in (self._before, self._now) for number in self._changed if number in filed]
        near = self._differing(*(near_misses(filed, _pairs_of(its)) for filed in (self._before, self._now)))
        answers = self._differing(*(possible_answers(filed, _actors_of(its)) for filed in (self._before, self._now)))
        anew = {first for first, _ in near} | {charge for _, charge in answers} | self._changed
        return anew & self._now.keys()

    def _differing(self, before: Pairs, now: Pairs) -> Pairs:
        return (before ^ now) | {pair for pair in now if not self._changed.isdisjoint(pair)}

    def _compared(self) -> set[int]:
        return self._anew | {number for pair in (*self._near, *self._answers) for number in pair}


def _pairs_of(events: Iterable[FiledEvent]) -> set[str]:
    return {pair for event in events for pair in event.pairs}


def _actors_of(events: Iterable[FiledEvent]) -> set[str]:
    return {actor for event in events for actor in event.actors}
