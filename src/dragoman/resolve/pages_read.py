"""Pages of the record as they were read, looked up as they are needed."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.reports import reports_of
from dragoman.resolve.judgements import Rulings, rejected_reports, with_rulings
from dragoman.resolve.rarities import Rarities
from dragoman.resolve.tellings import Teller, Telling
from dragoman.store.record import Record
from dragoman.types import Reading, Report


class ReadAgainError(Exception):
    """A page was read again while one looks at it."""


class Readings:
    """The newest readings of pages, none read after the one of a number."""

    def __init__(self, record: Record, up_to: int) -> None:
        self._record, self._up_to = record, up_to
        self._readings: dict[str, Reading] = {}

    def load(self, digests: Collection[str]) -> None:
        """Look up many pages at once.

        Raises:
            ReadAgainError: one of them was read again since.
        """
        missing = sorted({digest for digest in digests if digest not in self._readings})
        if not missing:
            return
        for reading in self._record.readings_of(missing, up_to=self._up_to):
            self._readings[reading.document.digest] = reading
        if not self._readings.keys() >= set(missing):
            raise ReadAgainError

    def of(self, digest: str) -> Reading:
        """A page's newest reading."""
        self.load([digest])
        return self._readings[digest]


class PagesRead:
    """The reports of single pages as people left them.

    Args:
        rulings: what people said of them.
        rarities: of the words of their reports.
    """

    def __init__(self, readings: Readings, rulings: Rulings, rarities: Rarities) -> None:
        self._readings = readings
        self._rulings, self._rarities = rulings, rarities
        self._out = rejected_reports(rulings)
        self._reports: dict[str, list[Report]] = {}
        self._tellers: dict[str, Teller] = {}

    def reports(self, digest: str) -> list[Report]:
        """A page's reports, in the order of its text."""
        if digest not in self._reports:
            self._reports[digest] = with_rulings(reports_of(self._readings.of(digest)), self._rulings)
        return self._reports[digest]

    def standing(self, digest: str) -> list[Report]:
        """Those of them that nobody rejected one by one."""
        return [report for report in self.reports(digest) if report.id not in self._out]

    def tell(self, digest: str, names: Collection[str]) -> Telling:
        """What some of a page's reports, by name, tell of one event."""
        standing = self.standing(digest)
        if digest not in self._tellers:
            self._tellers[digest] = Teller(standing, self._rarities)
        by_name = {report.id: report for report in standing}
        return self._tellers[digest].tell([by_name[name] for name in names])
