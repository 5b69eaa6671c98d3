"""What stands over the article of a page saved as text: outlet, menu, headline, dek, writer, day, picture lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.pages.bylines import is_agency, join_authors
from dragoman.pages.dateline import find_dateline
from dragoman.pages.head_lines import (
    bare_writers,
    is_date_line,
    is_furniture,
    is_headline,
    is_role,
    is_section,
    names_writers,
)
from dragoman.pages.letterhead import read_letterhead
from dragoman.pages.masthead import read_masthead_line
from dragoman.pages.nameplate import Surroundings, read_nameplate
from dragoman.pages.pictures import is_picture_line, split_credit
from dragoman.pages.sheet import LONG_PROSE, Sheet, is_prose
from dragoman.pages.timestamps import find_day

_MOTTO = re.compile(
    r"\b(?:news|journalism|newspaper|truth|independent|since|your|voice of|first and|all the)\b", re.IGNORECASE
)
_LONGEST_TITLE = 200
_LONGEST_DEK = 250
_LONGEST_HEAD = 14
_MOST_DEKS = 2
_OPENING = 3
_TITLE_WORDS = 4
_SHARED_WORDS = 3
_DEK_WORDS = 5


def read_head(lines: Sequence[str], sheet: Sheet) -> int:
    """Read the lines over the first paragraph into the sheet; gives how many there are."""
    official = read_letterhead(lines, sheet)
    if official is not None:
        return official
    end = _length_of_head(lines)
    head = lines[:end]
    body = lines[end:]
    at = _read_title(head, body, sheet)
    for line in head[:at]:
        if line != sheet.title:
            _read_bar(line, sheet)
    loose: list[str] = []
    below = head[at:]
    for line in below:
        _read_line(line, sheet, loose)
    sheet.authors = _without_places(sheet.authors, body)
    if not sheet.authors:
        _find_bare_writers(below, body, sheet, loose)
    if below and below[0] in loose and len(below[0].split()) >= _DEK_WORDS and sheet.title:
        sheet.dek = below[0]
    for line in loose:
        sheet.leave_out("boilerplate", line)
    return end


def _length_of_head(lines: Sequence[str]) -> int:
    """Up to the first paragraph; a byline or day further down tells that sentences above it are headline and dek."""
    end = _skip_short(lines, 1 if lines and _may_be_title(lines[0]) else 0)
    deks = 0
    for at in range(end, min(len(lines), _LONGEST_HEAD)):
        if find_dateline(lines[at], published=None):
            break
        if names_writers(lines[at]) or is_date_line(lines[at]):
            return _skip_short(lines, at + 1) if sum(map(is_prose, lines[at + 1 :])) > deks else end
        deks += is_prose(lines[at])
        if deks > _MOST_DEKS or len(lines[at]) > _LONGEST_DEK:
            break
    return end


def _skip_short(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and (_is_short(lines[at]) or is_picture_line(lines[at]) or _is_day_over_dateline(lines, at)):
        at += 1
    return at


def _is_short(line: str) -> bool:
    return len(line) < LONG_PROSE and not is_prose(line)


def _is_day_over_dateline(lines: Sequence[str], at: int) -> bool:
    """Whether "Harbour Levant, 23 July 2013" has the form of a dateline, but stands alone over the article's own."""
    own = find_dateline(lines[at], published=None)
    below = find_dateline(lines[at + 1], published=None) if at + 1 < len(lines) else None
    if own is None or below is None:
        return False
    return own.span.end == len(lines[at]) and below.span.end < len(lines[at + 1])


def _may_be_title(line: str) -> bool:
    """Whether a line can be the headline; "LIVE: Army shells port" has a dateline's form, but a lead ends in a stop."""
    if len(line) > _LONGEST_TITLE or line.endswith("."):
        return False
    dateline = find_dateline(line, published=None)
    return dateline is None or not (dateline.agency or dateline.date or dateline.span.end == len(line))


