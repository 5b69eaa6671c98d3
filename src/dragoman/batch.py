"""Many pages: each is read once, failures are counted, and the others go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from traceback import walk_tb

from dragoman.errors import FatalError, PageError
from dragoman.store import Record
from dragoman.types import Page, Reading


@dataclass(frozen=True, slots=True)
class Known:
    """A page that the record holds already, so that nothing was read."""

    file: str


@dataclass(slots=True)
class Tally:
    """What became of the pages; `failed` counts by the error's class."""

    read: int = 0
    known: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    def count(self, outcome: Reading | Known | PageError) -> None:
        """Add one page."""
        if isinstance(outcome, PageError):
            self.failed[type(outcome).__name__] += 1
        elif isinstance(outcome, Known):
            self.known += 1
        else:
            self.read += 1

    def __str__(self) -> str:
        parts = [f"{self.read} read", f"{self.known} already known", f"{self.failed.total()} failed"]
        if self.failed:
            parts[-1] += " (" + ", ".join(f"{kind} {count}" for kind, count in sorted(self.failed.items())) + ")"
        return ", ".join(parts)


def read_pages(
    pages: Iterable[Page | PageError],
    read: Callable[[Page], Reading],
    *,
    is_known: Callable[[str, date | None], bool] = lambda digest, published: False,
) -> Iterator[Reading | Known | PageError]:
    """What became of each page, in order.

    Args:
        pages: pages, and what could not be opened.
        read: reads one page; what it raises costs that page, unless it is a FatalError.
        is_known: whether the record holds a reading of (digest, day given) made as `read` would make it.
    """
    for page in pages:
        if isinstance(page, PageError):
            yield page
        elif is_known(f"sha256:{sha256(page.content).hexdigest()}", page.published):
            yield Known(page.file)
        else:
            yield _read(page, read)


def _read(page: Page, read: Callable[[Page], Reading]) -> Reading | PageError:
    """The page's reading or why there is none; a mistake of ours costs this page and not the thousands behind it."""
    try:
        return read(page)
    except PageError as error:
        return error
    except FatalError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told with the page
        *_, (frame, line) = walk_tb(error.__traceback__)
        where = f"{frame.f_globals['__name__']}:{line}"
        return PageError(f"{page.file}: {type(error).__name__} in {where}: {error}", fix="report it with the page")


def keep_outcomes(
    outcomes: Iterable[Reading | Known | PageError], record: Record
) -> Iterator[Reading | Known | PageError]:
    """What became of each page, once it is in the record; a reading that was there already is known."""
    for outcome in outcomes:
        if isinstance(outcome, PageError):
            record.add_problem(outcome)
        if isinstance(outcome, Reading) and not record.add_reading(outcome):
            yield Known(outcome.document.file)
        else:
            yield outcome
