"""The record read again: every page as it is kept, by today's codebook and model; old readings stay beside the new."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.codebook.load import Codebook
from dragoman.codebook.renamed_actors import load_renamed_actors
from dragoman.errors import PageError
from dragoman.mending import MENDED, is_mend, mend_reading
from dragoman.model.classifier import PairClassifier
from dragoman.pipeline import name_models, read_document
from dragoman.reports import party_of, report_names
from dragoman.resolve.judgements import ACTOR, PAGE, anchor_of, of_today
from dragoman.resolve.whole import resolve
from dragoman.store import PageRow, Record
from dragoman.store.verifying import Fault, unlike_fresh
from dragoman.types import Judgement, Reading


def machine_reading(record: Record, page: PageRow) -> Reading:
    """The newest reading of a page that no person mended; where all were, the newest."""
    return record.reading_by_machine(page, mended=MENDED) or record.reading(page)


def recode_pages(
    record: Record, codebook: Codebook, model: PairClassifier | None = None
) -> Iterator[tuple[PageRow, Reading | PageError | None]]:
    """What became of each page: its new reading, why it failed, or None where it was read so before.

    What is read is kept at once, so that a run that was stopped goes on where it was.
    """
    for page in record.pages():
        document = machine_reading(record, page).document
        given = document.day if document.published_from == "given" else None
        if record.knows(page.digest, codebook=codebook.digest, model=name_models(model), published=given):
            yield page, None
            continue
        try:
            reading = read_document(document, codebook, model)
        except PageError as error:
            record.add_problem(error)
            yield page, error
            continue
        record.add_reading(reading)
        mends = [one for one in record.judgements(f"page:{page.id}") if is_mend(one)]
        if mends:
            reading = mend_reading(reading, mends, codebook, model)
            record.add_reading(reading)
        yield page, reading


def orphaned(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> list[Judgement]:
    """Judgements that stand, but on a report or actor that no reading holds any more."""
    reports, keys, pages = set[str](), set[str](), set[str]()
    key_of_today = load_renamed_actors().key_of_today
    for reading in readings:
        names = report_names(reading).values()
        reports.update(names)
        keys.update(key_of_today(party_of(entity).key) for entity in reading.entities)
        pages.add(reading.document.digest.rpartition(":")[2])

    def is_there(subject: str) -> bool:
        if subject.startswith(ACTOR):
            return subject.removeprefix(ACTOR) in keys
        if subject.startswith(PAGE):
            return any(page.startswith(subject.removeprefix(PAGE)) for page in pages)
        return anchor_of(subject) in reports

    return [one for one in judgements if one.withdrawn is None and not all(map(is_there, _subjects(of_today(one))))]


def _subjects(one: Judgement) -> Sequence[str]:
    """The row judged, and those it was joined with or parted from."""
    joined = one.verdict in {"merge", "split"} and not one.subject.startswith(ACTOR)
    return (one.subject, *(one.value or "").split()) if joined else (one.subject,)


def resolved_faults(record: Record, where: Path | str) -> list[Fault]:
    """Where the resolved tables are not what its readings and judgements yield when they are resolved anew."""
    behind = record.freshness()
    if behind.readings or behind.judgements:
        return [Fault("record", "it is not resolved up to its newest reading and judgement: dragoman resolve")]
    fresh = resolve(record.readings(), record.judgements(), newest=record.newest())
    with tempfile.TemporaryDirectory() as folder:
        return list(unlike_fresh(where, fresh.resolution, fresh.judged, fresh.working, Path(folder) / "fresh.db"))
