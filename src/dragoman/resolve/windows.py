"""How far apart the days may be that pages give of one event."""

from __future__ import annotations

from datetime import timedelta

WINDOW = timedelta(days=2)  # between days that reports give
UNDATED_WINDOW = timedelta(days=7)  # before publication, where a report gives no day
