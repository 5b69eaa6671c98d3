"""The first record: pages, readings and their events laid out, problems; full text on SQLite."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPENDED = ("runs", "readings", "entities", "events", "participants", "links", "attributions")


def upgrade() -> None:
    """Make the tables, and on SQLite the full-text index and the guards against rewriting."""
    _make_pages()
    _make_readings()
    _make_events()
    _make_attributions()
    if op.get_bind().dialect.name == "sqlite":
        _guard_readings()
        _index_text()


def _make_pages() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("codebook", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("codebook", "model", "version", name="runs_once"),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("short", sa.String, nullable=False, unique=True),
        sa.Column("file", sa.String, nullable=False, index=True),
        sa.Column("url", sa.String),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reading", sa.Integer, unique=True),
    )
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("fix", sa.Text, nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("kind", "what", name="problems_once"),
    )


def _make_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("page", sa.Integer, sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("codebook", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("given", sa.String, nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("page", "codebook", "model", "given", name="readings_once"),
    )
    op.create_table(
        "entities",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("folded", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("country", sa.String),
        sa.Column("sectors", sa.String, nullable=False),
        sa.Column("key", sa.String),
        sa.Column("wikidata", sa.String),
        sa.Column("how", sa.String, nullable=False),
    )


def _make_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("mode", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("factuality", sa.String, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("trigger", sa.String, nullable=False),
        sa.Column("date_start", sa.Date),
        sa.Column("date_end", sa.Date),
        sa.Column("date_text", sa.String),
        sa.Column("place", sa.String),
        sa.Column("country", sa.String),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.UniqueConstraint("reading", "name", name="events_once"),
    )
    op.create_index("events_by_type", "events", ["type", "date_start"])
    op.create_index("events_by_day", "events", ["date_start"])
    op.create_table(
        "participants",
        sa.Column("event", sa.Integer, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("entity", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("folded", sa.String, nullable=False),
        sa.Column("country", sa.String),
        sa.Column("sectors", sa.String, nullable=False),
        sa.Column("key", sa.String),
    )
    op.create_index("participants_by_country", "participants", ["country", "role", "event"])
    op.create_index("participants_by_name", "participants", ["folded", "role", "event"])


def _make_attributions() -> None:
    op.create_table(
        "links",
        sa.Column("event", sa.Integer, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("folded", sa.String, nullable=False, index=True),
        sa.Column("relation", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("words", sa.Text),
        sa.Column("entity", sa.String),
    )
    op.create_table(
        "attributions",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("parent", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("entity", sa.String),
        sa.Column("cue", sa.Text, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("rule", sa.String, nullable=False),
    )


def _guard_readings() -> None:
    for table in _APPENDED:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are appended, never changed'); END"
            )


def _index_text() -> None:
    """FTS5 over the pages as they stand; a newer reading of a page replaces its words."""
    op.execute(
        "CREATE VIRTUAL TABLE pages_text USING fts5(title, text, content='pages', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    new = "INSERT INTO pages_text(rowid, title, text) VALUES (new.id, new.title, new.text);"
    old = "INSERT INTO pages_text(pages_text, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"
    op.execute(f"CREATE TRIGGER pages_text_insert AFTER INSERT ON pages BEGIN {new} END")
    op.execute(f"CREATE TRIGGER pages_text_delete AFTER DELETE ON pages BEGIN {old} END")
    op.execute(f"CREATE TRIGGER pages_text_update AFTER UPDATE OF title, text ON pages BEGIN {old} {new} END")
