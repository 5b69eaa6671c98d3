"""The whole record resolved: THE ORDER in which many pages become one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.load import load_relations
from dragoman.codebook.relation_file import RelationFile
from dragoman.reports import reports_of
from dragoman.resolve.contradictions import find_contradictions
from dragoman.resolve.copies import CopyIndex
from dragoman.resolve.events import gather_events
from dragoman.resolve.judgements import (
    Rulings,
    events_with_rulings,
    judged_events,
    leaves_events,
    rejected_reports,
    rejected_with_events,
    rulings_of,
    with_rulings,
)
from dragoman.resolve.originators import count_origins
from dragoman.resolve.page_text import PageText
from dragoman.resolve.relations import relation_acts
from dragoman.resolve.stories import gather_stories
from dragoman.settings import read_settings
from dragoman.store.record import Record
from dragoman.store.resolved_pages import ResolvedPages
from dragoman.types import Copy, Event, Judgement, Reading, RelationAct, Report, Resolution


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution, and the last standing verdict on each of its events."""

    resolution: Resolution
    judged: dict[str, str]


def settle_record(record: Record, relations: RelationFile | None = None) -> None:
    """Bring the record up to date with what was read and judged since it was resolved.

    Verdicts that leave every event as it is are noted beside their events; for all else the record is resolved.
    """
    newest = record.newest()  # before the words are read: one that comes in between is left for the next time
    passed = record.passed_since_resolved()
    if passed is None:
        resolve_record(record, relations)
        return
    reports = record.reports_of_events([one.subject for one in passed if one.subject.startswith("E")])
    rulings = rulings_of(record.judgements())
    if not all(leaves_events(one, reports, rulings) for one in passed):
        resolve_record(record, relations)
        return
    judged = judged_events(reports, rulings)
    record.write_verdicts({event: judged.get(event) for event in reports}, newest=newest)


def resolve_record(record: Record, relations: RelationFile | None = None, *, anew: bool = False) -> Resolution:
    """Compute what all pages of a record say together, and keep it there.

    Args:
        relations: those of the codebook that read the pages; by default of the one that the settings name.
        anew: compare all pages with one another again, as another version of dragoman may see them otherwise.
    """
    known = None if anew else record.resolved_pages()
    newest = record.newest()
    found = resolve(record.readings(), record.judgements(), newest=newest, relations=relations, known=known)
    record.write_resolution(found.resolution, judged=found.judged)
    return found.resolution


def resolve(
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    newest: tuple[int, int],
    relations: RelationFile | None = None,
    known: ResolvedPages | None = None,
) -> Resolved:
    """What many readings say together. A function of the set of readings: their order does not matter.

    1 reports, as people corrected them   2 copies between pages   3 stories   4 events
    5 originators of each   6 contradictions   7 acts that open and close relations

    `known` saves work and changes nothing: what was found of pages that are read no otherwise now.
    """
    rulings, relations = rulings_of(judgements), relations or load_relations(read_settings().codebook)
    texts, reports, acts = list[PageText](), list[Report](), list[RelationAct]()
    for reading in readings:
        reports += with_rulings(reports_of(reading), rulings)
        acts += relation_acts(reading, relations)
        texts.append(page_text(reading))
    copies = _copies(texts, known)
    events = _events(reports, copies, rulings)
    resolution = Resolution(
        *newest,
        reports=tuple(reports),
        events=tuple(events),
        origins=tuple(count_origins(events, reports, copies=copies)),
        contradictions=tuple(find_contradictions(events, reports)),
        copies=tuple(copies),
        acts=tuple(acts),
        stories=tuple(sorted(_stories(texts, known).items())),
    )
    return Resolved(resolution, judged_events({event.id: event.reports for event in events}, rulings))


def _copies(texts: Sequence[PageText], known: ResolvedPages | None) -> list[Copy]:
    """The copies among pages: pages that were compared with one another before are not compared again."""
    before = known.stories.keys() if known else frozenset[str]()
    copies = list(known.copies) if known else []
    if all(text.page in before for text in texts):
        return copies
    index = CopyIndex()
    for text in sorted(texts, key=lambda text: text.page not in before):
        if text.page in before:
            index.file(text)
        else:
            copies += index.add(text)
    return sorted(copies, key=lambda copy: (copy.first, copy.second))


def _stories(texts: Sequence[PageText], known: ResolvedPages | None) -> Mapping[str, str]:
    """The story of each page; a single new page may move others, for words count by how rare they are."""
    if known is not None and known.stories.keys() == {text.page for text in texts}:
        return known.stories
    return gather_stories(texts)


def page_text(reading: Reading) -> PageText:
    """A reading's page as copies and stories see it."""
    document = reading.document
    credits = tuple(credit.name for credit in document.credits)
    return PageText(document.digest, document.text, document.day, document.publisher, document.title, credits)


def _events(reports: list[Report], copies: list[Copy], rulings: Rulings) -> list[Event]:
    """Events of the reports that stand, and one for each report that a person rejected, by itself."""
    out = rejected_reports(rulings)
    standing = [report for report in reports if report.id not in out]
    rejected = rejected_with_events(rulings)
    events = gather_events(standing, copies=copies, joined=rulings.joined, parted=rulings.parted, rejected=rejected)
    for report in reports:
        if report.id in out:
            events += gather_events([report])
    events = events_with_rulings(events, rulings, reports)
    return sorted(events, key=lambda event: event.id)
