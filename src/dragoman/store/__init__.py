"""The record: readings appended to a database, what they say together, and the questions it answers."""

from __future__ import annotations

from dragoman.store.event_queries import Wanted
from dragoman.store.record import Record, open_record
from dragoman.store.rows import ActorRow, ClaimRow, EventRow, Freshness, Hit, PageRow, ReportRow, RunRow

__all__ = [
    "ActorRow",
    "ClaimRow",
    "EventRow",
    "Freshness",
    "Hit",
    "PageRow",
    "Record",
    "ReportRow",
    "RunRow",
    "Wanted",
    "open_record",
]
