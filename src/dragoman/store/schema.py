"""The tables of the record, in one place; migrations/versions writes the same ones, step by step.

`readings.record` is the source of truth: one page's JSON, never changed once written. `pages` shows each
page as its newest reading has it; the other tables are that JSON laid out for questions, one set of rows
a reading. Ids of rows inside a reading ("e3", "a1", "s2") are the reading's own.

The participants' table is asked instead of "actor or recipient" columns: over a million events that
turned 139 ms into 0.4 ms (notes/scale.md 3.1).
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = "0001"  # the newest migration; a test compares the two
metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("codebook", String, nullable=False),
    Column("model", String, nullable=False),
    Column("version", String, nullable=False),
    Column("started", DateTime(timezone=True), nullable=False),
    UniqueConstraint("codebook", "model", "version", name="runs_once"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("short", String, nullable=False, unique=True),  # shortest beginning of the digest that is free, 8 or more
    Column("file", String, nullable=False, index=True),
    Column("url", String),
    Column("title", Text),
    Column("publisher", String),
    Column("published", Date),
    Column("text", Text, nullable=False),
    Column("reading", Integer, unique=True),  # the newest; no foreign key, since readings point here
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", Integer, ForeignKey("pages.id"), nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("codebook", String, nullable=False),
    Column("model", String, nullable=False),
    Column("given", String, nullable=False),  # what the caller told of the page: the day, where none stands in it
    Column("added", DateTime(timezone=True), nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("page", "codebook", "model", "given", name="readings_once"),
)

entities = Table(
    "entities",
    metadata,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("sectors", String, nullable=False),
    Column("key", String),
    Column("wikidata", String),
    Column("how", String, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", String, nullable=False),  # "e3"
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("factuality", String, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("trigger", String, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("date_text", String),
    Column("place", String),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("confidence", Float, nullable=False),
    Column("rule", String, nullable=False),
    UniqueConstraint("reading", "name", name="events_once"),
    Index("events_by_type", "type", "date_start"),
    Index("events_by_day", "date_start"),
)

participants = Table(
    "participants",
    metadata,
    Column("event", Integer, ForeignKey("events.id"), primary_key=True),
    Column("role", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", String, nullable=False),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("country", String),
    Column("sectors", String, nullable=False),  # " GOV MIL ", so that one word can be looked for
    Column("key", String),
    Index("participants_by_country", "country", "role", "event"),
    Index("participants_by_name", "folded", "role", "event"),
)

links = Table(
    "links",
    metadata,
    Column("event", Integer, ForeignKey("events.id"), primary_key=True),
    Column("position", Integer, primary_key=True),  # 0 is the outermost speaker
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("words", Text),
    Column("entity", String),
)

attributions = Table(
    "attributions",
    metadata,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("parent", String),
    Column("kind", String, nullable=False),
    Column("source", Text),
    Column("entity", String),
    Column("cue", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("rule", String, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),  # name of the error's class
    Column("what", Text, nullable=False),
    Column("fix", Text, nullable=False),
    Column("added", DateTime(timezone=True), nullable=False),
    UniqueConstraint("kind", "what", name="problems_once"),
)
