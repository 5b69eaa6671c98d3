"""Two releases of one record: which events came, which went, which are told otherwise, and why.

Both are resolved again from the readings and judgements that went into them, by this version of dragoman.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.relation_file import RelationFile
from dragoman.reports import short_name
from dragoman.resolve.comparing import Difference, Kind, differences_in, keys_of
from dragoman.resolve.judgements import ACTOR, anchor_of
from dragoman.resolve.whole import resolve
from dragoman.store.releasing import Frozen
from dragoman.types import Event, Judgement, Origin, Reading, Report

_SHOWN = 19  # signs of a codebook's digest: "sha256:" and twelve figures


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that one release has and the other has not or tells otherwise. `id` is its name in the later one."""

    kind: Kind
    id: str
    type: str
    sentence: str
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An event of one release, with who stands behind it and what people said of it."""

    event: Event
    origin: Origin
    verdict: str | None


class _Release:
    """A release, resolved again."""

    def __init__(self, frozen: Frozen, relations: RelationFile | None) -> None:
        found = resolve(frozen.readings, frozen.judgements, newest=(0, 0), relations=relations)
        origins = {one.event: one for one in found.resolution.origins}
        self.told = {
            event.id: _Told(event, origins[event.id], found.judged.get(event.id)) for event in found.resolution.events
        }
        self.reports: Mapping[str, Report] = {report.id: report for report in found.resolution.reports}
        self.event_of = {name: event.id for event in found.resolution.events for name in event.reports}
        self.pages: Mapping[str, Reading] = {one.document.digest: one for one in frozen.readings}
        self.judgements = frozen.judgements


def compare_releases(before: Frozen, after: Frozen, relations: RelationFile | None = None) -> list[EventChange]:
    """What the later release tells otherwise, in the order of the events' names.

    An event is the same one where most of its reports are, by their names.
    """
    old, new = _Release(before, relations), _Release(after, relations)
    pairs = _pairs(old, new)
    found = [_changed(old, new, one, other) for one, other in pairs.items()]
    changes = [change for change in found if change.differences]
    later = set(pairs.values())
    changes += [_alone(old, new, told, "removed") for name, told in old.told.items() if name not in pairs]
    changes += [_alone(old, new, told, "added") for name, told in new.told.items() if name not in later]
    return sorted(changes, key=lambda change: (change.id, change.kind))


def _pairs(old: _Release, new: _Release) -> dict[str, str]:
    """The later name of each event that both releases have, by its earlier one; most common reports first."""
    shared: dict[tuple[str, str], int] = {}
    for name, event in old.event_of.items():
        if name in new.event_of:
            shared[event, new.event_of[name]] = shared.get((event, new.event_of[name]), 0) + 1
    pairs: dict[str, str] = {}
    taken = set[str]()
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair[0] != pair[1], pair)):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


# What is compared of an event, in the order in which it is told.
_FIELDS: Mapping[str, Callable[[_Told], str | None]] = {
    "id": lambda one: one.event.id,
    "type": lambda one: one.event.type,
    "mode": lambda one: one.event.mode,
    "factuality": lambda one: one.event.factuality,
    "actors": lambda one: keys_of(one.event.actors),
    "recipients": lambda one: keys_of(one.event.recipients),
    "date": lambda one: "/".join(str(day) for day in (one.event.start, one.event.end) if day) or None,
    "place": lambda one: one.event.place,
    "country": lambda one: one.event.country,
    "reports": lambda one: " ".join(one.event.reports),
    "originators": lambda one: f"{one.origin.low} to {one.origin.high}",
    "verdict": lambda one: one.verdict,
}


def _changed(old: _Release, new: _Release, before: str, after: str) -> EventChange:
    one, other = old.told[before], new.told[after]
    differences = differences_in(_FIELDS, one, other)
    names = [*one.event.reports, *(name for name in other.event.reports if name not in one.event.reports)]
    return _change("changed", other.event, new, differences, _reasons(old, new, names) if differences else ())


def _alone(old: _Release, new: _Release, told: _Told, kind: Literal["added", "removed"]) -> EventChange:
    reasons = _reasons(old, new, told.event.reports)
    return _change(kind, told.event, old if kind == "removed" else new, (), reasons)


def _change(
    kind: Kind,
    event: Event,
    where: _Release,
    differences: tuple[Difference, ...],
    reasons: tuple[str, ...],
) -> EventChange:
    return EventChange(kind, event.id, event.type, where.reports[event.reports[0]].sentence, differences, reasons)


def _reasons(old: _Release, new: _Release, names: Sequence[str]) -> tuple[str, ...]:
    """Why the reports of an event are others, are elsewhere or are told otherwise; each reason once."""
    found = [reason for name in names for reason in _reason(old, new, name)]
    found += _words_of_people(old, new, names)
    return tuple(dict.fromkeys(found)) or ("weighed anew against what other pages tell",)


def _reason(old: _Release, new: _Release, name: str) -> Iterator[str]:
    before, after = old.reports.get(name), new.reports.get(name)
    page = (before or after or old.reports[name]).page
    was, is_now = old.pages.get(page), new.pages.get(page)
    if was is None or is_now is None:
        yield f"page {short_name(page)} {'was added' if was is None else 'is no longer read'}"
    elif before != after and was != is_now:
        yield f"page {short_name(page)} was read anew{_by_what(was, is_now)}"
    elif before and after:
        one, other = old.event_of[name], new.event_of[name]
        if one != other and one in new.told:
            yield f"report {name} was of {one}"
        elif one != other and other in old.told:
            yield f"report {name} went to {other}"


def _by_what(was: Reading, is_now: Reading) -> str:
    told = []
    if was.codebook != is_now.codebook:
        told.append(f"codebook {was.codebook[:_SHOWN]} -> {is_now.codebook[:_SHOWN]}")
    if was.model != is_now.model:
        told.append(f"model {was.model} -> {is_now.model}")
    return f": {', '.join(told)}" if told else ""


def _words_of_people(old: _Release, new: _Release, names: Sequence[str]) -> Iterator[str]:
    """Judgements on these reports, their events or parties that were passed or taken back in between."""
    known = {one.id: one for one in old.judgements}
    touched = set(names)
    for release in (old, new):
        reports = [release.reports[name] for name in names if name in release.reports]
        touched |= {f"{ACTOR}{party.key}" for one in reports for party in (*one.actors, *one.recipients)}
    for one in new.judgements:
        if one != known.get(one.id) and not touched.isdisjoint(_subjects(one)):
            yield _told(one, taken_back=one.withdrawn is not None and one.id in known)


def _subjects(one: Judgement) -> list[str]:
    others = (one.value or "").split() if one.verdict in {"merge", "split"} else []
    return [anchor_of(subject) for subject in (one.subject, *others)]


def _told(one: Judgement, *, taken_back: bool) -> str:
    who = f"{one.withdrawn_by or one.who} took back: " if taken_back else f"{one.who}: "
    field = f" {one.field} {one.old or 'none'} -> {one.value or 'none'}" if one.field else ""
    return f"{who}{one.verdict} {one.subject}{field}" + (f" ({one.why})" if one.why else "")
