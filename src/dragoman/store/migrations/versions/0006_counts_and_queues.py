"""Counts of speakers, originators and pairs of countries; queues by an index; how exactly a place is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """`tallies` holds more and is laid anew without row numbers; it is filled when the record is opened."""
    op.drop_table("tallies")
    op.create_table(
        "tallies",
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "value"),
        sqlite_with_rowid=False,
    )
    op.add_column("events", sa.Column("precision", sa.String(), nullable=True))
    unsure = sa.text("judged IS NULL AND confidence < 0.6")
    op.create_index("events_unsure", "events", ["known", "id"], sqlite_where=unsure, postgresql_where=unsure)
    op.create_index("actors_by_events", "actors", [sa.text("events DESC"), "key"])
