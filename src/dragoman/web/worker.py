"""One thread for what takes longer than a screen may: loading the codebook, reading pages, resolving the record.

One thread, so that two readings or resolutions never stand in each other's way.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Literal

from dragoman.codebook.load import Codebook
from dragoman.errors import DragomanError, PageError
from dragoman.mending import mend_reading
from dragoman.model.classifier import PairClassifier
from dragoman.pipeline import read_page
from dragoman.reports import short_name
from dragoman.resolve.recoding import machine_reading
from dragoman.resolve.whole import settle_record
from dragoman.store import PageRow, Record
from dragoman.types import Page, Reading

_LARGE = 5_000  # pages; resolving more takes longer than a person waits
_JOBS_KEPT = 100


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs, loaded once. `max_depth` is that of the settings."""

    codebook: Codebook
    model: PairClassifier | None
    max_depth: int = 2_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: its short name, or the words of its error. `known` says it was read before."""

    file: str
    page: str | None = None
    problem: str = ""
    known: bool = False


Step = Literal["waiting", "fetching", "loading", "reading", "resolving", "done"]


@dataclass(slots=True)
class Job:
    """Some pages to be read, and how far the reading is. `fetched` says that they come from the network."""

    id: str
    files: tuple[str, ...]
    step: Step = "waiting"
    outcomes: list[Outcome] = field(default_factory=list)
    fetched: bool = False

    @contextmanager
    def told(self) -> Iterator[None]:
        """Work on the job that ends it: what goes wrong is told beside the outcomes."""
        try:
            yield
        except DragomanError as error:
            self.outcomes.append(Outcome("", problem=str(error)))
        except Exception:
            self.outcomes.append(Outcome("", problem="the reading stopped half-way; please report this page"))
            raise
        finally:
            self.step = "done"


class Worker:
    """The thread, its queue, and what it has done lately."""

    def __init__(self, record: Record, load: Callable[[], Tools]) -> None:
        self._record = record
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._tools = self._threads.submit(load)
        self._resolving: Future[None] | None = None
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Finish what is being done and drop what waits."""
        self._threads.shutdown(cancel_futures=True)

    def tools(self) -> Tools:
        """Codebook and classifier; waits for them in the first seconds."""
        return self._tools.result()

    def is_large(self) -> bool:
        """Whether the record is resolved by `dragoman resolve` alone."""
        return self._record.count_pages() > _LARGE

    def resolve(self, *, wait: float = 2.0) -> bool:
        """Resolve the record anew.

        Args:
            wait: seconds to wait for it.

        Returns:
            Whether it is resolved now; otherwise it is being done, or the record is too large to do it at once.
        """
        if self.is_large():
            return False
        with self._lock:
            waiting = self._resolving
            if waiting is None or waiting.running() or waiting.done():
                waiting = self._resolving = self._threads.submit(self._resolve)
        try:
            waiting.result(timeout=wait)
        except StillRunning:
            return False
        return True

    def _resolve(self) -> None:
        settle_record(self._record)

    def mend(self, page: PageRow, *, wait: float = 20.0) -> bool:
        """Read a page anew as people mended it, and resolve the record.

        Args:
            wait: seconds to wait for it.

        Returns:
            Whether it is done; otherwise it is being done.
        """
        try:
            self._threads.submit(self._mend, page).result(timeout=wait)
        except StillRunning:
            return False
        return True

    def _mend(self, page: PageRow) -> None:
        tools = self.tools()
        reading = machine_reading(self._record, page)
        words = self._record.judgements(f"page:{page.id}")
        self._record.add_reading(mend_reading(reading, words, tools.codebook, tools.model))
        if not self.is_large():
            self._resolve()

    def read(self, pages: Sequence[Page | PageError]) -> Job:
        """Have pages read and kept in the record."""
        job = self.begin(tuple(page.file if isinstance(page, Page) else str(page) for page in pages))
        self._threads.submit(self._read, job, pages)
        return job

    def begin(self, files: tuple[str, ...], *, fetched: bool = False) -> Job:
        """A job that waits, under a name of its own."""
        job = Job(secrets.token_urlsafe(9), files, fetched=fetched)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _JOBS_KEPT:
                self._jobs.popitem(last=False)
        return job

    def read_fetched(self, job: Job, page: Page) -> Reading:
        """Read a page of a job that another thread works on; it waits for its turn in this one.

        Raises:
            PageError: the page cannot be read.
        """
        return self._threads.submit(self._read_fetched, job, page).result()

    def _read_fetched(self, job: Job, page: Page) -> Reading:
        job.step = "loading"
        tools = self.tools()
        job.step = "reading"
        return read_page(page, tools.codebook, tools.model, max_depth=tools.max_depth)

    def join(self, job: Job) -> None:
        """Join a job's new pages with the others of the record; a large record is left to `dragoman resolve`."""
        job.step = "resolving"
        if not self.is_large() and any(one.page and not one.known for one in job.outcomes):
            self._threads.submit(self._resolve).result()

    def job(self, name: str) -> Job | None:
        """A reading that was begun here, as it is at this moment."""
        found = self._jobs.get(name)
        return replace(found, outcomes=[*found.outcomes]) if found else None

    def _read(self, job: Job, pages: Sequence[Page | PageError]) -> None:
        with job.told():
            job.step = "loading"
            tools = self.tools()
            job.step = "reading"
            job.outcomes += self._outcomes(pages, tools)
            job.step = "resolving"
            if not self.is_large() and any(one.page for one in job.outcomes):
                self._resolve()

    def _outcomes(self, pages: Sequence[Page | PageError], tools: Tools) -> Iterator[Outcome]:
        for page in pages:
            try:
                if isinstance(page, PageError):
                    raise page
                reading = read_page(page, tools.codebook, tools.model, max_depth=tools.max_depth)
            except PageError as error:
                self._record.add_problem(error)
                yield Outcome(page.file if isinstance(page, Page) else "", problem=str(error))
            else:
                new = self._record.add_reading(reading)
                yield Outcome(page.file, short_name(reading.document.digest), known=not new)
