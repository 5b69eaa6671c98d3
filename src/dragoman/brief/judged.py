"""What people said of an event of the record, and took not back."""

from __future__ import annotations

from dragoman.store import EventRow, Record
from dragoman.types import Judgement


def standing_words(record: Record, event: EventRow) -> list[Judgement]:
    """Judgements on an event, or on the report that leads it, the first first."""
    names = sorted({event.id, event.lead, f"E{event.lead}"})
    found = (one for name in names for one in record.judgements(name) if one.withdrawn is None)
    return sorted(found, key=lambda one: one.id)
