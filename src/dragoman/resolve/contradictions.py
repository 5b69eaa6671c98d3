"""Where reports contradict each other: values side by side, each with those who say so.

Compared are reports of one event, and events that come close: of the same parties and about the same day. Both values
stay; nothing is decided here. A later, higher figure of those who gave the earlier one, or that goes on from
it, is an update.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from dragoman.codebook.type_pairs import Opposite, load_type_pairs
from dragoman.resolve.figures import conflicting_figures
from dragoman.resolve.grounds import known_by_noun
from dragoman.resolve.likeness import EQUALS, FAR_KM
from dragoman.resolve.near_misses import FiledEvent, file_event, near_misses, possible_answers
from dragoman.resolve.sides import Side, among_themselves, likeness_of_sides, side_of, speaks_for
from dragoman.resolve.tellings import distance_km, place_of
from dragoman.resolve.voices import speakers_of
from dragoman.resolve.wording import stem, stems_of
from dragoman.types import Contradiction, Event, Report

Kind = Literal["denial", "opposite", "actor", "number", "place", "date", "update"]
Value = tuple[Sequence[Report], str]  # who says it, and what
_ASSERTED = frozenset({"actual", "alleged"})
_CLASH = -0.5  # likeness of two actors from here down: not two names of one
_DENYING = frozenset(
    stem(word) for word in ("deny", "denies", "denied", "reject", "dismiss", "refute", "dispute", "rebut")
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Events that stand beside one another, by their places: near misses, and refusals with what they may answer."""

    near: Collection[tuple[int, int]]
    answers: Collection[tuple[int, int]]


def find_beside(filed: Mapping[int, FiledEvent]) -> Beside:
    """Events that are close in days and parties, or answer one another; all given by their places."""
    return Beside(near_misses(filed), possible_answers(filed))


def find_contradictions(
    events: Sequence[Event], reports: Iterable[Report], beside: Beside | None = None
) -> list[Contradiction]:
    """What cannot both hold, event by event in their order; a near miss is listed under the earlier event.

    Args:
        beside: which of these events to compare with one another; by default those that are close in days and parties.
    """
    by_id = {report.id: report for report in reports}
    told = {event.id: [by_id[name] for name in event.reports] for event in events}
    if beside is None:
        beside = find_beside({place: file_event(event, told[event.id]) for place, event in enumerate(events)})
    found = {event.id: list(_within(event, told[event.id])) for event in events}
    for place, other in sorted(beside.near):
        found[events[place].id] += _between(events[place], events[other], told)
    for answer, place in sorted(beside.answers):
        event = events[place]
        found[event.id] += _answered(event, told[event.id], told[events[answer].id])
    return [one for event in events for one in found[event.id]]


def _within(event: Event, reports: Sequence[Report]) -> Iterator[Contradiction]:
    asserting = [report for report in reports if report.factuality in _ASSERTED]
    yield from _denials(event, asserting, [report for report in reports if report.factuality == "denied"])
    if len(asserting) < 2:
        return
    yield from _actors(event, asserting)
    yield from conflicting_figures(event, asserting)
    yield from _places(event, asserting)
    yield from _dates(event, asserting)


def _denials(event: Event, asserting: Sequence[Report], denying: Sequence[Report]) -> Iterator[Contradiction]:
    """What is told and what denies it; nobody denies on one page what he tells there himself."""
    telling = {(report.page, _end(report)) for report in asserting}
    denying = [report for report in denying if (report.page, _end(report)) not in telling]
    if asserting and denying:
        why = f"told by {who_says(asserting)}, denied by {who_says(denying)}"
        yield _contradiction(
            event, "denial", (asserting, "happened"), (denying, "did not happen"), what=event.type, why=why
        )


def _end(report: Report) -> str | None:
    chain = speakers_of(report)
    return (chain[-1].key or chain[-1].words) if chain else None


def _answered(event: Event, reports: Sequence[Report], answers: Sequence[Report]) -> Iterator[Contradiction]:
    """A denial told as an act of its own ("Riyadh denied that it had killed him") against what it denies.

    A sentence whose denial stands among the event's reports says nothing more, and nobody denies what is yet to happen.
    """
    sides = [side_of(party) for report in reports for party in report.actors]
    asserting = [report for report in reports if report.factuality in _ASSERTED]
    known = {(report.page, report.sentence) for report in reports if report.factuality == "denied"}
    triggers = {stem(report.trigger.partition(" ")[0]) for report in asserting}
    denying = [
        answer
        for answer in answers
        if stem(answer.trigger) in _DENYING
        and (answer.page, answer.sentence) not in known
        and not (event.start and answer.published and answer.published < event.start)
        and triggers & set(stems_of(answer.sentence))
        and any(_answers_for(side_of(party), side) for party in answer.actors for side in sides)
    ]
    if asserting and denying:
        names = ", ".join(sorted({party.name for answer in denying for party in answer.actors}))
        why = f"{names} {denying[0].trigger} it"
        yield _contradiction(
            event, "denial", (asserting, "happened"), (denying, "did not happen"), what=event.type, why=why
        )


def _answers_for(speaker: Side, accused: Side) -> bool:
    """Whether a denial by the one is a denial of what the other is said to have done."""
    of_state = speaker.whole_state or accused.whole_state
    return speaker.key == accused.key or (of_state and speaks_for(speaker, accused))


