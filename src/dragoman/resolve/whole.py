"""The whole record resolved: THE ORDER in which many pages become one record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.codebook.load import load_codebook
from dragoman.reports import reports_of
from dragoman.resolve.contradictions import find_contradictions
from dragoman.resolve.copies import CopyIndex
from dragoman.resolve.events import gather_events
from dragoman.resolve.judgements import (
    Rulings,
    events_with_rulings,
    judged_events,
    rejected_reports,
    rulings_of,
    with_rulings,
)
from dragoman.resolve.originators import count_origins
from dragoman.resolve.page_text import PageText
from dragoman.resolve.relations import relation_acts
from dragoman.resolve.stories import gather_stories
from dragoman.store.record import Record
from dragoman.types import Copy, Event, Judgement, Reading, RelationAct, Report, Resolution


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution, and the last standing verdict on each of its events."""

    resolution: Resolution
    judged: dict[str, str]


def resolve_record(record: Record) -> Resolution:
    """Compute what all pages of a record say together, and keep it there."""
    newest = record.newest()
    found = resolve(record.readings(), record.judgements(), newest=newest)
    record.write_resolution(found.resolution, judged=found.judged)
    return found.resolution


def resolve(readings: Iterable[Reading], judgements: Sequence[Judgement] = (), *, newest: tuple[int, int]) -> Resolved:
    """What many readings say together. A function of the set of readings: their order does not matter.

    1 reports, as people corrected them   2 copies between pages   3 stories   4 events
    5 originators of each   6 contradictions   7 acts that open and close relations
    """
    rulings, relations = rulings_of(judgements), load_codebook().relations
    index, texts, reports, acts = CopyIndex(), list[PageText](), list[Report](), list[RelationAct]()
    copies = []
    for reading in readings:
        told = with_rulings(reports_of(reading), rulings)
        reports += told
        acts += relation_acts(reading, relations)
        text = page_text(reading)
        texts.append(text)
        copies += index.add(text)
    copies.sort(key=lambda copy: (copy.first, copy.second))
    events = _events(reports, copies, rulings)
    resolution = Resolution(
        *newest,
        reports=tuple(reports),
        events=tuple(events),
        origins=tuple(count_origins(events, reports, copies=copies)),
        contradictions=tuple(find_contradictions(events, reports)),
        copies=tuple(copies),
        acts=tuple(acts),
        stories=tuple(sorted(gather_stories(texts).items())),
    )
    return Resolved(resolution, judged_events(events, rulings))


def page_text(reading: Reading) -> PageText:
    """A reading's page as copies and stories see it."""
    document = reading.document
    credits = tuple(credit.name for credit in document.credits)
    return PageText(document.digest, document.text, document.day, document.publisher, document.title, credits)


def _events(reports: list[Report], copies: list[Copy], rulings: Rulings) -> list[Event]:
    """Events of the reports that stand, and one for each report that a person rejected, by itself."""
    out = rejected_reports(rulings)
    standing = [report for report in reports if report.id not in out]
    events = gather_events(standing, copies=copies, joined=rulings.joined, parted=rulings.parted)
    for report in reports:
        if report.id in out:
            events += gather_events([report])
    events = events_with_rulings(events, rulings, reports)
    return sorted(events, key=lambda event: event.id)
