"""A page saved as plain text: headline, byline, picture lines, the article, and what hung below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256

from dragoman.errors import NoTextError
from dragoman.pages.credits import desk_names, find_credits
from dragoman.pages.dateline import find_dateline
from dragoman.pages.sheet import Sheet
from dragoman.pages.text_head import read_head
from dragoman.pages.text_tail import read_tail
from dragoman.pages.timestamps import find_day, find_page_day
from dragoman.pages.tongue import guess_language
from dragoman.types import Document, Page, Span

_SPACE = re.compile(r"[^\S\n]+")
_PUBLISHED_LINE = re.compile(r"^[(\[]?\s*(?:(?:first|originally)\s+)?(?:published|posted|date)\b", re.IGNORECASE)
_TODAY = re.compile(
    r"\b(?:[Ii]t is|[Ii]t['’]s|[Tt]oday is|[Tt]his is) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b[^.!?]{0,40}\d{4}"
)
_NEAR_DAYS = 3
_OPENING = 2


def read_text_save(page: Page, text: str) -> Document:
    """The article of a page saved as text.

    Raises:
        NoTextError: no sentences in it.
    """
    lines = _paragraphs(text)
    sheet = Sheet()
    below = read_head(lines, sheet)
    read_tail(lines[below:], sheet)
    if not sheet.paragraphs:
        raise NoTextError(f"{page.file}: no article in this text", fix="save the page's text with its paragraphs")
    for line in sheet.aside:
        sheet.authors = sheet.authors or desk_names(line)
    whole = "\n\n".join(sheet.paragraphs)
    found = _day_of_page(sheet) or (None if page.published else _day_of_dateline(whole, sheet))
    published = found or page.published
    dateline = find_dateline(whole, published=published)
    return Document(
        file=page.file,
        digest="sha256:" + sha256(page.content).hexdigest(),
        text=whole,
        paragraphs=tuple(_spans(sheet.paragraphs)),
        url=page.url,
        title=sheet.title or page.title,
        dek=sheet.dek,
        authors=sheet.authors,
        publisher=sheet.publisher,
        published=published,
        published_from=("text" if found else "given") if published else None,
        language=guess_language(whole, None),
        section=sheet.section,
        dateline=dateline,
        image=sheet.image,
        related=tuple(sheet.related),
        credits=find_credits(
            dateline=dateline,
            dateline_text=whole[: dateline.span.end] if dateline else "",
            authors=sheet.authors,
            lines=sheet.aside,
            publisher=sheet.publisher,
            official=sheet.official,
        ),
        left_out=tuple(sheet.left_out),
    )


def _paragraphs(text: str) -> list[str]:
    """Lines of the text; where it was saved with wrapped lines, those of one paragraph are joined."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = [p for p in re.split(r"\n\s*\n", flat) if p.strip()]
    wrapped = len(parts) > 1 and sum(_is_wrapped(p) for p in parts) > 0.3 * len(parts)
    lines: list[str] = []
    for part in parts:
        rows = [row for r in part.split("\n") if (row := _SPACE.sub(" ", r).strip())]
        lines.extend([" ".join(rows)] if wrapped and _is_wrapped(part) else rows)
    return lines


def _is_wrapped(part: str) -> bool:
    rows = [row.strip() for row in part.strip().split("\n")]
    full = [row for row in rows[:-1] if 50 <= len(row) <= 100]
    return len(rows) > 2 and len(full) >= 0.8 * (len(rows) - 1)


def _day_of_page(sheet: Sheet) -> date | None:
    """The day over the article, of a line "Published ..." under it, or of a greeting: "It is Monday, 3 May 2025"."""
    told = [sheet.day_line] if sheet.day_line else [line for line in sheet.aside if _PUBLISHED_LINE.match(line)]
    greeted = (match[0] for line in sheet.paragraphs[:_OPENING] if (match := _TODAY.search(line)))
    return next((day for line in (*told, *greeted) if (day := find_page_day(line))), None)


def _day_of_dateline(text: str, sheet: Sheet) -> date | None:
    """The dateline's day; its year, where it has none, from a caption or note that names a day next to it."""
    own = find_dateline(text, published=None)
    if own is None or own.date is not None:
        return own.date if own else None
    notes = [part.text for part in sheet.left_out if part.kind in {"caption", "boilerplate"}]
    found = {
        line.date
        for note in notes
        if (day := find_day(note))
        and (line := find_dateline(text, published=day))
        and line.date is not None
        and abs((line.date - day).days) <= _NEAR_DAYS
    }
    return found.pop() if len(found) == 1 else None


def _spans(paragraphs: Sequence[str]) -> Iterator[Span]:
    at = 0
    for paragraph in paragraphs:
        yield Span(at, at + len(paragraph))
        at += len(paragraph) + 2
