"""A news page in HTML, read into a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import cast
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from dragoman.errors import NoTextError
from dragoman.pages.blocks import Block, read_blocks
from dragoman.pages.body import find_body
from dragoman.pages.bylines import is_author_note, read_byline
from dragoman.pages.credits import desk_names, end_credit, find_credits, is_credit_line, issuer_credit
from dragoman.pages.dateline import find_dateline
from dragoman.pages.furniture import Kinds, is_prose, report_left_out
from dragoman.pages.head_lines import is_section
from dragoman.pages.json_ld import read_statement
from dragoman.pages.letterhead import is_official
from dragoman.pages.markup import measure_markup
from dragoman.pages.masthead import PageParts, find_authors, find_dek, find_published, find_publisher, find_updated
from dragoman.pages.meta_tags import read_meta_tags
from dragoman.pages.pictures import (
    LONGEST_CAPTION,
    Picture,
    find_pictures,
    is_picture_line,
    lead_image,
    split_credit,
)
from dragoman.pages.related import find_related
from dragoman.pages.timestamps import find_day
from dragoman.pages.titles import choose_title, clean_headline, title_segments
from dragoman.pages.tongue import guess_language
from dragoman.types import Credit, Document, Hyperlink, Page, Span

_LEAST_PROSE = 60
_HEADER_LINES = 12
_SUFFIX_WORDS = 5
_LONGEST_TITLE = 400
_MOST_LABELS = 4


def read_html_page(page: Page, html: str, *, max_depth: int) -> Document:
    """The article of an HTML page.

    Raises:
        SizeError: nested deeper than `max_depth`.
        NoTextError: no article in the page.
    """
    return _read(page, html, max_depth=max_depth)[0]


def read_html_pictures(page: Page, html: str, *, max_depth: int) -> tuple[Document, tuple[Picture, ...]]:
    """The article of an HTML page with all its pictures, for those who want more than the lead picture's words."""
    return _read(page, html, max_depth=max_depth)


def _read(page: Page, html: str, *, max_depth: int) -> tuple[Document, tuple[Picture, ...]]:
    markup = measure_markup(html, max_depth=max_depth, file=page.file)
    tree = LexborHTMLParser(html)
    parts = PageParts(page, html, tree, read_blocks(tree), read_meta_tags(tree), read_statement(html))
    body = find_body(html, parts.blocks, markup)
    if sum(len(parts.blocks[i].text) for i in body.chosen if is_prose(parts.blocks[i])) < _LEAST_PROSE:
        raise NoTextError(
            f"{page.file}: no article on this page",
            fix="hand in the article's own page, not an index",
        )
    pictures = find_pictures(tree, parts.statement.images, parts.meta.first("og:image", "twitter:image"))
    return _assemble(parts, list(body.chosen), list(body.kinds), pictures), pictures


def _assemble(parts: PageParts, chosen: list[int], kinds: Kinds, pictures: tuple[Picture, ...]) -> Document:
    blocks, meta, statement = parts.blocks, parts.meta, parts.statement
    publisher = find_publisher(statement, meta, blocks, _title_suffix(meta.title, blocks))
    title = _find_title(parts, publisher)
    header = _header(blocks, chosen, title)
    lines = [blocks[i].text for i in header]
    published, published_from = find_published(parts, lines)
    dek, dek_at = find_dek(statement, meta, blocks, [i for i in header if not _same_words(blocks[i].text, title)])
    authors = find_authors(parts, lines, publisher)
    kept = _drop_masthead(blocks, chosen, set(header), title, dek_at)
    credit_lines = [blocks[i].text for i in chosen if is_credit_line(blocks[i].text)]
    kept = [i for i in kept if not is_credit_line(blocks[i].text)] or kept
    if len(kept) > 2 and is_author_note(blocks[kept[-1]].text, authors):
        kept.pop()
    used = frozenset(kept)
    text, paragraphs, links = _set_text([blocks[i] for i in kept])
    dateline = find_dateline(text, published=published)
    for line in credit_lines:
        authors = authors or desk_names(line)
    credits = find_credits(
        dateline=dateline,
        dateline_text=text[: dateline.span.end] if dateline else "",
        authors=authors,
        lines=[b.text for i, b in enumerate(blocks) if i not in used and len(b.text) < 300],
        publisher=publisher,
        official=is_official(publisher, title),
    )
    return Document(
        file=parts.page.file,
        digest="sha256:" + sha256(parts.page.content).hexdigest(),
        text=text,
        paragraphs=paragraphs,
        url=parts.page.url or meta.canonical or meta.first("og:url"),
        title=title or parts.page.title,
        dek=dek,
        authors=authors,
        publisher=publisher,
        published=published,
        published_from=cast("None", published_from if published else None),
        updated=find_updated(statement, meta, published),
        language=guess_language(text, meta.language or statement.language or meta.first("og:locale")),
        section=statement.section or meta.first("article:section", "section") or _kicker(blocks, kinds, header, title),
        dateline=dateline,
        image=lead_image(pictures),
        related=find_related(blocks, kinds),
        links=links,
        credits=_with_end_credit(credits, text),
        left_out=report_left_out(blocks, kinds, used),
    )


