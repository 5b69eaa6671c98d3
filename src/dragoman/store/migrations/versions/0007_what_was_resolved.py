"""What is kept of a resolution for the next one, and where each actor's names were first seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """The tables are filled when the record is resolved next; until then it is resolved anew."""
    op.create_table(
        "kept_tellings",
        sa.Column("report", sa.String(), primary_key=True),
        sa.Column("reports", sa.Text(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
    )
    op.create_table(
        "kept_events",
        sa.Column("event", sa.String(), primary_key=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("pairs", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("refuses", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "kept_pages",
        sa.Column("page", sa.String(), primary_key=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("joined", sa.Text(), nullable=False),
        sa.Column("settled", sa.Text(), nullable=False),
        sa.Column("runs", sa.Text(), nullable=False),
    )
    op.create_table(
        "kept_values",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.add_column("actors", sa.Column("firsts", sa.Text(), nullable=False, server_default="[]"))
