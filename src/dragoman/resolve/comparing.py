"""Two runs over the same pages: which reports came, which went, which are told otherwise, and in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from dragoman.reports import report_names, reports_of
from dragoman.types import Party, Reading, Report, Span

Kind = Literal["added", "removed", "changed"]
_Compared = TypeVar("_Compared")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two runs or releases fill otherwise, in words; None is a field left open."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A report that one run has and the other has not or tells otherwise. `id` is its name in the later run."""

    kind: Kind
    id: str
    type: str
    rule: str
    sentence: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the reports of pages that both runs read; `alone` counts pages that only one read."""

    changes: tuple[Change, ...]
    same: int
    pages: int
    alone: int


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    trigger: Span


def _days(report: Report) -> str | None:
    return f"{report.start or ''}/{report.end or ''}" if report.start or report.end else None


def keys_of(parties: Sequence[Party]) -> str | None:
    """Who they are, in an order that is the same for the same parties."""
    return "; ".join(sorted(party.key for party in parties)) or None


# What is compared of a report, in the order in which it is told.
_FIELDS: Mapping[str, Callable[[Report], str | None]] = {
    "id": lambda one: one.id,
    "rule": lambda one: one.rule,
    "type": lambda one: one.type,
    "mode": lambda one: one.mode,
    "factuality": lambda one: one.factuality,
    "actors": lambda one: keys_of(one.actors),
    "recipients": lambda one: keys_of(one.recipients),
    "date": _days,
    "place": lambda one: one.place,
    "country": lambda one: one.country,
    "numbers": lambda one: "; ".join(f"{n.what} {n.low:g} to {n.high:g}" for n in one.numbers) or None,
    "chain": lambda one: " < ".join(voice.name for voice in one.chain) or None,
}


# When two reports are one, the surest sign first.
_SAME: tuple[Callable[[_Told, _Told], bool], ...] = (
    lambda one, two: one.report.id == two.report.id and one.report.type == two.report.type,
    lambda one, two: one.trigger == two.trigger and one.report.type == two.report.type,
    lambda one, two: one.report.id == two.report.id,
    lambda one, two: one.trigger.overlaps(two.trigger),
)


def compare_runs(before: Iterable[Reading], after: Iterable[Reading]) -> Comparison:
    """What two runs tell otherwise.

    Args:
        before: readings of one run in the order of their pages' digests, at most one of a page.
        after: those of the other, likewise.
    """
    changes, same, pages, alone = list[Change](), 0, 0, 0
    for one, other in _by_page(before, after):
        if one is None or other is None:
            alone += 1
            continue
        pages += 1
        found, equal = compare_readings(one, other)
        changes += found
        same += equal
    return Comparison(tuple(changes), same, pages, alone)


def _by_page(before: Iterable[Reading], after: Iterable[Reading]) -> Iterator[tuple[Reading | None, Reading | None]]:
    """Readings of one page side by side."""
    left, right = iter(before), iter(after)
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one.document.digest < other.document.digest):
            yield one, None
            one = next(left, None)
        elif one is None or other.document.digest < one.document.digest:
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)


def compare_readings(before: Reading, after: Reading) -> tuple[list[Change], int]:
    """Changes from one reading of a page to another, in the order of the text, and how many reports are the same.

    Reports are the same one where name and type agree; of the rest where the trigger and type do, then the name, then
    any part of the trigger.
    """
    left, right = _told(before), _told(after)
    pairs = list[tuple[_Told, _Told]]()
    for agree in _SAME:
        pairs += _matched(left, right, agree)
    found = [(one.trigger, _change("removed", one.report)) for one in left]
    found += [(one.trigger, _change("added", one.report)) for one in right]
    same = 0
    for one, other in pairs:
        differences = differences_in(_FIELDS, one.report, other.report)
        same += not differences
        if differences:
            found.append((other.trigger, _change("changed", other.report, differences)))
    return [change for _, change in sorted(found, key=lambda pair: (pair[0], pair[1].kind))], same


def _told(reading: Reading) -> list[_Told]:
    triggers = {event.id: event.trigger for event in reading.events}
    places = {name: triggers[event] for event, name in report_names(reading).items()}
    return [_Told(report, places[report.id]) for report in reports_of(reading)]


def _matched(
    left: list[_Told], right: list[_Told], agree: Callable[[_Told, _Told], bool]
) -> Iterator[tuple[_Told, _Told]]:
    """Pairs that agree, each report once; they are taken out of both lists."""
    for one in list(left):
        other = next((two for two in right if agree(one, two)), None)
        if other is not None:
            left.remove(one)
            right.remove(other)
            yield one, other


def differences_in(
    fields: Mapping[str, Callable[[_Compared], str | None]], before: _Compared, after: _Compared
) -> tuple[Difference, ...]:
    """The fields that two of a kind fill otherwise, in the order of the fields; each is told by its function."""
    told = ((field, value(before), value(after)) for field, value in fields.items())
    return tuple(Difference(field, one, other) for field, one, other in told if one != other)


def _change(kind: Kind, report: Report, differences: tuple[Difference, ...] = ()) -> Change:
    return Change(kind, report.id, report.type, report.rule, report.sentence, differences)


def count_changes(comparison: Comparison) -> dict[str, int]:
    """How many reports came, went, stayed, and how often each field is told otherwise."""
    kinds = Counter(change.kind for change in comparison.changes)
    fields = Counter(one.field for change in comparison.changes for one in change.differences)
    return {**{kind: kinds[kind] for kind in ("added", "removed", "changed")}, "same": comparison.same, **fields}
