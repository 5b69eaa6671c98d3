"""The lines between headline and text: standfirst, byline, date; and who publishes the page."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from dragoman.pages.blocks import Block
from dragoman.pages.bylines import (
    is_agency,
    is_name,
    is_organisation,
    is_person_name,
    join_authors,
    read_byline,
    read_names,
    split_authors,
)
from dragoman.pages.json_ld import Statement
from dragoman.pages.meta_tags import MetaTags
from dragoman.pages.timestamps import day_in_url, find_day, names_day, read_stamp
from dragoman.types import Page

Published = tuple[datetime | date | None, str | None]


@dataclass(frozen=True, slots=True)
class PageParts:
    """An HTML page as its readers see it: characters, tree, blocks, head and self-description."""

    page: Page
    html: str
    tree: LexborHTMLParser
    blocks: list[Block]
    meta: MetaTags
    statement: Statement


_BYLINE_CLASS = re.compile(
    r"byline|by-line|(?<![a-z])(?:authors?|authorname|writer|autor|autoren|by|reporter)(?![a-z])"
)
_CLASSED_BLOCKS = 4
_DEK_CLASS = re.compile(
    r"dek|standfirst|subtitle|sub-?head(?:line|ing)?|summary|intro\b|introduction|\blead\b|\blede\b|excerpt|teaser|abstract|description|deck|strapline|entradilla|ingress|vorspann|sottotitolo|chapo"
)
_IN_PLACE = re.compile(r"\s+(?:in|at|reports? from)\s+[A-Z][\w .'-]+$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?\s*(?:by\s+)?(?P<name>[A-ZÀ-Þ][^.,|©·•\n]{2,60}?)(?=\s+(?:19|20)\d\d\b|[.,|©·•\n]|$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s*[-–|]?\s*all rights reserved.*$", re.IGNORECASE)
_PAPER_AND_DAY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’.&-]*(?: [\w'’.&-]+){0,5}),\s+(?P<day>(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}\.? [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}),? \d{4})"
)
_CUT_LINE = re.compile(r"\s+[-–—|•·]\s+")
_PUBLISHED_TAGS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "article.published", "date.published", "cxenseparse:recs:publishtime",
    "article_date_original", "originalpublicationdate", "displaydate", "datecreated", "date", "ptime", "citation_date", "last-modified-original",
)  # fmt: skip
_UPDATED_TAGS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
_AUTHOR_TAGS = (
    "author", "article:author_name", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "authors", "article:author",
    "twitter:data1", "citation_author", "creator",
)  # fmt: skip


def find_published(parts: PageParts, header: Sequence[str]) -> Published:
    """When the page was published, and the part of the page that says so."""
    stamp = read_stamp(parts.statement.published)
    if stamp:
        return stamp, "json-ld"
    stamp = next((s for name in _PUBLISHED_TAGS if (s := read_stamp(parts.meta.first(name)))), None)
    if stamp:
        return stamp, "meta"
    stamp = _stamp_in_time(parts.tree)
    if stamp:
        return stamp, "time"
    day = day_in_url(parts.page.url or parts.meta.canonical or parts.meta.first("og:url"))
    if day:
        return day, "url"
    day = next((d for line in header if len(line) < 120 and (d := find_day(line))), None)
    if day:
        return day, "text"
    if parts.page.published:
        return parts.page.published, "given"
    return _guess_day(parts.html, parts.page.url), "text"


def find_updated(statement: Statement, meta: MetaTags, published: datetime | date | None) -> datetime | date | None:
    """When the page was last changed, where it says a moment other than that of publication."""
    stamp = read_stamp(statement.modified) or next(
        (s for name in _UPDATED_TAGS if (s := read_stamp(meta.first(name)))), None
    )
    return stamp if stamp != published else None


def _stamp_in_time(tree: LexborHTMLParser) -> datetime | date | None:
    for selector in (
        "time[itemprop=datePublished]",
        "[itemprop=datePublished]",
        "article header time",
        "time[pubdate]",
        "time[datetime]",
    ):
        for node in tree.css(selector)[:3]:
            stamp = read_stamp(node.attributes.get("datetime") or node.attributes.get("content") or node.text())
            if stamp:
                return stamp
    return None


def _guess_day(html: str, url: str | None) -> date | None:
    """htmldate's reading, the last resort: it weighs every date on the page.

    It makes the first of the month of "February 2021" and of 2021-02-30, so a first counts only where the page has it.
    """
    if len(html) > 1_500_000:
        return None
    try:
        found = find_date(html, url=url, original_date=True, extensive_search=True)
    except (ValueError, TypeError):
        return None
    day = find_day(found) if found else None
    return day if day is None or day.day > 1 or names_day(html, day) else None


def find_authors(parts: PageParts, header: Sequence[str], publisher: str | None) -> tuple[str, ...]:
    """The page's authors: from JSON-LD, meta tags or the byline; the publisher only where JSON-LD names nobody else."""
    told = join_authors(split_authors(name) for name in (*parts.statement.persons, *parts.statement.organisations))
    tagged = join_authors(
        split_authors(v) for name in _AUTHOR_TAGS for v in parts.meta.all(name) if "://" not in v and is_author_text(v)
    )
    linked = join_authors(
        split_authors(" ".join(n.text().split()))
        for n in parts.tree.css("[rel~=author], [itemprop=author] [itemprop=name]")[:6]
    )
    classed = _classed_names(parts.blocks)
    written = join_authors(read_byline(part) for line in header for part in _CUT_LINE.split(line))
    for names in (told, tagged, linked, written, classed, _bare_names(header)):
        kept = tuple(
            n
            for n in names
            if _plain(n) != _plain(publisher or "")
            and not (is_organisation(n) and _plain(n) in _plain(publisher or ""))
        )
        kept = tuple(n for n in kept if is_name(n) or names is told)
        if kept and any(is_person_name(n) or is_agency(n) for n in kept):
            return kept
    return told


