"""The diary of visits: which address was asked when for which record, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from dragoman.fetching.captures import Validators
from dragoman.fetching.folder import absolute_name, unwritable

_FILE = "visits.jsonl"


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit. `archive` and `digest` name the page where one was kept; `etag` and `modified` are the server's."""

    address: str
    taken: datetime
    outcome: str
    archive: str = ""
    digest: str = ""
    etag: str | None = None
    modified: str | None = None

    @property
    def validators(self) -> Validators:
        """What to show the server at the next visit."""
        return Validators(self.etag, self.modified)


class Visits:
    """The visits made for one record, kept as lines of JSON beside the archives and only ever appended to.

    Args:
        folder: where the archives are.
        record: the record's name; a file's is made absolute.
    """

    def __init__(self, folder: Path, record: str) -> None:
        self._file = folder / _FILE
        self._record = absolute_name(record)
        self._latest = {visit.address: visit for visit in self._read()}

    def latest(self, address: str) -> Visited | None:
        """The last visit to an address."""
        return self._latest.get(address)

    def add(self, visit: Visited) -> None:
        """Note a visit.

        Raises:
            SettingError: the diary cannot be written.
        """
        self._latest[visit.address] = visit
        line = {"record": self._record, **asdict(visit), "taken": visit.taken.isoformat()}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(line) + "\n")
        except OSError as error:
            raise unwritable(self._file, error) from error

    def _read(self) -> Iterator[Visited]:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return
        except OSError as error:
            raise unwritable(self._file, error) from error
        for line in lines:
            visit = _parse(line, self._record)
            if visit is not None:
                yield visit


def _parse(line: str, record: str) -> Visited | None:
    """A line of the diary; None for another record's, and for one that was cut short when a computer went down."""
    try:
        told: dict[str, Any] = json.loads(line)
        if told.pop("record") != record:
            return None
        return Visited(**{**told, "taken": datetime.fromisoformat(told["taken"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