def _actors(event: Event, reports: Sequence[Report]) -> Iterator[Contradiction]:
    """Different known actors blamed for one event; of equals who meet or agree each page may name another one."""
    if event.type in EQUALS or any(_is_mutual(report) for report in reports):
        return
    blamed: dict[tuple[str, ...], list[Report]] = {}
    for report in reports:
        named = tuple(sorted({side.key for side in _named(report)}))
        if named:
            blamed.setdefault(named, []).append(report)
    for (_, left), (_, right) in combinations(blamed.items(), 2):
        likeness = likeness_of_sides(_named(left[0]), _named(right[0]))
        if likeness is not None and likeness <= _CLASH:
            why = f"{who_says(left)} and {who_says(right)} name different actors"
            yield _contradiction(
                event, "actor", (left, _names(left[0])), (right, _names(right[0])), what="actor", why=why
            )


def _is_mutual(report: Report) -> bool:
    return among_themselves(*([side_of(party) for party in its] for its in (report.actors, report.recipients)))


def _named(report: Report) -> list[Side]:
    return [side for party in report.actors if (side := side_of(party)).named and not side.place]


def _names(report: Report) -> str:
    return ", ".join(party.name for party in report.actors)


def _places(event: Event, reports: Sequence[Report]) -> Iterator[Contradiction]:
    placed: dict[str, list[Report]] = {}
    for report in reports:
        if report.place and report.precision not in {"country", "region", None}:
            placed.setdefault(f"{report.place}, {report.country or '?'}", []).append(report)
    for (left_name, left), (right_name, right) in combinations(placed.items(), 2):
        one, other = place_of(left[0]), place_of(right[0])
        distance = distance_km(one, other) if one and other else None
        if distance is not None and distance > FAR_KM:
            why = f"{distance:.0f} km apart"
            yield _contradiction(event, "place", (left, left_name), (right, right_name), what="place", why=why)


def _dates(event: Event, reports: Sequence[Report]) -> Iterator[Contradiction]:
    dated: dict[str, list[Report]] = {}
    for report in reports:
        if report.start and report.start == (report.end or report.start):
            dated.setdefault(report.start.isoformat(), []).append(report)
    for left, right in pairwise(sorted(dated)):
        yield _contradiction(
            event, "date", (dated[left], left), (dated[right], right), what="day", why="one event has one day"
        )


def _between(first: Event, second: Event, told: Mapping[str, Sequence[Report]]) -> Iterator[Contradiction]:
    """Two events of the same two parties and about one day: opposite acts, or one act laid to two doers."""
    if not {first.factuality, second.factuality} <= _ASSERTED:
        return
    left, right = told[first.id], told[second.id]
    for opposite in load_type_pairs().opposites:
        if _are_opposite(opposite, left, right):
            sides = (left, f"{first.type} {left[0].trigger!r}"), (right, f"{second.type} {right[0].trigger!r}")
            yield _contradiction(first, "opposite", *sides, what="type", why=opposite.why)
            return
    if first.type == second.type and _same_blow(first, second):
        actors = [[side_of(party) for party in event.actors] for event in (first, second)]
        if all(side.named for sides in actors for side in sides) and (likeness_of_sides(*actors) or 0.0) <= _CLASH:
            why = f"{who_says(left)} and {who_says(right)} name different actors"
            names = [", ".join(party.name for party in event.actors) for event in (first, second)]
            yield _contradiction(first, "actor", (left, names[0]), (right, names[1]), what="actor", why=why)


def _same_blow(first: Event, second: Event) -> bool:
    """Whether two events hit the same known recipient in the same place on the same day."""
    if first.start is None or (first.start, first.place) != (second.start, second.place) or first.place is None:
        return False
    left, right = ({side_of(party).key for party in event.recipients} for event in (first, second))
    return bool(left & right)


def _are_opposite(opposite: Opposite, left: Sequence[Report], right: Sequence[Report]) -> bool:
    acts = [{act for report in reports for act in _acts(report)} for reports in (left, right)]
    straight = acts[0] & opposite.one and acts[1] & opposite.other
    crossed = acts[0] & opposite.other and acts[1] & opposite.one
    if not (straight or crossed):
        return False
    about = {stem(word) for word in opposite.about}
    return not about or all(
        any(about & set(stems_of(report.sentence)) for report in reports) for reports in (left, right)
    )


def _acts(report: Report) -> tuple[str, ...]:
    """A report's act as the table of opposites names it."""
    own = report.type.lower()
    return own, f"{own}.{report.mode}", report.rule.rpartition(".")[0]


def who_says(reports: Sequence[Report]) -> str:
    """Those on whose word reports stand, for a reader."""
    names = dict[str, str]()
    for chain in known_by_noun([speakers_of(report) for report in reports]):
        if chain and (name := chain[-1].name or chain[-1].words):
            names.setdefault(chain[-1].key or name, name)
    return " and ".join(names.values()) if names else "a page without a name"


def _contradiction(event: Event, kind: Kind, left: Value, right: Value, *, what: str, why: str) -> Contradiction:
    (left_reports, left_value), (right_reports, right_value) = left, right
    names = [tuple(report.id for report in reports) for reports in (left_reports, right_reports)]
    return Contradiction(event.id, kind, what, names[0], left_value, names[1], right_value, why)
