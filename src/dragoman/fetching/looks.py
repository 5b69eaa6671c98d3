"""What changed in the record since it was last looked at: new events, more originators, another status."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from dragoman.fetching.folder import absolute_name, unwritable
from dragoman.store import EventRow, Record


class Standing(NamedTuple):
    """How an event stood: fewest and most independent originators, how it is told, whether somebody denies it."""

    low: int
    high: int
    factuality: str
    denied: bool


Look = Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class Change:
    """An event and what is new about it; `before` is None for an event that was not there."""

    event: EventRow
    before: Standing | None

    def tell(self) -> str:
        """What changed, in words: "originators 1 -> 2; alleged -> actual"."""
        if self.before is None:
            return "new"
        now, told = standing_of(self.event), list[str]()
        if now.low > self.before.low or now.high > self.before.high:
            told.append(f"originators {_bracket(self.before)} -> {_bracket(now)}")
        if now.factuality != self.before.factuality:
            told.append(f"{self.before.factuality} -> {now.factuality}")
        if now.denied != self.before.denied:
            told.append("now denied" if now.denied else "no longer denied")
        return "; ".join(told)


def standing_of(event: EventRow) -> Standing:
    """How an event stands now."""
    return Standing(event.low, event.high, event.factuality, event.denied)


def look_at(events: Iterable[EventRow]) -> dict[str, Standing]:
    """How each event of a record stands, by its id."""
    return {event.id: standing_of(event) for event in events}


def changes_since(before: Look, record: Record, events: Iterable[EventRow]) -> list[Change]:
    """The events that are new, have more originators, or are told otherwise; in the order of `events`.

    An event is named after its first report. Where an earlier report was found since, the event goes by a new name:
    it is known by the reports it had.
    """
    found = []
    for event in events:
        old = before.get(event.id) or _under_old_name(event, before, record)
        change = Change(event, old)
        if change.tell():
            found.append(change)
    return found


def _under_old_name(event: EventRow, before: Look, record: Record) -> Standing | None:
    names = (f"E{report.claim.id}" for report in record.reports(event))
    return next((before[name] for name in names if name in before), None)


def _bracket(standing: Standing) -> str:
    return f"{standing.low}" if standing.low == standing.high else f"{standing.low} to {standing.high}"


class LastLook:
    """The last look at a record, kept beside the archives from one `dragoman watch` to the next."""

    def __init__(self, folder: Path, record: str) -> None:
        name = sha256(absolute_name(record).encode()).hexdigest()[:12]
        self._file = folder / f"look-{name}.json.gz"

    def load(self) -> dict[str, Standing] | None:
        """The last look; None where there is none, or none that can be read."""
        try:
            told = json.loads(gzip.decompress(self._file.read_bytes()))
            return {name: Standing(*values) for name, values in told.items()}
        except (OSError, EOFError, ValueError, TypeError, AttributeError):
            return None

    def save(self, look: Look) -> None:
        """Keep a look in the place of the last.

        Raises:
            SettingError: it cannot be written.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside = self._file.with_suffix(".new")
            beside.write_bytes(gzip.compress(json.dumps(look).encode()))
            beside.replace(self._file)
        except OSError as error:
            raise unwritable(self._file, error) from error
