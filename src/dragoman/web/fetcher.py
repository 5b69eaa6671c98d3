"""Addresses given to the desk: asked in a thread of their own, so that no judgement waits for a slow site."""

# ruff: noqa: PLC0415 - the packages are wanted by this screen alone (dragoman[fetch])
from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING

from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.web.worker import Job, Outcome, Worker

if TYPE_CHECKING:
    from dragoman.fetching import Session
    from dragoman.fetching.taking import Reader, Taker

OpenSession = Callable[[Settings, Event], "Session"]


class Fetcher:
    """The thread, and one session for as long as the desk is open: a site's rules are asked for once a day.

    Args:
        open_session: makes the session when the first address comes; by default one of the public network.
    """

    def __init__(
        self, record: Record, worker: Worker, settings: Settings, open_session: OpenSession | None = None
    ) -> None:
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
        make_taker = self._takers
        job = self._worker.begin((address,), fetched=True)
        self._thread.submit(self._read, job, address, make_taker(self._reader(job)))
        return job

    @cached_property
    def _takers(self) -> Callable[[Reader], Taker]:
        from dragoman.fetching.session import open_session
        from dragoman.fetching.taking import takers_for

        return takers_for((self._open_session or open_session)(self._settings, self._stop), self._record)

    def _reader(self, job: Job) -> Reader:
        from dragoman.fetching.taking import Reader

        def is_known(digest: str, _: object) -> bool:
            return digest in self._record.heads([digest])

        return Reader(partial(self._worker.read_fetched, job), is_known)

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