def is_author_text(text: str) -> bool:
    """Whether an author field can hold people: no address, no sentence."""
    return "@" not in text and len(text) < 150 and not (is_organisation(text) and not is_agency(text))


def _classed_names(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Names in the first blocks whose class says byline; those further down belong to other stories."""
    marked = [b for b in blocks if _BYLINE_CLASS.search(b.names) and len(b.text) < 120 and not _of_other_story(b)]
    first: tuple[str, ...] = ()
    for block in marked[:_CLASSED_BLOCKS]:
        names = read_names(block.text)
        if names and all(is_person_name(n) or is_agency(n) for n in names):
            if first and not _beside(block, marked[0]):
                break
            first = join_authors((first, names))
    return first


def _of_other_story(block: Block) -> bool:
    return any(kind in {"related", "comments", "advert"} for _, kind in block.zones)


def _beside(one: Block, other: Block) -> bool:
    return one.path[:-2] == other.path[:-2] or one.path[:-1] == other.path[:-1]


def _bare_names(header: Sequence[str]) -> tuple[str, ...]:
    """A name on a line of its own beside a date, as old pages set it: "Losa Tavaga in Suva"."""
    for at, line in enumerate(header):
        beside = (*header[max(0, at - 1) : at], *header[at + 1 : at + 2])
        name = _IN_PLACE.sub("", line)
        if len(line) < 60 and is_person_name(name) and not find_day(line) and any(find_day(near) for near in beside):
            return (name,)
        names = read_names(line) if len(line) < 100 and find_day(line) else ()
        if names and all(is_person_name(n) for n in names):
            return names
    return ()


def find_publisher(
    statement: Statement, meta: MetaTags, blocks: Sequence[Block], shared_title: str | None
) -> str | None:
    """Who publishes the page: as JSON-LD or OpenGraph say, an organisation as author, the copyright line, the title's end."""
    named = statement.publisher or meta.first(
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright"
    )
    if named:
        return _RIGHTS.sub("", named).strip(" ©")
    author = meta.first("author")
    if author and is_organisation(author):
        return author
    for block in reversed(blocks[-40:]):
        match = _COPYRIGHT.search(block.text) if len(block.text) < 300 else None
        if match:
            return _RIGHTS.sub("", match["name"]).strip()
    return shared_title


def read_masthead_line(line: str) -> tuple[str, date] | None:
    """ "The Harbour Post, 7 June 2021" on a line of its own: the paper and its day; a place and a day is a dateline."""
    match = _PAPER_AND_DAY.fullmatch(line.strip())
    day = find_day(match["day"]) if match else None
    if match is None or day is None or not (match["name"].startswith("The ") or is_organisation(match["name"])):
        return None
    return match["name"], day


def find_dek(
    statement: Statement, meta: MetaTags, blocks: Sequence[Block], header: Sequence[int]
) -> tuple[str | None, int | None]:
    """The standfirst and its block: set apart under the headline, or else the page's description of itself."""
    described = [t for t in (meta.first("og:description", "description"), statement.description) if t]
    for i in header:
        block = blocks[i]
        if (
            len(block.text) > 25
            and (
                _DEK_CLASS.search(block.names)
                or any(_same_start(block.text, t) for t in described)
                or block.tag == "h2"
            )
            and not _leads_text(blocks, i)
        ):
            return block.text, i
    return (described[0] if described else None), None


def _leads_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether a plain paragraph goes on in the next ones beside it, and so is the text's own first."""
    block = blocks[at]
    if block.tag != "p" or block.bold or _DEK_CLASS.search(block.names):
        return False
    return (
        sum(b.tag == "p" and b.path[:-1] == block.path[:-1] and len(b.text) > 60 for b in blocks[at + 1 : at + 6]) >= 2
    )


def _same_start(one: str, other: str) -> bool:
    a, b = _plain(one)[:60], _plain(other)[:60]
    return len(a) > 20 and a == b


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
