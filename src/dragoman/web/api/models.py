"""What programs are told: the record's rows as typed answers, named as in docs/data_model.md.

Every event and statement carries its status and its originator. Words of a page are quoted up to 240 characters, with
the offsets of the whole (notes/product.md 7b).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from dragoman.types import Factuality

T = TypeVar("T")
Day: TypeAlias = date  # answers have fields called date
QuoteStatus = Literal["actual", "negated", "planned", "possible"]


class Answer(BaseModel):
    """What all answers share: made from the record's frozen rows, without fields that are not named here."""

    model_config = ConfigDict(frozen=True, extra="ignore", from_attributes=True)


class Fault(Answer):
    """What went wrong: its kind in one word, what it is, and what to do about it."""

    kind: str
    what: str
    fix: str


class Problem(Answer):
    """The one shape of every answer that is not a success."""

    error: Fault


class Words(Answer):
    """Words of a page. `text` is at most 240 characters; `cut` says that the whole, `[start, end)`, is longer.

    `start` and `end` are null where the statement is no longer in the page's newest reading.
    """

    text: str
    start: int | None
    end: int | None
    cut: bool


class Days(Answer):
    """First and last day it can be; null where that is not known."""

    start: Day | None
    end: Day | None


class Spot(Answer):
    """Where it happened."""

    name: str | None
    country: str | None
    lat: float | None
    lon: float | None


class Party(Answer):
    """An actor as all pages share it."""

    key: str
    name: str
    kind: str
    country: str | None
    sectors: list[str]


class Actor(Party):
    """An actor with every name that pages gave it and the number of its events."""

    names: list[str]
    events: int


class Participant(Answer):
    """A side of an event."""

    role: str
    party: Party


class PageHead(Answer):
    """A page by its headline; `address` leads to it in the desk."""

    id: str
    digest: str
    file: str
    url: str | None
    title: str | None
    publisher: str | None
    published: Day | None
    events: int
    story: str | None
    address: str


class PageHit(Answer):
    """A page that holds the words looked for; they stand between « and » in the snippet."""

    page: PageHead
    snippet: str


class PageDetail(PageHead):
    """A page with its statements' names, its story's other pages and those that share copied words."""

    sentences: int
    statements: list[str]
    copies: list[Copied]


class Copied(Answer):
    """Another page that shares copied words; `share` is the part of this page's words, `taker` who took them."""

    page: str
    share: float
    taker: str | None
    why: str


class Statement(Answer):
    """One event as one page tells it, on the word of its chain. `status` is the grammar's, before anybody is heard."""

    id: str
    event: str
    type: str
    mode: str | None
    actor: list[str]
    recipient: list[str]
    date: Days
    place: Spot
    status: QuoteStatus
    factuality: Factuality
    originator: str | None = Field(description="null where the originator is not known")
    chain: list[str]
    sentence: Words
    trigger: str
    confidence: float
    coded_by: str
    page: str
    file: str
    address: str
    title: str | None
    publisher: str | None
    published: Day | None


class Report(Statement):
    """A statement with the reason why it is taken for a report of its event."""

    joined_because: str | None
    likeness: float | None


class Event(Answer):
    """A happening as all pages tell it. `sentence` and `chain` are those of the leading report, `lead`."""

    id: str
    type: str
    mode: str | None
    actor: list[str]
    recipient: list[str]
    date: Days
    place: Spot
    factuality: Factuality
    denied: bool
    differs: list[str]
    originator: str | None = Field(description="last of the leading report's chain; null is the page's own voice")
    chain: list[str]
    originators: Bounds
    reports: int
    pages: int
    lead: str
    sentence: Words
    confidence: float
    coded_by: str
    judged: str | None
    story: str | None
    known: Day | None
    address: str


class Bounds(Answer):
    """How many independent originators stand behind an event, at least and at most."""

    low: int
    high: int


class EventDetail(Event):
    """An event with its sides as actors of the whole record."""

    participants: list[Participant]
    contradictions: list[Contradiction]


class Contradiction(Answer):
    """Two values that cannot both hold; `left` and `right` name their reports."""

    event: str
    kind: str
    what: str
    left: list[str]
    left_value: str
    right: list[str]
    right_value: str
    why: str


class Stake(Answer):
    """Who a speaker is to the event: a documented fact, never a score."""

    kind: str
    of: str | None
    basis: str


class Link(Answer):
    """One step of a chain; `words` and `cue` are the page's, null where its furniture says it."""

    name: str
    relation: str
    words: Words | None
    cue: Words | None
    stakes: list[Stake]


class Chain(Answer):
    """On whose word one report is: links from the page inward, originator last."""

    report: str
    factuality: Factuality
    originator: str | None
    page: str
    file: str
    address: str
    sentence: Words
    links: list[Link]


class Chains(Answer):
    """The chains of an event's reports."""

    event: str
    factuality: Factuality
    items: list[Chain]
    limit: int
    offset: int
    next: str | None


class Originator(Answer):
    """A voice that stands behind an event on its own; `party`: it is a side of the event, or speaks for one."""

    name: str | None
    party: bool
    reports: list[str]
    why: str


class Originators(Answer):
    """Who stands behind an event, independently: bounds and voices, never a score."""

    event: str
    factuality: Factuality
    low: int
    high: int
    items: list[Originator]


class Evidence(Answer):
    """A report on which a relation rests, on its originator's word (null is the page's own), with its sentence."""

    report: str
    factuality: Factuality
    originator: str | None
    sentence: Words
    address: str


class Relation(Answer):
    """A relation over a stretch of time, with the reports that open, close, show and contest it."""

    relation: str
    a: Party
    b: Party
    start: Day | None
    end: Day | None
    opened: list[str]
    closed: list[str]
    shown: list[str]
    contested: list[str]
    speakers: list[str]
    known: Day | None
    evidence: list[Evidence]


class Sentence(Answer):
    """A sentence of a page from which something was read, by its number among them; the first is 1."""

    page: str
    number: int
    of: int
    sentence: Words
    statements: list[Statement]


class Count(Answer):
    """How many events have a value."""

    value: str
    events: int


class Listing(Answer, Generic[T]):
    """A part of a list. `next` is the address of the next part, null at the end."""

    items: list[T]
    limit: int
    offset: int
    next: str | None


class Found(Listing[Event]):
    """Events that fit a line, how many they are in all, and pages that hold its words."""

    total: int
    pages: list[PageHit]


class FormatAbout(Answer):
    """A format of export."""

    name: str
    media_type: str
    about: str


def from_row(kind: type[T], row: Any, **more: Any) -> T:
    """A frozen row as an answer; `more` are fields that the row does not have."""
    fields = {name: getattr(row, name) for name in kind.model_fields if hasattr(row, name)}  # type: ignore[attr-defined]
    return kind(**(fields | more))
