"""What a resolution changes in the one before: found from the pages that came and the words that people passed.

The result is that of resolving the whole record; only what cannot have changed is not computed again.

1 pages that came or that people's words touch   2 the events that these may meet (`region`), gathered anew
3 originators of those   4 contradictions of those and of events beside them
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache

from dragoman.codebook.relation_file import RelationFile
from dragoman.resolve.arriving import Arrivals, find_arrivals
from dragoman.resolve.copied import copied_reports
from dragoman.resolve.events import gather, gather_events, likeness_between, tell_pages
from dragoman.resolve.events_beside import EventsBeside
from dragoman.resolve.judgements import (
    Rulings,
    bonds_of,
    events_with_rulings,
    judged_events,
    rejected_reports,
    rulings_of,
)
from dragoman.resolve.keeping import keep_event, keep_telling, kept_telling
from dragoman.resolve.near_misses import file_event
from dragoman.resolve.originators import count_origins
from dragoman.resolve.pages_read import PagesRead, ReadAgainError, Readings
from dragoman.resolve.region import Numbered, Region, number_tellings
from dragoman.resolve.tellings import Telling
from dragoman.resolve.touching import corrects_sides, touched_reports
from dragoman.store.kept import Kept, Working
from dragoman.store.record import Record
from dragoman.store.write_changes import Changes
from dragoman.types import Copy, Event, Judgement, Report

_MOST = 0.5  # of all tellings: to gather more anew takes as long as to gather all


def rulings_then(judgements: Iterable[Judgement], standing: Collection[int]) -> Rulings:
    """What people's words came to when those of these numbers stood."""
    return rulings_of(replace(one, withdrawn=None) for one in judgements if one.id in standing)


def find_changes(record: Record, newest: tuple[int, int], relations: RelationFile | None = None) -> Changes | None:
    """What is to be changed of the last resolution; None where the record is to be resolved whole.

    Args:
        newest: number of the newest reading, and of all judgements and withdrawals, that are to be accounted for.
        relations: those of the codebook that read the pages; by default of the one that the settings name.
    """
    kept = record.kept(up_to=newest[0])
    if kept is None:
        return None
    judgements = record.judgements()
    before, after = rulings_then(judgements, kept.standing), rulings_of(judgements)
    touched = touched_reports(before, after)
    if touched is None:
        return None
    readings = Readings(record, newest[0])
    try:
        readings.load(kept.new)
        came = find_arrivals(record, kept.new, readings, relations)
        if came is None:
            return None
        changed = frozenset(kept.page_of[name] for name in touched if name in kept.page_of).union(kept.new)
        return _Change(kept, came, readings, (before, after), changed).changes(newest)
    except ReadAgainError:
        return None


