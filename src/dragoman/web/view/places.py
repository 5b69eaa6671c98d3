"""Where events were, as it may leave the desk: the places of attacked non-combatants are told as their country alone.

The exports keep the same rule (export/bystanders.py); files, programs and assistants are told no more than they write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.export.bystanders import hits_bystanders
from dragoman.export.places import Spot
from dragoman.store import ClaimRow, EventRow, Record, ReportRow

_Placed = TypeVar("_Placed", EventRow, ClaimRow)


def tellable_events(record: Record, events: Sequence[EventRow]) -> list[EventRow]:
    """The events with the places that may be told."""
    hidden = _hidden(record, events)
    return [replace(_coarsened(one), precision="country") if one.id in hidden else one for one in events]


def tellable_reports(record: Record, rows: Sequence[ReportRow]) -> list[ReportRow]:
    """The reports with the places that may be told: no more than of their events."""
    events = record.events_called(sorted({row.event for row in rows}))
    hidden = _hidden(record, events)
    known = {event.id for event in events}
    return [
        replace(row, claim=_coarsened(row.claim))
        if row.event in hidden or (row.event not in known and hits_bystanders(row.claim.type, row.claim.recipients, ()))
        else row
        for row in rows
    ]


def _hidden(record: Record, events: Sequence[EventRow]) -> set[str]:
    parties = record.recipients_of([event.id for event in events])
    return {one.id for one in events if hits_bystanders(one.type, one.recipients, parties.get(one.id, ()))}


def _coarsened(row: _Placed) -> _Placed:
    if row.place is None and row.country is None:
        return row
    spot = Spot(row.place or row.country, row.country, row.lat, row.lon).coarsened()
    return replace(row, place=spot.name, lat=spot.lat, lon=spot.lon)
