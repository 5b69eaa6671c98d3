"""Counts of what each country takes part in, and events by where they took place."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Lay the index; `tallies` comes to hold more, and is filled when the record is opened."""
    op.create_index("events_by_country", "events", ["country", "day", "id", "judged", "type", "factuality"])
