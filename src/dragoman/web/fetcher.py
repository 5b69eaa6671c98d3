"""Addresses given to the desk: asked in a thread of their own, so that no judgement waits for a slow site."""

# ruff: noqa: PLC0415 - the packages are wanted by this screen alone (dragoman[fetch])
from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING

from dragoman.export.extras import need_fetching
from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.web.worker import Job, Outcome, Worker

if TYPE_CHECKING:
    from dragoman.fetching import Session
    from dragoman.fetching.taking import Taker
    from dragoman.fetching.visits import Visits
    from dragoman.fetching.warc import Archive

OpenSession = Callable[[Settings, Event], "Session"]


def open_session(settings: Settings, stop: Event) -> Session:
    """A session that stops waiting when `stop` is set.

    Raises:
        SettingError: fetching is off, nobody is named to write to, or its packages are not installed.
    """
    need_fetching()
    from dragoman.fetching import Session
    from dragoman.fetching.turns import Clock

    return Session(settings, clock=Clock(wait=stop.wait))


class Fetcher:
    """The thread, and one session for as long as the desk is open: a site's rules are asked for once a day.

    Args:
        open_session: makes the session when the first address comes.
    """

    def __init__(self, record: Record, worker: Worker, settings: Settings, open_session: OpenSession) -> None:
        self._record = record
        self._worker = worker
        self._settings = settings
        self._open_session = open_session
        self._stop = Event()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="fetcher")

    @property
    def is_on(self) -> bool:
        """Whether somebody has switched reading from the network on."""
        return self._settings.fetch == "on"

    def close(self) -> None:
        """Stop waiting for any site and drop what was not begun."""
        self._stop.set()
        self._thread.shutdown(cancel_futures=True)

    def read(self, address: str) -> Job:
        """Have the page at an address fetched, kept as it came, and read.

        Raises:
            SettingError: fetching is off or not set up.
        """
        session, archive, visits = self._kept
        job = self._worker.begin((address,), fetched=True)
        self._thread.submit(self._read, job, address, self._taker(job, session, archive, visits))
        return job

    @cached_property
    def _kept(self) -> tuple[Session, Archive, Visits]:
        session = self._open_session(self._settings, self._stop)
        from dragoman.fetching.visits import Visits
        from dragoman.fetching.warc import Archive

        captures = self._settings.captures
        archive = Archive(captures, agent=session.agent, clock=session.clock)
        return session, archive, Visits(captures, self._record.name)

    def _taker(self, job: Job, session: Session, archive: Archive, visits: Visits) -> Taker:
        from dragoman.fetching.taking import Reader, Taker

        def is_known(digest: str, _: object) -> bool:
            return digest in self._record.heads([digest])

        reader = Reader(partial(self._worker.read_fetched, job), is_known)
        return Taker(session, self._record, reader, archive, visits)

    def _read(self, job: Job, address: str, taker: Taker) -> None:
        from dragoman.fetching.feeds import Found
        from dragoman.fetching.taking import GOOD, KNOWN

        with job.told():
            job.step = "fetching"
            # Asked anew also where it was read before: pages change.
            for one in taker.take_all([Found(address)], again=True):
                page = one.page if one.outcome in GOOD else None
                problem = "" if page else f"{one.outcome.capitalize()}: {one.told}"
                job.outcomes.append(Outcome(address, page, problem=problem, known=one.outcome == KNOWN))
            self._worker.join(job)
