"""Where a text stands between marks of quotation, whatever marks it uses and however it forgets them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.types import Document, Span

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»]")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))['‘‚](?=[^\s\d'’])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'‘])['’](?=$|[\s,.;:!?)\]—–-])")
_ELISIONS = re.compile(r"['‘’](?:em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”")
_SENTENCE_END = frozenset(".!?,…")
_SCARE_WORDS = 3
_FURTHEST = 5  # paragraphs after which a closing mark is no longer the one that was missing


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between marks, the marks included.

    `closed` is false where the paragraph ends first. `scare` tells a word held at arm's length ('the "government"
    of') from speech. `whole` is true where its paragraph has nothing else. `follows` is true where an
    unclosed quotation of the paragraph before goes on here.
    """

    span: Span
    paragraph: int
    closed: bool
    scare: bool
    whole: bool
    follows: bool


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of the document, outermost ones only, in order."""
    found: list[Quotation] = []
    unclosed = False
    carried_to = -1
    for number, paragraph in enumerate(document.paragraphs):
        ranges = list(_in_paragraph(document.text, paragraph))
        if number <= carried_to:
            end = _closing_end(document.text, paragraph) if number == carried_to else paragraph.end
            head = (paragraph.start, end or paragraph.end, number == carried_to)
            ranges = [head, *(each for each in ranges if each[0] >= head[1])]
        covered = sum(end - start for start, end, _ in ranges)
        whole = bool(ranges) and len(document[paragraph].strip()) - covered <= 2
        for start, end, closed in ranges:
            follows = unclosed and start - paragraph.start <= 2
            scare = closed and not whole and not follows and _is_scare(document.text[start:end])
            found.append(Quotation(Span(start, end), number, closed, scare, whole, follows))
        unclosed = bool(ranges) and not ranges[-1][2]
        if unclosed and number >= carried_to:
            carried_to = _carried_to(document, number)
    return tuple(found)


def _carried_to(document: Document, number: int) -> int:
    """The paragraph in which an unclosed quotation ends, if none between opens with a mark; -1 if there is none."""
    for later in range(number + 1, min(number + 1 + _FURTHEST, len(document.paragraphs))):
        paragraph = document.paragraphs[later]
        if _closing_end(document.text, paragraph) is not None:
            return later
        if _DOUBLE.search(document.text, paragraph.start, paragraph.end):
            return -1
    return -1


def _closing_end(text: str, paragraph: Span) -> int | None:
    """Where the paragraph's first mark ends, if that mark closes."""
    mark = _DOUBLE.search(text, paragraph.start, paragraph.end)
    return mark.end() if mark is not None and not _opens(text, paragraph, mark) else None


def _in_paragraph(text: str, paragraph: Span) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each quotation."""
    doubles = list(_between_doubles(text, paragraph))
    singles = [each for each in _between_singles(text, paragraph) if not _inside(each, doubles)]
    yield from sorted([*doubles, *singles])


def _inside(single: tuple[int, int, bool], doubles: Sequence[tuple[int, int, bool]]) -> bool:
    return any(start < single[1] and single[0] < end for start, end, _ in doubles)


def _between_doubles(text: str, paragraph: Span) -> Iterator[tuple[int, int, bool]]:
    opened: int | None = None
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, paragraph, mark)
        if opened is None:
            opened = mark.start() if opens else None
        elif not opens:
            yield opened, mark.end(), True
            opened = None
    if opened is not None:
        yield opened, paragraph.end, False


def _opens(text: str, paragraph: Span, mark: re.Match[str]) -> bool:
    """Whether a mark opens: by its shape, or for straight marks by the blanks beside it."""
    sign = mark.group()
    if sign in _OPENERS or sign == "``":
        return True
    if sign in _CLOSERS:
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if after.isspace() or after in ",.;:!?)":
        return False
    return before.isspace() or before in "([—–-'‘"


def _between_singles(text: str, paragraph: Span) -> Iterator[tuple[int, int, bool]]:
    position = paragraph.start
    while (opening := _SINGLE_OPEN.search(text, position, paragraph.end)) is not None:
        position = opening.end()
        if _ELISIONS.match(text, opening.start()) or text.startswith("''", opening.start()):
            continue
        closing = _SINGLE_CLOSE.search(text, opening.end(), paragraph.end)
        if closing is not None:
            yield opening.start(), closing.end(), True
            position = closing.end()


def _is_scare(quoted: str) -> bool:
    """A few words without the point or comma that ends speech."""
    inner = quoted.strip("\"“”„‟«»'’‘`").strip()
    return len(inner.split()) <= _SCARE_WORDS and not (inner and inner[-1] in _SENTENCE_END)
