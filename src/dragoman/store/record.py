"""The record: what was read, page by page, and the questions people ask of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from dragoman.errors import MissingError, PageError
from dragoman.records import from_record
from dragoman.store import queries, write
from dragoman.store.database import open_engine, plain_failures, writing
from dragoman.store.queries import Wanted
from dragoman.store.rows import EventRow, Hit, PageRow
from dragoman.types import Reading


def _utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_record(path: Path | str, *, create: bool = True, now: Callable[[], datetime] = _utc_now) -> Iterator[Record]:
    """The record kept in a file, made where there is none.

    Args:
        path: file of the record.
        create: make the file if it is missing.
        now: the clock that stamps what is appended.

    Raises:
        StoreError: it cannot be opened; the message says why and what to do.
    """
    place = Path(path)
    engine = open_engine(place, create=create)
    try:
        yield Record(place, engine, now)
    finally:
        engine.dispose()


class Record:
    """An open record. Every method is one transaction; readings are appended, never changed."""

    def __init__(self, path: Path, engine: Engine, now: Callable[[], datetime]) -> None:
        self.path = path
        self._engine = engine
        self._now = now

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_failures(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_failures(self.path), writing(self._engine) as connection:
            yield connection

    def add_reading(self, reading: Reading) -> bool:
        """Append a page's reading, whole or not at all.

        Returns:
            False if the same bytes were read by the same codebook and model already.
        """
        with self._writing() as connection:
            return write.write_reading(connection, reading, now=self._now())

    def add_problem(self, error: PageError) -> None:
        """Note that a page failed."""
        with self._writing() as connection:
            write.write_problem(connection, error, now=self._now())

    def knows(self, digest: str, *, codebook: str, model: str, published: date | None = None) -> bool:
        """Whether a page's bytes need no second reading; `published` is the day given from outside."""
        given = write.given_day(published)
        with self._reading() as connection:
            return write.is_known(connection, digest=digest, codebook=codebook, model=model, given=given)

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,
        since: date | None = None,
        until: date | None = None,
        speaker: str | None = None,
        factuality: str | None = None,
        limit: int | None = None,
    ) -> list[EventRow]:
        """Events that fit all that is asked, newest day first.

        Args:
            actor: who did it: part of a name, or three capitals for a country or a sector ("SYR", "MIL").
            recipient: to whom, in the same way.
            type: PLOVER event type.
            since: first day; events without a known day are left out.
            until: last day; likewise.
            speaker: part of the name of anybody in the chain.
            factuality: actual, alleged, denied, planned or possible.
            limit: how many at most.
        """
        wanted = Wanted(actor, recipient, type, since, until, speaker, factuality, limit)
        with self._reading() as connection:
            return queries.find_events(connection, wanted)

    def event(self, id: str) -> EventRow:
        """One event by the id that `events` shows ("3fa85f64-e3").

        Raises:
            MissingError: the record holds no such event.
        """
        page, _, name = id.rpartition("-")
        with self._reading() as connection:
            found = queries.find_event(connection, page, name)
        if found is None:
            raise MissingError(f"no event {id} in {self.path}", fix="ids stand in the first column of: dragoman events")
        return found

    def pages(self) -> list[PageRow]:
        """All pages, by day of publication and name."""
        with self._reading() as connection:
            return queries.find_pages(connection)

    def page(self, name: str) -> PageRow:
        """A page by its file name, or by its digest or the beginning of it.

        Raises:
            MissingError: no page is called so, or several are.
        """
        with self._reading() as connection:
            found = queries.pages_called(connection, name)
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(row.id for row in found[:5])
            raise MissingError(f"{name} may be any of {len(found)} pages in {self.path}", fix=f"give one of: {ids}")
        raise MissingError(f"no page {name} in {self.path}", fix="give a file name or the first part of an event's id")

    def page_events(self, page: PageRow) -> list[EventRow]:
        """A page's events in the order of its text."""
        with self._reading() as connection:
            return queries.page_events(connection, page.id)

    def reading(self, page: PageRow) -> Reading:
        """The newest reading of a page, with all its spans.

        Raises:
            StoreError: what is kept of it is damaged.
        """
        with self._reading() as connection:
            record = queries.record_of(connection, page.id)
        if record is None:
            raise MissingError(f"no reading of page {page.id} in {self.path}", fix="read the page again")
        return from_record(json.loads(record))

    def search(self, text: str, *, limit: int = 20) -> list[Hit]:
        """Pages that hold all these words, best first."""
        with self._reading() as connection:
            return queries.search_text(connection, text, limit=limit)

    def counts(self) -> dict[str, int]:
        """How much the record holds."""
        with self._reading() as connection:
            return queries.count_rows(connection)
