"""The record: readings appended to an embedded database, and the questions it answers."""

from __future__ import annotations

from dragoman.store.record import Record, open_record
from dragoman.store.rows import EventRow, Hit, PageRow

__all__ = ["EventRow", "Hit", "PageRow", "Record", "open_record"]