def _with_end_credit(credits: tuple[Credit, ...], text: str) -> tuple[Credit, ...]:
    below = [credit for credit in (end_credit(text), issuer_credit(text)) if credit is not None]
    return (*credits, *(one for one in below if all(credit.name != one.name for credit in credits)))


def _find_title(parts: PageParts, publisher: str | None) -> str | None:
    """The headline: an h1, what the page says of itself, or else the line that the title tag repeats."""
    blocks, meta = parts.blocks, parts.meta
    headings = [
        b.text
        for b in blocks
        if b.tag == "h1" and len(b.text) <= _LONGEST_TITLE and not any(kind == "comments" for _, kind in b.zones)
    ]
    offers = [
        parts.statement.headline,
        meta.first("og:title"),
        meta.first("twitter:title"),
        meta.first("dc.title", "title"),
    ]
    sites = [
        publisher,
        meta.first("og:site_name"),
        _domain_name(parts.page.url or meta.canonical),
        parts.statement.publisher,
    ]
    if not headings and not any(offers) and meta.title:
        shown = {b.text for b in blocks if b.link_share < 0.5}
        repeated = [s for s in title_segments(meta.title) if s in shown and not _same_words(s, publisher)]
        if repeated:
            return max(repeated, key=len)
    title = choose_title(headings, offers, meta.title, sites)
    return clean_headline(title) if title else None


def _domain_name(url: str | None) -> str | None:
    labels = (urlsplit(url).hostname or "").split(".") if url else []
    return max(labels[:-1], key=len) if len(labels) > 1 else None


def _title_suffix(title: str | None, blocks: Sequence[Block]) -> str | None:
    """The site's name at the end or start of the title tag, where the page shows the other part as headline."""
    segments = title_segments(title) if title else []
    shown = {b.text.casefold() for b in blocks}
    if len(segments) < 2 or not any(s.casefold() in shown and len(s.split()) > 3 for s in segments):
        return None
    ends = [s for s in (segments[-1], segments[0]) if len(s.split()) <= _SUFFIX_WORDS]
    return ends[0].strip() if ends else None


def _header(blocks: Sequence[Block], chosen: Sequence[int], title: str | None) -> list[int]:
    """Blocks from the headline to the first paragraph of the text."""
    first = next((i for i in chosen if is_prose(blocks[i]) and len(blocks[i].text) > 80), chosen[0] if chosen else 0)
    above = range(first, -1, -1)
    start = next((i for i in above if _same_words(blocks[i].text, title)), None)
    if start is None:
        start = max(0, first - _HEADER_LINES)
    if first in chosen and first - start > 40:
        start = first - 40
    return list(range(start, first + 1))


def _kicker(blocks: Sequence[Block], kinds: Kinds, header: Sequence[int], title: str | None) -> str | None:
    """The section's name set right over the headline: "Opinion"."""
    at = next((i for i in header if _same_words(blocks[i].text, title)), 0)
    above = blocks[at - 1] if at else None
    return above.text if above and kinds[at - 1] is None and not above.zones and is_section(above.text) else None


def _same_words(one: str, other: str | None) -> bool:
    return bool(other) and re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other or "").casefold()


def _drop_masthead(
    blocks: Sequence[Block], chosen: Sequence[int], header: set[int], title: str | None, dek_at: int | None
) -> list[int]:
    """The text without headline, standfirst, date and byline standing over it, and without picture credits in it."""
    kept = []
    for at, i in enumerate(chosen):
        block = blocks[i]
        short = len(block.text) < 150
        over = (
            i in header
            and short
            and (
                bool(read_byline(block.text))
                or (find_day(block.text) is not None and not _own_dateline(block.text))
                or (at < _MOST_LABELS and _is_label(block))
            )
        )
        credit = short and not is_prose(block) and split_credit(block.text)[0] is None
        credit = credit or (len(block.text) < LONGEST_CAPTION and is_picture_line(block.text))
        over = over or (i < min(header) and not is_prose(block))
        if block.tag != "h1" and not _same_words(block.text, title) and i != dek_at and not over and not credit:
            kept.append(i)
    return kept or list(chosen)


def _own_dateline(text: str) -> bool:
    line = find_dateline(text, published=None)
    return line is not None and line.place is not None


def _is_label(block: Block) -> bool:
    return len(block.text) < 60 and not is_prose(block) and not block.heading and not _own_dateline(block.text)


def _set_text(blocks: Sequence[Block]) -> tuple[str, tuple[Span, ...], tuple[Hyperlink, ...]]:
    """Blocks set as one text, two line ends between paragraphs, with the spans of paragraphs and links."""
    pieces: list[str] = []
    spans: list[Span] = []
    links: list[Hyperlink] = []
    at = 0
    for block in blocks:
        spans.append(Span(at, at + len(block.text)))
        links.extend(
            Hyperlink(Span(at + a.start, at + a.end), a.url) for a in block.anchors if a.url and a.end > a.start
        )
        pieces.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(pieces), tuple(spans), tuple(links)
