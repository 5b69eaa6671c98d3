"""The tables of what was read and judged, in one place; migrations/versions writes the same ones, step by step.

`readings.record` is the source of truth: one page's JSON, never changed once written. `pages` shows each
page as its newest reading has it; entities, claims, participants, links and attributions are that JSON laid out
for questions, one set of rows a reading. Ids of rows inside a reading ("e3", "a1", "s2") are the reading's own;
`claims.public` is the name people use, the same after every re-reading that finds the same words.

What is computed over all pages, and may be computed again, stands in `resolved_schema`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA_VERSION = "0008"  # the newest migration; a test compares the two
metadata = MetaData()

# Rows of these are appended and never changed; triggers refuse anything else.
APPENDED = (
    "runs", "readings", "entities", "claims", "participants", "links", "attributions", "judgements", "withdrawals",
    "follows", "briefs", "sendings", "unsubscribes", "audit",
)  # fmt: skip


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it without saying so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment, aware of its zone."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("codebook", String, nullable=False),
    Column("model", String, nullable=False),
    Column("version", String, nullable=False),
    Column("started", Moment, nullable=False),
    UniqueConstraint("codebook", "model", "version", name="runs_once"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("short", String, nullable=False, unique=True),  # the digest's first 12 figures
    Column("file", String, nullable=False, index=True),
    Column("url", String),
    Column("title", Text),
    Column("publisher", String),
    Column("published", Date, index=True),
    Column("text", Text, nullable=False),
    Column("reading", Integer, unique=True),  # the newest; no foreign key, since readings point here
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", Integer, ForeignKey("pages.id"), nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("codebook", String, nullable=False),
    Column("model", String, nullable=False),
    Column("given", String, nullable=False),  # what the caller told of the page: the day, where none stands in it
    Column("added", Moment, nullable=False),
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

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    Column("public", String, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", String, nullable=False),  # "e3"
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("factuality", String, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
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
    UniqueConstraint("reading", "name", name="claims_once"),
)

participants = Table(
    "participants",
    metadata,
    Column("claim", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("role", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", String, nullable=False),
    Column("name", String, nullable=False),
    Column("country", String),
    Column("sectors", String, nullable=False),  # " GOV MIL ", so that one word can be looked for
    Column("key", String),
)

links = Table(
    "links",
    metadata,
    Column("claim", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("position", Integer, primary_key=True),  # 0 is the outermost speaker
    Column("name", String, nullable=False),
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
    Column("added", Moment, nullable=False),
    UniqueConstraint("kind", "what", name="problems_once"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("field", String),
    Column("old", Text),
    Column("value", Text),
    Column("who", String, nullable=False),
    Column("why", Text),
    Column("added", Moment, nullable=False),
    Index("judgements_by_subject", "subject"),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("judgement", Integer, ForeignKey("judgements.id"), primary_key=True),
    Column("who", String, nullable=False),
    Column("added", Moment, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("name", String, primary_key=True),
    Column("added", Moment, nullable=False),
    Column("checksum", String, nullable=False),
    Column("manifest", Text, nullable=False),
)

follows = Table(
    "follows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("follow", String, nullable=False),  # "F3", the same for all its rows; the newest row counts
    Column("name", String, nullable=False),
    Column("line", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("added", Moment, nullable=False),
    Index("follows_by_follow", "follow"),
)

briefs = Table(
    "briefs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("brief", String, nullable=False),  # "B17", the same for all its versions
    Column("title", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("since", String, nullable=False),
    Column("draft", Text, nullable=False),  # JSON of what the record said when it was drafted
    Column("text", Text, nullable=False),  # as a person edited it
    Column("who", String, nullable=False),
    Column("added", Moment, nullable=False),
    Index("briefs_by_brief", "brief"),
)

sendings = Table(
    "sendings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, ForeignKey("briefs.id"), nullable=False, index=True),
    Column("address", String, nullable=False, index=True),
    Column("token", String, nullable=False, unique=True),  # of the link that unsubscribes this address
    Column("problem", Text),  # what the server answered where it refused
    Column("added", Moment, nullable=False),
)

unsubscribes = Table(
    "unsubscribes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", String, nullable=False, index=True),
    Column("added", Moment, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),  # an Argon2 hash, never the password
    Column("added", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("what", String, nullable=False),  # added, removed, login, failed, refused, logout
    Column("address", String, nullable=False),
    Column("added", Moment, nullable=False),
    Index("audit_by_name", "name", "added"),
    Index("audit_by_address", "address", "added"),
)
