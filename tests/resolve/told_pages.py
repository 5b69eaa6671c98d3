"""Short pages read and resolved, and their record asked by file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_document
from dragoman.resolve.whole import resolve
from dragoman.types import Contradiction, Document, Event, Origin, Report, Resolution, Span

Pages = Mapping[str, tuple[str, date, tuple[str, ...]]]  # by file: publisher, day, paragraphs


class Told:
    """The pages' record, asked by file."""

    def __init__(self, resolution: Resolution, files: dict[str, str]) -> None:
        self.resolution, self._files = resolution, files
        self._reports = {report.id: report for report in resolution.reports}
        self._origins = {origin.event: origin for origin in resolution.origins}

    def event(self, file: str, type: str) -> Event:
        """The event of one type that a page tells of; of several the one most reports tell of."""
        found = [one for one in self.resolution.events if one.type == type and file in self.files(one)]
        return max(found, key=lambda one: len(one.reports))

    def files(self, event: Event) -> set[str]:
        return {self._files[report.page] for report in self.reports(event)}

    def reports(self, event: Event) -> list[Report]:
        return [self._reports[name] for name in event.reports]

    def origin(self, event: Event) -> Origin:
        return self._origins[event.id]

    def contradictions(self, event: Event) -> list[Contradiction]:
        return [one for one in self.resolution.contradictions if one.event == event.id]


def tell(pages: Pages, codebook: Codebook) -> Told:
    """The record of some pages, read in the order in which they are given."""
    readings = []
    for number, (file, (publisher, day, paragraphs)) in enumerate(pages.items()):
        text, spans = "\n\n".join(paragraphs), list[Span]()
        for paragraph in paragraphs:
            start = text.index(paragraph)
            spans.append(Span(start, start + len(paragraph)))
        document = Document(
            file, f"sha256:{number:012x}{'0' * 52}", text, tuple(spans), publisher=publisher, published=day,
            published_from="meta", language="en",
        )  # fmt: skip
        readings.append(read_document(document, codebook))
    found = resolve(readings, newest=(len(readings), 0)).resolution
    return Told(found, {reading.document.digest: reading.document.file for reading in readings})
