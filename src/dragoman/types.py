"""The data that travels from page to record. Frozen, and without look-ups inside.

Every offset is a half-open character range into `Document.text`, which never changes
after the page is read. Field names follow the record's JSON contract (docs/data_model.md).
Event types, modes, contexts and sectors are PLOVER's (manual of September 2021), spelt as there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

LeftOutKind = Literal[
    "navigation", "related", "comments", "newsletter", "advert", "consent", "paywall", "caption", "boilerplate"
]
Status = Literal["actual", "negated", "planned", "possible"]
Factuality = Literal["actual", "alleged", "denied", "planned", "possible"]
AttributionKind = Literal["report", "quote", "claim", "accusation", "denial", "belief", "intent", "demand", "document"]
LinkRelation = Literal["publishes", "syndicates", "says", "reports citing", "press release of", "quotes document"]
EntityKind = Literal[
    "person", "government", "country", "organisation", "armed group", "group", "media", "place", "other"
]
MentionHow = Literal["name", "alias", "acronym", "apposition", "role", "pronoun"]
Precision = Literal["city", "admin1", "country", "point", "region"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of one document's text."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes that somebody handed in, before anything is known about them.

    `file` is the name shown to people ("haftar_assad.txt", "crawl.warc.gz#17").
    `content` holds the bytes as read. `text_save` is true for a page saved as plain text.
    `charset` is what the transport declared (HTTP header), not what the page says of itself.
    `published` and `title` are given from outside, where the page may not tell.
    """

    file: str
    content: bytes
    url: str | None = None
    text_save: bool = False
    charset: str | None = None
    published: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "DAMASCUS, March 4 (AA) -": the words at the head of the text and what they say."""

    span: Span
    place: str | None
    date: date | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Image:
    """The lead picture's words."""

    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Related:
    """A headline of another story, standing on this page."""

    title: str
    authors: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words of the text that the page links elsewhere."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the page says its text comes from, outside its sentences.

    `kind`: dateline, byline, footer, translation or press release. `text` is the line as it stands.
    """

    name: str
    kind: Literal["dateline", "byline", "footer", "translation", "press release"]
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of the page that is not the article, and why it was left out."""

    kind: LeftOutKind
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article: a text that never changes from here on, and what the page says around it.

    `digest` is "sha256:" + hex of the bytes read. `paragraphs` are spans of `text`, in order.
    `published_from` tells which part of the page gave the date.
    """

    file: str
    digest: str
    text: str
    paragraphs: tuple[Span, ...]
    url: str | None = None
    title: str | None = None
    dek: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: datetime | date | None = None
    published_from: Literal["json-ld", "meta", "time", "url", "text", "given"] | None = None
    updated: datetime | date | None = None
    language: str | None = None
    section: str | None = None
    dateline: Dateline | None = None
    image: Image | None = None
    related: tuple[Related, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    credits: tuple[Credit, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __getitem__(self, span: Span) -> str:
        """The words a span stands for."""
        return self.text[span.start : span.end]

    @property
    def day(self) -> date | None:
        """Day of publication, the anchor of "on Tuesday"."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor. `entity` is the id of the page's Entity they belong to."""

    span: Span
    entity: str
    how: MentionHow


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor of one page with all its mentions; `how` names the rule or table that decided.

    `country` is ISO 3166-1 alpha-3 (EUR for the European Union's bodies), `sectors` PLOVER codes.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    how: str
    wikidata: str | None = None
    key: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text. Coordinates are degrees, WGS 84; `geonames` the id where there is one."""

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    precision: Precision
    how: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or period named in the text, as the first and last day it can mean.

    `kind` and `value` follow TIMEX3 (TimeML 1.2.1). `start` and `end` are None where no day can be told.
    `how` says the rule and the anchor ("weekday before 2020-03-03 (published)").
    """

    span: Span
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    start: date | None
    end: date | None
    how: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: dead, injured, arrested, displaced, protesters, money. Both ends inclusive."""

    what: str
    low: float
    high: float
    span: Span


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor's part in an event: who, the words where it stands, and how the grammar gave it."""

    entity: str
    span: Span
    how: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence tells of one event.

    `status` is about the happening as the sentence puts it, before anybody's word is weighed.
    `context` tuples are PLOVER contexts. `confidence` is in [0, 1]. `rule` is the codebook rule's id.
    """

    id: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    trigger: Span
    sentence: Span
    status: Status
    date: TimeExpression | None
    place: Place | None
    numbers: tuple[Quantity, ...]
    confidence: float
    rule: str
    alleged: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody said something. `parent` is the id of the attribution inside whose content this one stands.

    `source` is None when nobody is named. `rule` is the cue group's id and the frame that matched.
    """

    id: str
    parent: str | None
    kind: AttributionKind
    source: Span | None
    entity: str | None
    cue: Span
    content: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: who passes the word on, how, and the words that say so (None: page furniture)."""

    name: str
    relation: LinkRelation
    span: Span | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An event mention on somebody's word: the chain runs from the page inward, originator last.

    `attribution` is the innermost one that holds the event; None is the page's own voice.
    """

    event: str
    attribution: str | None
    chain: tuple[Link, ...]
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one page yields; the JSON record is made from it and nothing else."""

    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    claims: tuple[Claim, ...]
    codebook: str
    model: str


@dataclass(frozen=True, slots=True)
class Event:
    """What the record holds of one happening: the claims of all pages that tell of it.

    Computed from readings and judgements, never edited. Claims are (reading digest, claim's event id).
    """

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on a row of the record: dated, signed, revocable."""

    id: str
    subject: str
    verdict: Literal["accept", "reject", "correct", "merge", "split", "note", "reply"]
    field: str | None
    value: str | None
    who: str
    when: datetime
    withdrawn: datetime | None = None
