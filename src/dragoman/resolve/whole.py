"""The whole record resolved: THE ORDER in which many pages become one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.load import load_relations
from dragoman.codebook.relation_file import RelationFile
from dragoman.reports import reports_of
from dragoman.resolve.changing import find_changes
from dragoman.resolve.contradictions import find_beside, find_contradictions
from dragoman.resolve.copies import CopyIndex
from dragoman.resolve.events import Gathered, gather, gather_events
from dragoman.resolve.frequencies import FrequenciesByDay
from dragoman.resolve.judgements import (
    Rulings,
    bonds_of,
    events_with_rulings,
    judged_events,
    leaves_events,
    rejected_reports,
    rulings_of,
    with_rulings,
)
from dragoman.resolve.keeping import (
    keep_event,
    keep_frequencies,
    keep_page,
    keep_rarities,
    keep_telling,
    kept_frequencies,
    kept_page,
    kept_runs,
)
from dragoman.resolve.near_misses import file_event
from dragoman.resolve.originators import count_origins
from dragoman.resolve.page_text import PageText, page_text
from dragoman.resolve.rarities import Rarities, count_rarities
from dragoman.resolve.relations import relation_acts
from dragoman.resolve.stories import PlacedPage, name_stories, place_pages, weigh_page
from dragoman.resolve.vectors import count_frequencies
from dragoman.resolve.words import Codes
from dragoman.settings import read_settings
from dragoman.store.kept import Working
from dragoman.store.record import Record
from dragoman.store.resolved_pages import ResolvedPages
from dragoman.types import Copy, Judgement, Reading, RelationAct, Report, Resolution


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution, the last standing verdict on each of its events, and its working, kept for the next one."""

    resolution: Resolution
    judged: dict[str, str]
    working: Working


def settle_record(record: Record, relations: RelationFile | None = None) -> None:
    """Bring the record up to date with what was read and judged since it was resolved.

    Verdicts that leave every event as it is are noted beside their events; for all else what may differ is computed
    anew, and where that may be anything (`find_changes`), the record is resolved.
    """
    newest = record.newest()  # before the words are read: one that comes in between is left for the next time
    passed = record.passed_since_resolved()
    if passed is None:
        update_record(record, relations, newest)
        return
    reports = record.reports_of_events([one.subject for one in passed if one.subject.startswith("E")])
    rulings = rulings_of(record.judgements())
    if not all(leaves_events(one, reports, rulings) for one in passed):
        update_record(record, relations, newest)
        return
    judged = judged_events(reports, rulings)
    record.write_verdicts({event: judged.get(event) for event in reports}, newest=newest)


def update_record(record: Record, relations: RelationFile | None, newest: tuple[int, int]) -> None:
    """Change in the last resolution what pages and people changed since, or resolve the record where that is all."""
    changes = find_changes(record, newest, relations)
    if changes is None or not record.write_changes(changes):
        resolve_record(record, relations)


def resolve_record(record: Record, relations: RelationFile | None = None, *, anew: bool = False) -> Resolution:
    """Compute what all pages of a record say together, and keep it there.

    Args:
        relations: those of the codebook that read the pages; by default of the one that the settings name.
        anew: compare all pages with one another again, as another version of dragoman may see them otherwise.
    """
    known = None if anew else record.resolved_pages()
    newest = record.newest()
    found = resolve(record.readings(), record.judgements(), newest=newest, relations=relations, known=known)
    record.write_resolution(found.resolution, judged=found.judged, working=found.working)
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
    copies, sampled = _copies(texts, known)
    placed, frequencies = _placed(texts, known)
    rarities = count_rarities(reports)
    gathered = _gathered(reports, copies, rulings, rarities)
    events = gathered.events
    by_id = {report.id: report for report in reports}
    filed = [file_event(event, [by_id[name] for name in event.reports]) for event in events]
    beside = find_beside(dict(enumerate(filed)))
    resolution = Resolution(
        *newest,
        reports=tuple(reports),
        events=tuple(events),
        origins=tuple(count_origins(events, reports, copies=copies)),
        contradictions=tuple(find_contradictions(events, reports, beside)),
        copies=tuple(copies),
        acts=tuple(acts),
        stories=tuple(sorted(name_stories(placed).items())),
    )
    working = Working(
        [keep_telling(one) for one in gathered.tellings],
        [keep_event(event, one) for event, one in zip(events, filed, strict=True)],
        [keep_page(one, sampled[one.page.page]) for one in placed],
        {"rarities": keep_rarities(rarities), "frequencies": keep_frequencies(frequencies)},
        frozenset(one.id for one in rulings.standing),
    )
    return Resolved(resolution, judged_events({event.id: event.reports for event in events}, rulings), working)


def _copies(texts: Sequence[PageText], known: ResolvedPages | None) -> tuple[list[Copy], Mapping[str, Codes]]:
    """The copies among pages, and the runs sampled of each: pages compared with one another before are not again."""
    before = known.stories.keys() if known else frozenset[str]()
    compared = known.pages if known else {}
    copies = list(known.copies) if known else []
    by_digest = {text.page: text for text in texts}
    index = CopyIndex(by_digest.__getitem__)
    for text in sorted(texts, key=lambda text: text.page not in before):
        if text.page in compared:
            index.file_sampled(text.page, kept_runs(compared[text.page]))
        elif text.page in before:
            index.file(text)
        else:
            copies += index.add(text)
    return sorted(copies, key=lambda copy: (copy.first, copy.second)), index.sampled


def _placed(texts: Sequence[PageText], known: ResolvedPages | None) -> tuple[list[PlacedPage], FrequenciesByDay]:
    """The pages in their stories, and how common words are among them."""
    if known and known.frequencies and known.pages.keys() == {text.page for text in texts}:
        pages = sorted(map(kept_page, known.pages.values()), key=lambda one: one.page.place)
        return pages, kept_frequencies(known.frequencies)
    frequencies = count_frequencies(texts)
    return place_pages(weigh_page(text, frequencies.of(text.published)) for text in texts), frequencies


def _gathered(reports: list[Report], copies: list[Copy], rulings: Rulings, rarities: Rarities) -> Gathered:
    """Events of the reports that stand, and one for each report that a person rejected, by itself."""
    out = rejected_reports(rulings)
    found = gather(
        [report for report in reports if report.id not in out], bonds_of(rulings), copies=copies, rarities=rarities
    )
    alone = [event for report in reports if report.id in out for event in gather_events([report])]
    events = events_with_rulings([*found.events, *alone], rulings, reports)
    return Gathered(sorted(events, key=lambda event: event.id), found.tellings)
