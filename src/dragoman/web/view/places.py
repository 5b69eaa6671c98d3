"""Where events were, as it may leave the desk: the places of attacked non-combatants are told as their country alone.

The exports keep the same rule (export/rows.py); files, programs and assistants are told no more than they write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.export.places import Spot
from dragoman.export.rows import Side, is_non_combatant
from dragoman.store import ClaimRow, EventRow, Record, ReportRow
from dragoman.types import Party

_Placed = TypeVar("_Placed", EventRow, ClaimRow)
_ATTACK = "ASSAULT"


def tellable_events(record: Record, events: Sequence[EventRow]) -> list[EventRow]:
    """The events with the places that may be told."""
    parties = _recipients(record, (event.id for event in events if event.type == _ATTACK))
    return [_coarsened(one) if _hits_bystanders(one, parties.get(one.id, ())) else one for one in events]


def tellable_reports(record: Record, rows: Sequence[ReportRow]) -> list[ReportRow]:
    """The reports with the places that may be told; who is a bystander, their events say."""
    parties = _recipients(record, (row.event for row in rows if row.event and row.claim.type == _ATTACK))
    return [
        replace(row, claim=_coarsened(row.claim))
        if _hits_bystanders(row.claim, parties.get(row.event or "", ()))
        else row
        for row in rows
    ]


def _recipients(record: Record, attacks: Iterable[str]) -> dict[str, list[Party]]:
    asked = sorted(set(attacks))
    return record.recipients_of(asked) if asked else {}


def _hits_bystanders(row: EventRow | ClaimRow, parties: Sequence[Party]) -> bool:
    """Whether somebody it was done to is neither armed nor an authority; unknown is taken for a bystander."""
    return any(party.name in row.recipients and is_non_combatant(Side(party)) for party in parties)


def _coarsened(row: _Placed) -> _Placed:
    if row.place is None and row.country is None:
        return row
    spot = Spot(row.place or row.country, row.country, row.lat, row.lon).coarsened()
    return replace(row, place=spot.name, lat=spot.lat, lon=spot.lon)
