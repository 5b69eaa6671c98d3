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
StakeKind = Literal[
    "party", "ally", "opponent", "state organ", "state-controlled media", "public media", "political party",
    "paid agent", "victim", "court", "international body", "independent press", "unknown",
]  # fmt: skip
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

    `status` is about the happening as the sentence puts it, before anybody's word is weighed. `settled`: mentioned in
    passing as known ("the ousted president"), so that a demand or denial around it leaves it standing.
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
    settled: bool = False


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
class Stake:
    """Who a speaker is to the event he tells of: a documented fact, never a score.

    `of` is whose: a country (ISO 3166-1 alpha-3), a party or a client; None where that is not told.
    `basis` says where it is known from ("outlets.toml: ...", "actor file: ...", "the text: ..."),
    `span` the words of the page, where it is the page that says so.
    """

    kind: StakeKind
    of: str | None
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: who passes the word on, how, and what stake he has in the event.

    `span` holds the speaker's words and `cue` the words that make the link ("reported", "(AA) -");
    both are None where the page's furniture says it.
    """

    name: str
    relation: LinkRelation
    span: Span | None = None
    entity: str | None = None
    cue: Span | None = None
    stakes: tuple[Stake, ...] = ()


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
    """Everything one page yields; the JSON record is made from it and nothing else.

    `relations` are acts that open, close or show a relation, with the fields of an event; their rule's id begins with
    the relation and the effect. Claims are on events and on relations alike.
    """

    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    claims: tuple[Claim, ...]
    codebook: str
    model: str
    relations: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as all pages share it: two parties with one `key` are one actor.

    `key` is the actor file's where it knows the name, else "~" and the folded name; judgements may join keys.
    """

    key: str
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a report, both ends inclusive, and its words: dead, 3 to infinity, "at least three"."""

    what: str
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a report's chain without its spans: who passes the word on, how, and the words that say so.

    `party` is None where the speaker is none of the page's actors ("officials", a publisher). `stakes` are the kinds of
    his stakes in what he tells.
    """

    name: str
    relation: LinkRelation
    party: Party | None = None
    words: str | None = None
    stakes: tuple[StakeKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One claim of one page, laid out to be compared with the claims of other pages.

    `id` is the claim's public name, the same after every re-reading that finds the same words: the page's short
    name and the place of the trigger, "3fa85f64a1b2-1532". `page` is the page's digest. `chain` runs outermost first.
    """

    id: str
    page: str
    published: date | None
    type: str
    mode: str | None
    rule: str
    trigger: str
    sentence: str
    status: Status
    factuality: Factuality
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    numbers: tuple[Figure, ...]
    chain: tuple[Voice, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two reports are taken for reports of one event. `score` is in [0, 1]; ids in the order of reports."""

    left: str
    right: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Event:
    """What the record holds of one happening: the reports of all pages that tell of it.

    Computed from readings and judgements, never edited. `id` is "E" and its first report's, so that every report's
    id leads to it and the order of reading does not matter. `start` and `end` bound the day; `factuality`
    is the firmest that any report gives. `reports` are in order of publication.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    factuality: Factuality
    confidence: float
    reports: tuple[str, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Originator:
    """A voice that stands behind an event on its own, with the reports that lead back to it.

    `name` is None where the originator is not known. `party` tells that it is a side of the event or speaks for
    one: a voice, but not an independent one. `why` names the words or copies that tie its reports together.
    """

    name: str | None
    reports: tuple[str, ...]
    party: bool
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How many independent originators stand behind an event: `low` takes every doubt against them, `high` for them."""

    event: str
    low: int
    high: int
    originators: tuple[Originator, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two values that cannot both hold, side by side, each with its reports; an update is not a contradiction.

    `left` and `right` are report ids. `what` names the field or the kind of figure; `why` says it in words.
    """

    event: str
    kind: Literal["denial", "opposite", "actor", "number", "place", "date", "update"]
    what: str
    left: tuple[str, ...]
    left_value: str
    right: tuple[str, ...]
    right_value: str
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that two pages share outside quotation marks: one took them from the other, or both from a third.

    `first` and `second` are page digests in order. Shares are parts of all a page's words outside quotation marks.
    `taker` is the page that took them, None where nothing tells. `passages` are matching spans of both texts.
    """

    first: str
    second: str
    share_of_first: float
    share_of_second: float
    taker: str | None
    why: str
    passages: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class RelationAct:
    """A report seen as opening, closing or showing a relation between two actors on a day.

    `a` stands to `b` (a recognises b); an end may be told of one side only, then the other is None. `words` are the
    sentence that says so. `day` is None where none is known; `known` is the day the page was published. `report` is the
    act's public name (page and place), `speaker` the originator of its chain, None the page itself. `until` is the last
    day of the period in which the act says that it held ("from 1955 to 1991"), None where it gives no such period.
    """

    relation: str
    a: Party | None
    b: Party | None
    effect: Literal["opens", "closes", "shows", "denies"]
    day: date | None
    known: date | None
    report: str
    speaker: str | None
    factuality: Factuality
    words: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RelationSpan:
    """A relation over a stretch of time. `start` and `end` are None where not known or not ended.

    The first day it held and the day it ended. `opened`, `closed`, `shown` are report ids; `contested` holds
    those who say otherwise. `known` is the first day on which the record could know of it.
    """

    relation: str
    a: Party
    b: Party
    start: date | None
    end: date | None
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    shown: tuple[str, ...]
    contested: tuple[str, ...]
    speakers: tuple[str, ...]
    known: date | None


Verdict = Literal["accept", "reject", "correct", "merge", "split", "note", "reply"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on a report, event, actor or page of the record: dated, signed, revocable.

    `subject` is the public name of what is judged. merge and split name the other one in `value`; correct names the
    `field`, the `old` value and the new one in `value`; note and reply carry their text in `value`.
    """

    id: int
    subject: str
    verdict: Verdict
    field: str | None
    old: str | None
    value: str | None
    who: str
    why: str | None
    when: datetime
    withdrawn: datetime | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What many readings yield together; the resolved tables are made from it and nothing else.

    `readings` and `judgements` are the newest row of each that went into it. `stories` gives each page's story.
    """

    readings: int
    judgements: int
    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    contradictions: tuple[Contradiction, ...]
    copies: tuple[Copy, ...]
    acts: tuple[RelationAct, ...]
    stories: tuple[tuple[str, str], ...]
