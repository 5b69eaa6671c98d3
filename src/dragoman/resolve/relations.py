"""State on a date: acts of relations folded into stretches of time, by what was known on a day.

A state is a fold over acts, not a finding of its own. Acts keep their words and speakers; a reversal closes a stretch
and deletes nothing; who says otherwise stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.codebook.relation_file import RelationFile, RelationKind, split_rule_id
from dragoman.folding import fold as fold_name
from dragoman.reports import party_of, report_names, reports_of
from dragoman.resolve.sides import is_named, unit_of
from dragoman.types import Party, Reading, RelationAct, RelationSpan, Report

CLOSED_BY = {"at_war": "ceasefire", "ceasefire": "at_war"}  # a truce ends the fighting, an invasion ends the truce
_A_YEAR = timedelta(days=366)


def relation_acts(reading: Reading, relations: RelationFile) -> list[RelationAct]:
    """A page's acts of relations, each between two actors, in the order of the text."""
    told = replace(reading, events=reading.relations, relations=())
    return [act for report in reports_of(told) for act in _acts_of(report, relations)] + _represented(reading)


def _acts_of(report: Report, relations: RelationFile) -> list[RelationAct]:
    relation, effect = split_rule_id(report.rule)
    kind = relations.kinds[relation]
    pairs: list[tuple[Party | None, Party | None]]
    if kind.symmetric:
        pairs = _pairs_of_equals(report, relations.wholes)
    else:
        pairs = [(one, two) for one in report.actors or (None,) for two in report.recipients or (None,)]
    day, until = _days_of(report)
    return [
        RelationAct(
            relation=relation,
            a=one,
            b=two,
            effect=effect,
            day=day,
            known=report.published,
            report=report.id,
            speaker=report.chain[-1].name if report.chain else None,
            factuality=report.factuality,
            words=report.sentence,
            until=until,
        )
        for one, two in pairs
    ]


def _days_of(report: Report) -> tuple[date | None, date | None]:
    """The day of an act, and the last day of the period in which it says that the relation held.

    Of a year or less that was over when the page came out it is the last day ("in 1993": by then it held); a longer
    time ("from 1955 to 1991") is such a period.
    """
    if report.start == report.end:
        return report.end, None
    over = report.end is not None and report.published is not None and report.end < report.published
    if not over or report.start is None or report.end is None:
        return None, None
    return (report.start, report.end) if report.end - report.start > _A_YEAR else (report.end, None)


def _pairs_of_equals(report: Report, wholes: Mapping[str, str]) -> list[tuple[Party | None, Party | None]]:
    """Those on one side with those on the other ("four states broke with Qatar"), or all with each other."""
    ours = {unit_of(party, wholes): party for party in report.actors}
    theirs = {unit_of(party, wholes): party for party in report.recipients if unit_of(party, wholes) not in ours}
    if ours and theirs:
        return [(one, two) for one in ours.values() for two in theirs.values()]
    sides = list((ours or theirs).values())
    return [(one, two) for place, one in enumerate(sides) for two in sides[place + 1 :]] or [(sides[0], None)]


def _represented(reading: Reading) -> list[RelationAct]:
    """Who acts for whom in the page's own words: the paid agents among its speakers, once each."""
    parties = {entity.id: party_of(entity) for entity in reading.entities}
    names = report_names(reading)
    day = reading.document.day
    found: dict[tuple[str, str], RelationAct] = {}
    for claim in reading.claims:
        for link in claim.chain:
            agent = parties.get(link.entity or "") or _named(link.name)
            for stake in link.stakes:
                named = is_named(agent)  # "a spokesman for the minister" is nobody
                if stake.kind == "paid agent" and named and stake.of and stake.span and claim.event in names:
                    act = RelationAct(
                        "represents", agent, _named(stake.of), "shows", day, day, names[claim.event], None, "actual",
                        reading.document[stake.span],
                    )  # fmt: skip
                    found.setdefault((agent.key, stake.of), act)
    return list(found.values())


