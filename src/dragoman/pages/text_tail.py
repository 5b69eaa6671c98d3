"""The article of a page saved as text, and what hangs amid and below it: pictures, headlines, comments, boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.pages.bylines import is_author_note, is_person_name, read_byline
from dragoman.pages.credits import is_credit_line
from dragoman.pages.head_lines import is_date_line
from dragoman.pages.letters import SALUTATION
from dragoman.pages.phrases import kind_of_heading, kind_of_line, without_label
from dragoman.pages.pictures import is_picture_line, split_credit
from dragoman.pages.sheet import LONG_PROSE, Sheet, ends_sentence, is_prose
from dragoman.types import LeftOut, LeftOutKind, Related

_STAFF = re.compile(
    r"(?:staff|desk|correspondents?|reporters?|wire reports|newsroom|editors?|agencies)$", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"«].*?[”\"»]")
_OUTLET_SPEAKS = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]our)\b")
_BULLET = re.compile(r"^(?:[•*»›>–-]|\d{1,2}[.)])\s+")
_MARKER = re.compile(r"^(?:[•▪●◦‣*·■]\s*|[-–]\s+)(?=[\w“\"‘'(])")
# "The vote was put off." and "Sign in. Our standards: ..." are no headlines.
_STATEMENT = re.compile(r"\w{3,}\.$|\w{3,}[.!]\s+[A-Z]")
_NUMBER = re.compile(r"\d+(?![.)]\s|\s)|\d+\s*%")
_LONGEST_CAPTION = 150
_LONGEST_CREDITED = 300
_LONGEST_HEADLINE = 140
_LONGEST_LABEL = 60
_MOST_LABELS = 3
_HEADING_WORDS = 5
_NAME_WORDS = 2
_FEWEST_HEADLINES = 2
_LONGEST_LIST = 40
_SHORTEST_HEADLINE = 10
_FEWEST_PARAGRAPHS = 2


def read_tail(lines: Sequence[str], sheet: Sheet) -> None:
    """Read the lines from the first paragraph on into the sheet."""
    part: LeftOutKind | None = None
    below = False
    listed = [_is_listed(line) for line in lines]
    for at, line in enumerate(lines):
        label = _label(lines, listed, at, part, sheet)
        kind = kind_of_line(line)
        if label is not None:
            part = label
            below = True
            sheet.leave_out(label, line)
        elif kind is not None:
            part = part if kind == "related" else None
            below = below or kind == "comments"
            sheet.leave_out(kind, line)
        elif is_credit_line(line):
            sheet.leave_out("boilerplate", line)
        elif part is None and len(line) <= _LONGEST_CREDITED and is_picture_line(line):
            _read_picture(line, lines[at - 1] if at else None, sheet)
        elif part is not None and (part == "comments" or not _goes_on(line)):
            sheet.left_out.append(LeftOut(part, line))
            if part == "related":
                _add_related(line, sheet)
        elif below and not _goes_on(line):
            sheet.leave_out("boilerplate", line)
        else:
            part = None
            below = False
            _read_paragraph(line, sheet)
    _drop_labels_at_end(sheet)
    if len(sheet.paragraphs) > _FEWEST_PARAGRAPHS and is_author_note(sheet.paragraphs[-1], sheet.authors):
        sheet.leave_out("boilerplate", sheet.paragraphs.pop())


def _drop_labels_at_end(sheet: Sheet) -> None:
    """Leave out short lines under the last sentence, such as "Topics: Peru, crime", unless a colon announces them."""
    if any(SALUTATION.match(line) for line in sheet.paragraphs):
        return  # under a letter its writer's name is no label
    full = next((i for i in range(len(sheet.paragraphs), 0, -1) if ends_sentence(sheet.paragraphs[i - 1])), 0)
    labels = sheet.paragraphs[full:]
    announced = full < _FEWEST_PARAGRAPHS or sheet.paragraphs[full - 1].endswith(":")
    if announced or len(labels) > _MOST_LABELS or any(map(_is_long, labels)):
        return
    del sheet.paragraphs[full:]
    for line in labels:
        sheet.leave_out("boilerplate", line)


def _is_long(line: str) -> bool:
    return len(line) > _LONGEST_LABEL


def _label(
    lines: Sequence[str], listed: Sequence[bool], at: int, part: LeftOutKind | None, sheet: Sheet
) -> LeftOutKind | None:
    """What the line says of those below it: by its words, or as heading of a list of headlines under the article."""
    if is_prose(lines[at]):
        return None
    known = kind_of_heading(lines[at])
    if known is not None or part == "related" or len(sheet.paragraphs) < _FEWEST_PARAGRAPHS:
        return known
    return "related" if _heads_headlines(lines, listed, at) else None


def _heads_headlines(lines: Sequence[str], listed: Sequence[bool], at: int) -> bool:
    """Whether a short line has a run of headlines below it, and no more of the article after them."""
    line = lines[at]
    if len(line.split()) > _HEADING_WORDS or ends_sentence(line) or kind_of_line(line) or is_credit_line(line):
        return False
    last = min(len(lines), at + _LONGEST_LIST)
    end = next((i for i in range(at + 1, last) if not listed[i]), last)
    words = [len(other.split()) for other in lines[at + 1 : end] if len(other.split()) > _NAME_WORDS]
    fewest, least = (_FEWEST_HEADLINES, 3) if line.isupper() else (_FEWEST_HEADLINES + 1, 4)
    labelled = sum(":" in other for other in lines[at + 1 : end])
    if len(words) < fewest or sum(words) < least * len(words) or labelled > len(words) / 2:
        return False
    following = [
        other for other in lines[end : end + _FEWEST_PARAGRAPHS] if is_prose(other) and not kind_of_line(other)
    ]
    return not any(map(_goes_on, following[:1])) and (line.isupper() or len(following) < _FEWEST_PARAGRAPHS)


def _is_listed(line: str) -> bool:
    """Whether a line may be one of a list of headlines."""
    return (
        len(line) <= _LONGEST_HEADLINE
        and not line.endswith((".", ":"))
        and not line.isupper()
        and not _NUMBER.match(line)
        and not (kind_of_heading(line) or kind_of_line(line) or is_credit_line(line) or is_picture_line(line))
    )


def _goes_on(line: str) -> bool:
    """Whether the article goes on in this line: a long sentence in which the outlet does not speak of itself."""
    return is_prose(line) and len(line) >= LONG_PROSE and not _OUTLET_SPEAKS.search(_QUOTED.sub("", line))


def _read_picture(line: str, above: str | None, sheet: Sheet) -> None:
    """A picture's line; where it names only the photographer, the words above it are the caption."""
    caption, credit = split_credit(line)
    parts = [line]
    if caption is None and sheet.paragraphs and above == sheet.paragraphs[-1] and _is_caption(above):
        caption = sheet.paragraphs.pop()
        parts.insert(0, caption)
    sheet.add_picture(caption, credit, "\n".join(parts))


def _is_caption(line: str) -> bool:
    return len(line) <= _LONGEST_CAPTION and not ends_sentence(line)


def _add_related(line: str, sheet: Sheet) -> None:
    """A headline, or the name of the writer of the headline above it; sentences and days between them are neither."""
    title = without_label(_BULLET.sub("", line))
    names = read_byline(line) or ((line,) if _is_writer(line) else ())
    if names and sheet.related and not sheet.related[-1].authors:
        last = sheet.related.pop()
        sheet.related.append(Related(last.title, names))
    elif len(title) > _SHORTEST_HEADLINE and not _STATEMENT.search(title) and not is_date_line(title):
        sheet.related.append(Related(title))


def _is_writer(line: str) -> bool:
    return len(line.split()) <= 3 and (is_person_name(line) or bool(_STAFF.search(line)))


def _read_paragraph(line: str, sheet: Sheet) -> None:
    caption, credit = (None, None) if is_prose(line) else split_credit(line)
    if credit and (caption is None or not sheet.paragraphs):
        sheet.add_picture(caption, credit, line)
    else:
        sheet.paragraphs.append(_MARKER.sub("", line))
