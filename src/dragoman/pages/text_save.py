"""A page saved as plain text: headline, byline, picture lines, the article, and what hung below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from dragoman.errors import NoTextError
from dragoman.pages.bylines import is_person_name, join_authors, read_byline
from dragoman.pages.credits import desk_names, find_credits, is_credit_line
from dragoman.pages.dateline import find_dateline
from dragoman.pages.masthead import read_masthead_line
from dragoman.pages.phrases import kind_of_heading, kind_of_line
from dragoman.pages.pictures import split_credit
from dragoman.pages.timestamps import find_day
from dragoman.pages.tongue import guess_language
from dragoman.types import Document, Image, LeftOut, LeftOutKind, Page, Related, Span

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")
_PROSE = 100
_LONGEST_TITLE = 200
_STAFF = re.compile(r"(?:staff|desk|correspondents?|newsroom|editors?|agencies)$", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class _Sheet:
    """What has been read so far."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    image: Image | None = None
    day_line: str | None = None
    publisher: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)

    def leave_out(self, kind: LeftOutKind, text: str) -> None:
        self.left_out.append(LeftOut(kind, text))
        self.aside.append(text)


def read_text_save(page: Page, text: str) -> Document:
    """The article of a page saved as text.

    Raises:
        NoTextError: no sentences in it.
    """
    lines = _paragraphs(text)
    sheet = _Sheet()
    below = _read_head(lines, sheet)
    _read_rest(lines[below:], sheet)
    if not sheet.paragraphs:
        raise NoTextError(f"{page.file}: no article in this text", fix="save the page's text with its paragraphs")
    for line in sheet.aside:
        sheet.authors = sheet.authors or desk_names(line)
    found = find_day(sheet.day_line) if sheet.day_line else None
    published = found or page.published
    whole = "\n\n".join(sheet.paragraphs)
    dateline = find_dateline(whole, published=published)
    if published is None and dateline is not None and dateline.date is not None:
        published = found = dateline.date
    return Document(
        file=page.file,
        digest="sha256:" + sha256(page.content).hexdigest(),
        text=whole,
        paragraphs=tuple(_spans(sheet.paragraphs)),
        url=page.url,
        title=sheet.title or page.title,
        authors=sheet.authors,
        publisher=sheet.publisher,
        published=published,
        published_from=("text" if found else "given") if published else None,
        language=guess_language(whole, None),
        dateline=dateline,
        image=sheet.image,
        related=tuple(sheet.related),
        credits=find_credits(
            dateline=dateline,
            dateline_text=whole[: dateline.span.end] if dateline else "",
            authors=sheet.authors,
            lines=sheet.aside,
            publisher=sheet.publisher,
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


def _read_head(lines: Sequence[str], sheet: _Sheet) -> int:
    """Headline, byline, date and picture lines over the first paragraph; gives the number of lines read."""
    at = 0
    if (
        lines
        and len(lines[0]) <= _LONGEST_TITLE
        and not lines[0].endswith(".")
        and not find_dateline(lines[0], published=None)
    ):
        sheet.title = lines[0]
        at = 1
    loose: list[str] = []
    while at < len(lines) and not _is_prose(lines[at]) and len(lines[at]) < _PROSE:
        _read_head_line(lines[at], sheet, loose)
        at += 1
    for line in loose:
        sheet.leave_out("boilerplate", line)
    return at


def _read_head_line(line: str, sheet: _Sheet, loose: list[str]) -> None:
    caption, credit = split_credit(line)
    names = read_byline(line)
    paper = read_masthead_line(line)
    if paper and sheet.title:
        sheet.publisher = sheet.publisher or paper[0]
        sheet.day_line = sheet.day_line or line
        sheet.leave_out("boilerplate", line)
    elif names:
        sheet.authors = join_authors((sheet.authors, names))
    elif credit and sheet.image is None:
        caption = caption or (loose.pop() if loose else None)
        sheet.image = Image(caption, credit)
        sheet.left_out.append(LeftOut("caption", "\n".join(part for part in (caption, line) if part)))
    elif find_day(line):
        sheet.day_line = sheet.day_line or line
        sheet.leave_out("boilerplate", line)
    else:
        loose.append(line)


def _is_prose(line: str) -> bool:
    if read_masthead_line(line):
        return False
    return bool(find_dateline(line, published=None)) or (len(line) > 40 and bool(_SENTENCE_END.search(line)))


def _read_rest(lines: Sequence[str], sheet: _Sheet) -> None:
    part: LeftOutKind | None = None
    for at, line in enumerate(lines):
        label = kind_of_heading(line) if not _is_prose(line) else None
        kind = kind_of_line(line)
        if label is not None:
            part = label
            sheet.leave_out(label, line)
        elif kind is not None:
            part = part if kind == "related" else None
            sheet.leave_out(kind, line)
        elif is_credit_line(line):
            sheet.leave_out("boilerplate", line)
        elif part is not None and not (_is_prose(line) and len(line) >= _PROSE and part != "comments"):
            sheet.left_out.append(LeftOut(part, line))
            if part == "related":
                _add_related(line, sheet)
        else:
            part = None
            _read_body_line(line, sheet, last=at == len(lines) - 1)


def _add_related(line: str, sheet: _Sheet) -> None:
    """A headline, or the name of the writer of the headline above it."""
    names = read_byline(line) or ((line,) if _is_writer(line) else ())
    if names and sheet.related and not sheet.related[-1].authors:
        last = sheet.related.pop()
        sheet.related.append(Related(last.title, names))
    elif len(line) > 10:
        sheet.related.append(Related(line))


def _is_writer(line: str) -> bool:
    return (is_person_name(line) and len(line.split()) <= 3) or (len(line.split()) <= 3 and bool(_STAFF.search(line)))


def _read_body_line(line: str, sheet: _Sheet, *, last: bool) -> None:
    caption, credit = split_credit(line)
    if credit and not _is_prose(line) and (caption is None or not sheet.paragraphs):
        sheet.image = sheet.image or Image(caption, credit)
        sheet.left_out.append(LeftOut("caption", line))
    else:
        sheet.paragraphs.append(line)


def _spans(paragraphs: Sequence[str]) -> Iterator[Span]:
    at = 0
    for paragraph in paragraphs:
        yield Span(at, at + len(paragraph))
        at += len(paragraph) + 2
