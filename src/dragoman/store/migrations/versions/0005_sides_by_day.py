"""An actor's and a country's events in the order of days, whichever side they stand on."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Lay two indexes anew: the role goes last, so that both roles are one stretch."""
    for column in ("key", "country"):
        op.drop_index(f"parts_by_{column}", "parts")
        op.create_index(f"parts_by_{column}", "parts", [column, "day", "event", "role"], unique=False)
