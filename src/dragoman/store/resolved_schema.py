"""The tables of what all pages say together. Computed by `resolve` from readings and judgements, and again at will.

Names, chains and figures that a list shows stand beside the event itself, so that a list is one look-up. `parts` and
`voices` are asked instead of "actor or recipient" columns: over a million events that turned 139 ms into 0.4 ms
(notes/scale.md 3.1). Lists inside a row are JSON.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    and_,
    literal_column,
)

from dragoman.store.schema import Moment, metadata

UNSURE = 0.6  # confidence below which an event waits for a person: the least sure sixth of the sample record's events

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("actors", Text, nullable=False),  # names
    Column("recipients", Text, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("day", Date, index=True),  # the day it is listed under: its first, else the last it can have been
    Column("place", String),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("factuality", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("lead", String, nullable=False),  # the report whose sentence and chain stand for it in lists
    Column("sentence", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Column("rule", String, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("differs", String, nullable=False),  # " date number ": kinds of contradiction, denials apart
    Column("judged", String),  # the last standing verdict: accept, reject, correct
    Column("story", String, index=True),
    Column("known", Date),  # the day its first page was published
    Index("events_by_type", "type", "day"),
    Column("precision", String),  # how exactly the place is known: city, admin1, country, point, region
    Index("events_by_known", "known"),
    Index("events_by_country", "country", "day", "id", "judged", "type", "factuality"),  # all that facets count
)


def is_unsure() -> ColumnElement[bool]:
    """An event that waits for a person's eye; written out, since an index holds these alone."""
    return and_(events.c.judged.is_(None), events.c.confidence < literal_column(str(UNSURE)))


Index("events_unsure", events.c.known, events.c.id, sqlite_where=is_unsure(), postgresql_where=is_unsure())

event_reports = Table(
    "event_reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event", String, nullable=False, index=True),
    Column("report", String, nullable=False, unique=True),
    Column("page", String, nullable=False, index=True),  # digest
    Column("factuality", String, nullable=False),
    Column("originator", String),
    Column("sentence", Text, nullable=False),
    Column("score", Float),  # of the merge that brought it here; empty for the first report
    Column("why", Text),
)

parts = Table(
    "parts",
    metadata,
    Column("event", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("name", String, nullable=False),
    Column("country", String),
    Column("sectors", String, nullable=False),
    Column("day", Date),
    Index("parts_by_key", "key", "day", "event", "role"),
    Index("parts_by_country", "country", "day", "event", "role"),
)

dyads = Table(  # of events that nobody rejected: a country that acts, one that is acted upon
    "dyads",
    metadata,
    Column("event", String, primary_key=True),
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True),
    Column("day", Date),
    Index("dyads_by_day", "a", "b", "day", "event"),
)

tallies = Table(  # counts of all events that nobody rejected, by facet and value, so that no list waits for them
    "tallies",
    metadata,
    Column("facet", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("many", Integer, nullable=False),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("country", String, index=True),
    Column("sectors", String, nullable=False),
    Column("names", Text, nullable=False),  # every name pages gave
    Column("events", Integer, nullable=False),
    Column("firsts", Text, nullable=False, server_default="[]"),  # where each of the names was first seen
)
Index("actors_by_events", actors.c.events.desc(), actors.c.key)

voices = Table(
    "voices",
    metadata,
    Column("event", String, primary_key=True),
    Column("folded", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("originator", Boolean, nullable=False),  # the last of some report's chain
    Column("everywhere", Boolean, nullable=False),  # in the chain of every report: known only through it
    Column("day", Date),
    Index("voices_by_name", "folded", "day", "event"),
)

originators = Table(
    "originators",
    metadata,
    Column("event", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String),
    Column("party", Boolean, nullable=False),
    Column("reports", Text, nullable=False),
    Column("why", Text, nullable=False),
)

contradictions = Table(
    "contradictions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("what", String, nullable=False),
    Column("left", Text, nullable=False),
    Column("left_value", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("right_value", Text, nullable=False),
    Column("why", Text, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("first", String, primary_key=True),
    Column("second", String, primary_key=True),
    Column("share_of_first", Float, nullable=False),
    Column("share_of_second", Float, nullable=False),
    Column("taker", String),
    Column("why", Text, nullable=False),
    Column("passages", Text, nullable=False),
    Index("copies_by_second", "second"),
)

stories = Table(
    "stories",
    metadata,
    Column("page", String, primary_key=True),  # digest
    Column("story", String, nullable=False, index=True),
)

relation_acts = Table(
    "relation_acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("relation", String, nullable=False),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("known", Date),
    Column("act", Text, nullable=False),  # the whole of it
    Index("relation_acts_by_a", "relation", "a"),
    Index("relation_acts_by_b", "relation", "b"),
)

resolutions = Table(
    "resolutions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("readings", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
    Column("added", Moment, nullable=False),
)

# Kept for the next resolution alone.
kept_tellings = Table(  # what each page tells of one event
    "kept_tellings",
    metadata,
    Column("report", String, primary_key=True),  # the first of them
    Column("reports", Text, nullable=False),
    Column("page", String, nullable=False),  # digest
    Column("published", Date),
    Column("keys", Text, nullable=False),  # of the blocks in which it is compared
    Column("first", Date),
    Column("last", Date),
    Column("days", Integer),  # by which first and last may be off
)

kept_events = Table(  # by what an event is looked for beside others
    "kept_events",
    metadata,
    Column("event", String, primary_key=True),
    Column("day", Date),
    Column("pairs", Text, nullable=False),
    Column("published", Date),
    Column("actors", Text, nullable=False),
    Column("refuses", Boolean, nullable=False),
)

kept_pages = Table(  # what a page is compared with others by
    "kept_pages",
    metadata,
    Column("page", String, primary_key=True),  # digest
    Column("published", Date),
    Column("words", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("joined", Text, nullable=False),  # the story it joined first
    Column("settled", Text, nullable=False),  # the one in which it stayed
    Column("runs", Text, nullable=False),  # base 64
)

kept_values = Table(
    "kept_values",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

RESOLVED = (
    events, event_reports, parts, dyads, tallies, actors, voices, originators, contradictions, copies, stories,
    relation_acts, kept_tellings, kept_events, kept_pages, kept_values,
)  # fmt: skip