class _Change:
    """The way from one resolution to the next, a step at a time.

    Args:
        rulings: people's words as they stood at the last resolution, and as they stand now.
        changed: digests of the pages that are to be looked at again.
    """

    def __init__(
        self, kept: Kept, came: Arrivals, readings: Readings, rulings: tuple[Rulings, Rulings], changed: frozenset[str]
    ) -> None:
        self._kept, self._came, self._readings, self._changed = kept, came, readings, changed
        self._before, self._after = rulings
        self._bonds = bonds_of(self._after)
        self._pages = PagesRead(readings, self._after, came.rarities)
        self._pages_before = PagesRead(readings, self._before, came.rarities)
        self._copies = _by_page(came.copies)

    def changes(self, newest: tuple[int, int]) -> Changes | None:
        """All of it; None where so much changes that all is to be resolved."""
        numbered = self._number()
        region = self._region(numbered)
        if region is None:
            return None
        told = self._events(numbered, region)
        names = {name for event, _ in told for name in event.reports}
        if corrects_sides(self._after, names):
            return None
        gone = region.events() | {self._kept.event_of[name] for name in self._reports_before()}
        beside = EventsBeside(self._kept, gone, told)
        reports_beside = self._reports_of(beside.names_beside())
        if corrects_sides(self._after, reports_beside.keys()):
            return None
        events = [event for event, _ in told]
        reports = [report for _, its in told for report in its]
        origins = count_origins(events, reports, copies=self._copies_of({report.page for report in reports}))
        return Changes(
            resolution=self._kept.resolution,
            newest=newest,
            gone=gone,
            told=tuple(told),
            origins={origin.event: origin for origin in origins},
            contradictions=beside.contradictions(reports_beside, self._after),
            judged=judged_events({event.id: event.reports for event in events}, self._after),
            copies=tuple(self._came.new_copies),
            stories=self._came.stories,
            acts=tuple(self._came.acts),
            seen=tuple(report for page in self._kept.new for report in self._pages.reports(page)),
            working=Working(
                [keep_telling(numbered.tellings[n]) for n in sorted(numbered.came)],
                [keep_event(event, file_event(event, its)) for event, its in told],
                self._came.pages,
                self._came.values,
                frozenset(one.id for one in self._after.standing),
            ),
            gone_tellings=frozenset(numbered.tellings[n].reports[0] for n in numbered.gone),
        )

    def _number(self) -> Numbered:
        """All tellings, with those of the changed pages as they are now."""
        told = tell_pages(self._standing(self._pages_looked_at()), self._bonds, self._came.rarities)
        new = [one for one in told.tellings if one.filed.page in self._changed]
        old = map(kept_telling, self._kept.tellings)
        return number_tellings(old, new, self._changed, self._kept.event_of)

    def _region(self, numbered: Numbered) -> Region | None:
        numbers: dict[str, list[int]] = {}
        for n, one in enumerate(numbered.tellings):
            for name in one.reports:
                numbers.setdefault(name, []).append(n)
        together: dict[str, set[str]] = {}
        for pair in self._before.joined | self._after.joined:
            for name in pair:
                together.setdefault(name, set()).update(pair)
        copied_from = cache(self._copied_from)

        @cache
        def tell(n: int) -> Telling:
            one = numbered.tellings[n]
            return self._read(n in numbered.gone).tell(one.filed.page, one.reports)

        @cache
        def partners(n: int) -> list[int]:
            one = numbered.tellings[n]
            copied = copied_from(one.filed.page, n in numbered.gone)
            names = {other for found in (together, copied) for name in one.reports for other in found.get(name, ())}
            return [number for name in names for number in numbers.get(name, ())]

        def prepare(members: Collection[int]) -> None:
            self._readings.load({numbered.tellings[n].filed.page for n in members})

        region = Region(numbered, likeness_between(tell), prepare, partners)
        return region if region.grow(most=int(_MOST * len(numbered.tellings))) else None

    def _events(self, numbered: Numbered, region: Region) -> list[tuple[Event, list[Report]]]:
        """The events that come, each with its reports, in the order of their ids."""
        members = region.members()
        first = [one.reports[0] for one in numbered.tellings]
        pages = {numbered.tellings[n].filed.page for n in members} | self._pages_looked_at()
        gathered = gather(
            self._standing(pages),
            self._bonds,
            copies=self._copies_of(pages),
            rarities=self._came.rarities,
            pairs=[(first[one], first[other]) for one, other in region.pairs()],
        )
        its = {first[n] for n in members}
        events = [event for event in gathered.events if not its.isdisjoint(event.reports)]
        out = rejected_reports(self._after)
        alone = [report for page in self._changed for report in self._pages.reports(page) if report.id in out]
        events += [event for report in alone for event in gather_events([report])]
        reports = {report.id: report for page in pages for report in self._pages.reports(page)}
        ruled = events_with_rulings(events, self._after, list(reports.values()))
        ruled.sort(key=lambda event: event.id)
        return [(event, [reports[name] for name in event.reports]) for event in ruled]

    def _pages_looked_at(self) -> set[str]:
        """The pages that changed, and those of which persons said what is together and what is not."""
        named = {name for pair in self._after.joined | self._after.parted for name in pair}
        return {self._kept.page_of[name] for name in named if name in self._kept.page_of} | self._changed

    def _reports_before(self) -> list[str]:
        """The reports that the changed pages had in the last resolution."""
        return [name for name, page in self._kept.page_of.items() if page in self._changed]

    def _reports_of(self, names: Collection[str]) -> dict[str, Report]:
        """Reports that did not change, by name."""
        pages = {self._kept.page_of[name] for name in names}
        self._readings.load(pages)
        found = {report.id: report for page in pages for report in self._pages.reports(page)}
        return {name: found[name] for name in names}

    def _standing(self, pages: Collection[str]) -> list[Report]:
        self._readings.load(pages)
        return [report for page in sorted(pages) for report in self._pages.standing(page)]

    def _read(self, before: bool) -> PagesRead:
        return self._pages_before if before else self._pages

    def _copies_of(self, digests: Iterable[str]) -> list[Copy]:
        """The copies that some pages have part in, each once, in order."""
        found = {(copy.first, copy.second): copy for digest in digests for copy in self._copies.get(digest, ())}
        return [found[pair] for pair in sorted(found)]

    def _copied_from(self, page: str, before: bool) -> dict[str, set[str]]:
        """For each report of a page those of other pages that stand in the same copied words."""
        copies = self._copies_of([page])
        pages = {page, *(digest for copy in copies for digest in (copy.first, copy.second))}
        read = self._read(before)
        found: dict[str, set[str]] = {}
        if copies:
            self._readings.load(pages)
            for one in copied_reports([report for digest in pages for report in read.standing(digest)], copies):
                found.setdefault(one.left.id, set()).add(one.right.id)
                found.setdefault(one.right.id, set()).add(one.left.id)
        return found


def _by_page(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.first, []).append(copy)
        found.setdefault(copy.second, []).append(copy)
    return found
