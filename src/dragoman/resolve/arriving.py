"""What pages bring that came since the record was resolved: copies, stories, relations and counts of words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.codebook.load import load_relations
from dragoman.codebook.relation_file import RelationFile
from dragoman.resolve.copies import CopyIndex
from dragoman.resolve.keeping import (
    keep_frequencies,
    keep_page,
    keep_rarities,
    kept_frequencies,
    kept_page,
    kept_rarities,
    kept_runs,
)
from dragoman.resolve.page_text import page_text
from dragoman.resolve.pages_read import Readings
from dragoman.resolve.rarities import Rarities
from dragoman.resolve.relations import relation_acts
from dragoman.resolve.stories import name_stories, place_pages, weigh_page
from dragoman.settings import read_settings
from dragoman.store.kept import KeptPage
from dragoman.store.record import Record
from dragoman.types import Copy, RelationAct


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What pages bring that came.

    `copies` are all of the record, `new_copies` those of the pages that came; `stories` those of pages that have
    another story than before, by digest; `pages` are to be kept anew, and so are `values`, the counts of words.
    """

    rarities: Rarities
    copies: Sequence[Copy]
    new_copies: Sequence[Copy] = ()
    stories: Mapping[str, str] = field(default_factory=dict)
    acts: Sequence[RelationAct] = ()
    pages: Sequence[KeptPage] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


def find_arrivals(
    record: Record, new: Collection[str], readings: Readings, relations: RelationFile | None
) -> Arrivals | None:
    """What the pages of these digests bring; None where words are to be counted anew for them."""
    rarities = kept_rarities(record.kept_value("rarities"))
    copies = record.all_copies()
    if not new:
        return Arrivals(rarities, copies)
    came = sorted(
        (readings.of(digest) for digest in new), key=lambda one: (str(one.document.day or ""), one.document.digest)
    )
    texts = [page_text(reading) for reading in came]
    frequencies = kept_frequencies(record.kept_value("frequencies")).with_pages(text.published for text in texts)
    with_more = rarities.with_pages(one.document.day for one in came if one.events)
    if frequencies is None or with_more is None:
        return None
    kept = {one.page: one for one in record.kept_pages()}
    index = CopyIndex(lambda digest: page_text(readings.of(digest)))
    for one in kept.values():
        index.file_sampled(one.page, kept_runs(one))
    found = [copy for text in texts for copy in index.add(text)]
    before = sorted(map(kept_page, kept.values()), key=lambda one: one.page.place)
    placed = place_pages((weigh_page(text, frequencies.of(text.published)) for text in texts), before)
    names, names_before = name_stories(placed), name_stories(before)
    anew = [keep_page(one, index.sampled[one.page.page]) for one in placed]
    relations = relations or load_relations(read_settings().codebook)
    return Arrivals(
        rarities=with_more,
        copies=[*copies, *found],
        new_copies=found,
        stories={page: story for page, story in names.items() if names_before.get(page) != story},
        acts=[act for reading in came for act in relation_acts(reading, relations)],
        pages=[one for one in anew if kept.get(one.page) != one],
        values={"rarities": keep_rarities(with_more), "frequencies": keep_frequencies(frequencies)},
    )