def _read_title(head: Sequence[str], body: Sequence[str], sheet: Sheet) -> int:
    """The headline, under the outlet's name where there is one; gives the number of lines down to it."""
    at = next((i for i, line in enumerate(head) if not (is_furniture(line) or is_date_line(line))), len(head))
    if at == len(head):
        return at if any(map(is_headline, head)) or not head else _take_title(head, 0, sheet)
    article = [line for line in body if is_prose(line)]
    around = Surroundings(head[at + 1 :], article, (*head[at + 1 :], *body))
    paper = read_masthead_line(head[at])
    name = paper[0] if paper else read_nameplate(head[at], around)
    below = [
        i for i in range(at + 1, _end_of_titles(head, at + 1)) if _may_be_title(head[i]) and not is_furniture(head[i])
    ]
    if name:
        sheet.publisher = name
        found = _best_title(head, [i for i in below if not is_date_line(head[i])], article[:_OPENING])
        return at + 1 if found is None else _take_title(head, found, sheet)
    if is_section(head[at]):
        at = next((i for i in below if is_headline(head[i])), at)
    return _take_title(head, at, sheet) if _may_be_title(head[at]) else 0


def _take_title(head: Sequence[str], at: int, sheet: Sheet) -> int:
    sheet.title = head[at]
    return at + 1


def _end_of_titles(head: Sequence[str], start: int) -> int:
    marks = (i for i in range(start, len(head)) if names_writers(head[i]) or is_picture_line(head[i]))
    return next(marks, len(head))


def _best_title(head: Sequence[str], below: Sequence[int], opening: Sequence[str]) -> int | None:
    """The first line that is no mere section name and shares words with the article, which a motto does not."""
    full = [i for i in below if len(head[i].split()) >= _TITLE_WORDS and not is_section(head[i])]
    offers = full or [i for i in below if is_headline(head[i])] or list(below)
    words = _stems(" ".join(opening))
    plain = [i for i in offers if not _MOTTO.search(head[i])] or offers
    if len(plain) > 1 and not _stems(head[plain[0]]) & words and len(_stems(head[plain[1]]) & words) >= _SHARED_WORDS:
        return plain[1]
    return plain[0] if plain else None


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


def _read_bar(line: str, sheet: Sheet) -> None:
    """A line over the headline: the outlet's name, a menu, the day."""
    if find_day(line):
        sheet.day_line = sheet.day_line or line
    elif is_section(line):
        sheet.section = line
    sheet.leave_out("navigation" if is_furniture(line) else "boilerplate", line)


def _read_line(line: str, sheet: Sheet, loose: list[str]) -> None:
    caption, credit = split_credit(line)
    names = names_writers(line)
    paper = read_masthead_line(line)
    if paper and sheet.title:
        sheet.publisher = sheet.publisher or paper[0]
        sheet.day_line = sheet.day_line or line
        sheet.leave_out("boilerplate", line)
    elif names:
        sheet.authors = join_authors((sheet.authors, names))
        sheet.day_line = sheet.day_line or (line if find_day(line) else None)
    elif (credit or is_picture_line(line)) and sheet.image is None:
        caption = caption or (loose.pop() if loose else None)
        sheet.add_picture(caption, credit, "\n".join(part for part in (caption, line) if part))
    elif find_day(line):
        sheet.day_line = sheet.day_line or line
        sheet.leave_out("boilerplate", line)
    elif is_furniture(line):
        sheet.leave_out("navigation", line)
    else:
        loose.append(line)


def _without_places(names: Sequence[str], body: Sequence[str]) -> tuple[str, ...]:
    """The names of "By A. Writer, Lima" without the place, which the article names as one."""
    article = " ".join(body)
    places = {n for n in names if " " not in n and re.search(rf"\b(?:in|at|near) {re.escape(n)}\b", article)}
    kept = [name for name in names if name not in places or is_agency(name)]
    return tuple(kept) if any(" " in name for name in kept) else tuple(names)


def _find_bare_writers(below: Sequence[str], body: Sequence[str], sheet: Sheet, loose: list[str]) -> None:
    """A name without "By" near the day; a place or party of that form is told of in the article too."""
    article = " ".join(body)
    for at, line in enumerate(below):
        names = bare_writers(line)
        near = below[max(0, at - 1) : at + 3]
        if names and (any(map(find_day, near)) or any(map(is_role, near))) and not any(n in article for n in names):
            sheet.authors = names
            if line in loose:
                loose.remove(line)
            return