def _named(name: str) -> Party:
    return Party(f"~{fold_name(name)}", name, "other", None, ())


@dataclass(slots=True)
class _Stretch:
    """A stretch while it is folded."""

    a: Party
    b: Party
    start: date | None
    end: date | None = None
    firm_end: bool = False
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    known: date | None = None

    def add(self, act: RelationAct, field: str) -> None:
        """Note an act that bears on this stretch."""
        if act.report not in getattr(self, field):
            setattr(self, field, (*getattr(self, field), act.report))
        if act.speaker and act.speaker not in self.speakers:
            self.speakers = (*self.speakers, act.speaker)
        if act.known and (self.known is None or act.known < self.known):
            self.known = act.known


def fold(acts: Iterable[RelationAct], relations: RelationFile, *, known_by: date | None = None) -> list[RelationSpan]:
    """Stretches of time in which relations held, by relation, sides and start.

    Args:
        acts: acts of any relations, in any order.
        known_by: leave out what was published later; acts of pages without a day are kept.
    """
    kept = [act for act in acts if known_by is None or act.known is None or act.known <= known_by]
    by_relation: dict[str, list[RelationAct]] = defaultdict(list)
    crossing: dict[str, list[RelationAct]] = defaultdict(list)
    for act in kept:
        by_relation[act.relation].append(act)
        other = CLOSED_BY.get(act.relation)
        if other and act.effect == "opens" and act.factuality == "actual":
            crossing[other].append(replace(act, effect="closes"))
    spans = []
    for relation, own in by_relation.items():
        kind = relations.kinds[relation]
        pairs = _by_pair([*own, *crossing[relation]], kind, relations.wholes)
        spans += [span for pair in pairs for span in _fold_pair(pair, kind)]
    return sorted(spans, key=lambda span: (span.relation, span.a.name, span.b.name, span.start or date.min))


def _by_pair(acts: Sequence[RelationAct], kind: RelationKind, wholes: Mapping[str, str]) -> list[list[RelationAct]]:
    """Acts of the same two sides; an end told of one side only goes to the one pair that it can mean."""
    pairs: dict[tuple[str, str], list[RelationAct]] = defaultdict(list)
    alone: list[RelationAct] = []
    ended: list[tuple[list[RelationAct], RelationAct]] = []
    for act in acts:
        if act.a is None or act.b is None:
            alone.append(act)
            continue
        sides = unit_of(act.a, wholes), unit_of(act.b, wholes)
        if sides[0] == sides[1]:
            continue
        if kind.symmetric and sides[0] > sides[1]:
            act, sides = replace(act, a=act.b, b=act.a), (sides[1], sides[0])  # noqa: PLW2901
        pairs[sides].append(act)
    for act in alone:
        side = unit_of(act.a or act.b, wholes)  # type: ignore[arg-type]  # one of them is there
        meant = [
            found
            for sides, found in pairs.items()
            if side in (sides if kind.symmetric else sides[:1] if act.a else sides[1:]) and _held_before(act, found)
        ]
        told_beside = [found for found in meant if any(_page_of(one) == _page_of(act) for one in found)]
        candidates = told_beside or meant
        if len(candidates) == 1:
            ended.append((candidates[0], act))
    for found, act in ended:
        found.append(act)
    return list(pairs.values())


def _held_before(end: RelationAct, acts: Iterable[RelationAct]) -> bool:
    """Whether anything tells that there was something to end."""
    return any(act.effect in {"opens", "shows"} and when_of(act) <= when_of(end) for act in acts)


def _page_of(act: RelationAct) -> str:
    return act.report.rpartition("-")[0]


def when_of(act: RelationAct) -> date:
    """The day of an act, or else the day it was published."""
    return act.day or act.known or date.max


