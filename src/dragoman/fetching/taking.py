"""Addresses in, pages read into the record: what became of each address, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.batch import Known, keep_outcomes, read_pages
from dragoman.errors import EmptyError, KindError, LanguageError, NoTextError, PageError, SizeError
from dragoman.fetching.captures import PASSING, RefusedError, Why
from dragoman.fetching.feeds import Found
from dragoman.fetching.fetch import fetch_page, page_of
from dragoman.fetching.session import Session
from dragoman.fetching.visits import Visited, Visits
from dragoman.fetching.warc import Archive
from dragoman.reports import short_name
from dragoman.store import Record
from dragoman.types import Page, Reading

READ, KNOWN, FAILED, FOREIGN = "read", "known", "not read", "not in English"
LISTED = "listed"  # a feed or sitemap all of whose addresses were dealt with
GOOD = frozenset({READ, KNOWN})
_PASSING = frozenset(str(why) for why in PASSING)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an address: `outcome` in the words shown to people, `page` its short name, `told` the rest."""

    address: str
    outcome: str
    page: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one page, and knows whether (digest, day given) needs no second reading."""

    read: Callable[[Page], Reading]
    is_known: Callable[[str, date | None], bool]


@dataclass(frozen=True, slots=True)
class Taker:
    """Fetches, keeps and reads; each page is in the archive before it is read."""

    session: Session
    record: Record
    reader: Reader
    archive: Archive
    visits: Visits

    def is_settled(self, address: str) -> bool:
        """Whether an address was asked before and would hardly give anything else now."""
        last = self.visits.latest(address)
        return last is not None and last.outcome not in _PASSING

    def take_all(self, wanted: Iterable[Found], *, again: bool = False) -> Iterator[Taken]:
        """What became of each address, in order; ends early when somebody wants to stop.

        Args:
            again: ask also for what was read before.
        """
        for found in wanted:
            last = self.visits.latest(found.address)
            if last is not None and last.outcome in GOOD and not again:
                yield Taken(found.address, KNOWN, short_name(last.digest), f"read on {last.taken:%Y-%m-%d}")
                continue
            taken = self._take(found)
            if taken.outcome == Why.stopped:
                return
            yield taken

    def _take(self, found: Found) -> Taken:
        try:
            capture = fetch_page(found.address, self.session.settings, session=self.session)
        except RefusedError as error:
            if error.why is not Why.stopped:
                self.visits.add(Visited(found.address, self.session.clock.now(), error.why))
            return Taken(found.address, error.why, told=str(error))
        answer, digest = capture.answer, capture.digest
        if self.reader.is_known(digest, None):
            archive, taken = "", Taken(found.address, KNOWN, short_name(digest))
        else:
            archive = self.archive.keep(capture, via=found.via)
            taken = self._read(page_of(answer), short_name(digest), found.address)
        self.visits.add(Visited(found.address, answer.taken, taken.outcome, archive, digest, *answer.validators))
        return taken

    def _read(self, page: Page, name: str, address: str) -> Taken:
        (outcome,) = keep_outcomes(read_pages([page], self.reader.read), self.record)
        if isinstance(outcome, PageError):
            return Taken(address, _word_of(outcome), told=str(outcome))
        if isinstance(outcome, Known):
            return Taken(address, KNOWN, name)
        return Taken(address, READ, name, outcome.document.title or "")


def takers_for(session: Session, record: Record) -> Callable[[Reader], Taker]:
    """Makes takers for a record, each with a reader of its own; they share one archive and one diary of visits.

    Raises:
        SettingError: the folder of captures cannot be used.
    """
    captures = session.settings.captures
    archive = Archive(captures, agent=session.agent, clock=session.clock)
    visits = Visits(captures, record.name)
    return lambda reader: Taker(session, record, reader, archive, visits)


def _word_of(error: PageError) -> str:
    if isinstance(error, LanguageError):
        return FOREIGN
    if isinstance(error, SizeError):
        return Why.size
    return Why.kind if isinstance(error, KindError | EmptyError | NoTextError) else FAILED
