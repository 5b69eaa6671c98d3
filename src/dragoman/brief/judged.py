"""An event that a brief names, as the record holds it: what people said of it, and took not back."""

from __future__ import annotations

from dragoman.errors import MissingError
from dragoman.store import EventRow, Record
from dragoman.types import Judgement


def event_called(record: Record, name: str) -> EventRow | None:
    """The event of a name; None where the pages, read again, no longer tell it."""
    try:
        return record.event(name)
    except MissingError:
        return None


def standing_words(record: Record, event: EventRow) -> list[Judgement]:
    """Judgements on an event, or on the report that leads it, the first first."""
    names = sorted({event.id, event.lead, f"E{event.lead}"})
    found = (one for name in names for one in record.judgements(name) if one.withdrawn is None)
    return sorted(found, key=lambda one: one.id)