def _fold_pair(acts: Sequence[RelationAct], kind: RelationKind) -> list[RelationSpan]:
    stretches: list[_Stretch] = []
    sides = next((act for act in acts if act.a and act.b and act.relation == kind.id), None)
    if sides is None:
        return []
    order = {"opens": 0, "shows": 1, "denies": 2, "closes": 3}
    for act in sorted(acts, key=lambda act: (when_of(act), order[act.effect], act.report)):
        if not _counts(act):
            _contest(act, stretches)
            continue
        last = stretches[-1] if stretches else None
        if act.relation != kind.id and (last is None or last.end is not None):
            continue  # the start of another relation ends this one only where it holds
        is_open = last is not None and (last.end is None or when_of(act) < last.end)
        if act.effect == "closes":
            _close(act, last, stretches, sides, kind)
        elif act.effect == "denies":
            _contest(act, stretches)
        elif is_open and last is not None:
            if act.effect == "opens" and last.start is None:
                last.start = act.day
            last.add(act, "shown" if last.opened or act.effect == "shows" else "opened")
        elif act.effect == "opens" or _holds_on(act, last):
            begins = act.effect == "opens" or act.until is not None
            start = when_of(act) if begins and when_of(act) != date.max else None
            last = _Stretch(sides.a, sides.b, start)  # type: ignore[arg-type]  # chosen to have both
            last.add(act, "opened" if act.effect == "opens" else "shown")
            stretches.append(last)
        if act.until is not None and act.effect in {"opens", "shows"} and last is not None and last.end is None:
            last.end = act.until
            last.add(act, "closed")
    return [_span(kind.id, one) for one in stretches]


def _counts(act: RelationAct) -> bool:
    """What is told as done, and what is settled for a named day; wishes, threats and accusations change no state."""
    return act.factuality == "actual" or (act.factuality == "planned" and act.day is not None)


def _holds_on(act: RelationAct, last: _Stretch | None) -> bool:
    """A relation shown after its end was told anew only where the showing is dated after that end."""
    return last is None or (act.day is not None and last.end is not None and act.day > last.end)


def _contest(act: RelationAct, stretches: list[_Stretch]) -> None:
    if stretches and act.factuality == "denied":
        stretches[-1].add(act, "contested")


def _close(
    act: RelationAct, last: _Stretch | None, stretches: list[_Stretch], sides: RelationAct, kind: RelationKind
) -> None:
    """End the open stretch; a dated end outranks an undated one told before it."""
    when = when_of(act)
    if last is None:
        last = _Stretch(sides.a, sides.b, None)  # type: ignore[arg-type]  # chosen to have both
        stretches.append(last)
    if last.end is None or kind.ends_last or (act.day is not None and not last.firm_end):
        last.end = None if when == date.max else when
        last.firm_end = act.day is not None
    last.add(act, "closed")


def _span(relation: str, one: _Stretch) -> RelationSpan:
    return RelationSpan(
        relation,
        one.a,
        one.b,
        one.start,
        one.end,
        one.opened,
        one.closed,
        one.shown,
        one.contested,
        one.speakers,
        one.known,
    )


def holding_on(spans: Iterable[RelationSpan], day: date, shown_on: Mapping[str, date]) -> list[RelationSpan]:
    """The stretches in which a day lies. One without a known start holds from the first day it was shown.

    Args:
        shown_on: day of each act, by the report's name.
    """
    return [span for span in spans if _begins(span, shown_on) <= day and (span.end is None or day < span.end)]


def changed_between(spans: Iterable[RelationSpan], first: date, last: date) -> list[RelationSpan]:
    """The stretches that began or ended after the first of two days and by the last."""
    return [span for span in spans if any(day is not None and first < day <= last for day in (span.start, span.end))]


def _begins(span: RelationSpan, shown_on: Mapping[str, date]) -> date:
    days = [shown_on[name] for name in (*span.opened, *span.shown) if name in shown_on]
    return span.start or min(days, default=date.max)
