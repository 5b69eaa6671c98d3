"""The page as a reader sees it: blocks of running text in order, each with its place in the tree."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.pages.zones import is_hidden, zone_of
from dragoman.types import LeftOutKind

_SKIPPED = {
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed", "audio", "video",
    "canvas", "rt", "rp", "textarea", "amp-analytics", "amp-state", "-comment", "title", "option", "map",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img", "picture", "nobr", "amp-img", "center-inline", "input",
}  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LINE = "\u2028"
_EDGE = " " + LINE
_SHORT_LINE = 90
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a block that link elsewhere: `[start, end)` in the block's text."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text between block-level tags.

    `path` numbers the elements around it, outermost first; the same number is the same element.
    `tag` is the innermost block-level element, `bold` says that all words are set bold or as a heading.
    `zones` pairs each enclosing element that says it is not the article with what it says it is.
    """

    text: str
    tag: str
    path: tuple[int, ...]
    names: str
    anchors: tuple[Anchor, ...] = ()
    zones: tuple[tuple[int, LeftOutKind], ...] = ()
    bold: bool = False
    timed: bool = False

    @property
    def link_share(self) -> float:
        """Share of the characters that lie inside links."""
        return sum(a.end - a.start for a in self.anchors) / len(self.text) if self.text else 0.0

    @property
    def heading(self) -> bool:
        """Whether it is set as a heading."""
        return self.tag in HEADINGS

    def within(self, element: int) -> bool:
        """Whether the numbered element holds this block."""
        return element in self.path


@dataclass(slots=True)
class _Draft:
    """A block in the making."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    plain: int = 0
    bold: int = 0
    timed: int = 0
    ends_in_space: bool = True

    def end_line(self) -> None:
        """A single line break, kept until somebody needs the lines."""
        if self.length:
            self.pieces.append(LINE)
            self.length += 1
            self.ends_in_space = True

    def add(self, text: str, *, bold: bool, timed: bool) -> None:
        text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
        if self.ends_in_space:
            text = text.lstrip(" ")
        if not text:
            return
        self.pieces.append(text)
        self.length += len(text)
        self.ends_in_space = text.endswith(" ")
        weight = len(text.strip())
        if timed:
            self.timed += weight
        if bold:
            self.bold += weight
        else:
            self.plain += weight


@dataclass(slots=True)
class _Frame:
    """An open element on the way down."""

    number: int
    tag: str
    names: str
    zones: tuple[tuple[int, LeftOutKind], ...]


def read_blocks(tree: LexborHTMLParser) -> list[Block]:
    """All visible text of a page as blocks, in page order."""
    root = tree.body or tree.root
    return list(_Walk().blocks(root)) if root is not None else []


class _Walk:
    """One pass over the tree; inline elements run on, block-level elements and double breaks cut."""

    def __init__(self) -> None:
        self._number = 0
        self._frames: list[_Frame] = [_Frame(0, "body", "", ())]
        self._draft = _Draft()
        self._open: list[tuple[int, str]] = []
        self._bold = 0
        self._timed = 0
        self._breaks = 0

    def blocks(self, root: LexborNode) -> Iterator[Block]:
        node: LexborNode | None = root.first_child
        top = root.mem_id
        while node is not None:
            descend = yield from self._enter(node)
            child = node.first_child if descend else None
            if child is not None:
                node = child
                continue
            while node is not None:
                if descend:
                    yield from self._leave(node)
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent
                descend = True
                if node is None or node.mem_id == top:
                    node = None
        yield from self._cut()

    def _enter(self, node: LexborNode) -> Generator[Block, None, bool]:
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag in _SKIPPED or tag.startswith("-"):
            return False
        if tag == "br":
            self._breaks += 1
            if self._breaks > 1:
                yield from self._cut()
            else:
                self._draft.end_line()
            return False
        attributes = node.attributes
        if is_hidden(tag, attributes):
            return False
        if tag in _INLINE:
            self._enter_inline(tag, attributes.get("href"))
            return True
        yield from self._cut()
        self._number += 1
        above = self._frames[-1]
        zone = zone_of(tag, attributes)
        zones = (*above.zones, (self._number, zone)) if zone else above.zones
        names = " ".join(attributes.get(key) or "" for key in ("class", "id", "itemprop", "rel")).strip().lower()
        self._frames.append(_Frame(self._number, tag, names, zones))
        return True

    def _enter_inline(self, tag: str, href: str | None) -> None:
        if tag in {"b", "strong"}:
            self._bold += 1
        if tag == "time":
            self._timed += 1
        if tag == "a":
            self._open.append((self._draft.length, href or ""))

    def _leave(self, node: LexborNode) -> Iterator[Block]:
        tag = node.tag or ""
        if tag in _INLINE:
            if tag in {"b", "strong"}:
                self._bold -= 1
            if tag == "time":
                self._timed -= 1
            if tag == "a" and self._open:
                self._close_anchor()
            return
        yield from self._cut()
        if len(self._frames) > 1:
            self._frames.pop()

    def _close_anchor(self) -> None:
        start, href = self._open.pop()
        if self._draft.length > start:
            self._draft.anchors.append(Anchor(start, self._draft.length, href))

    def _text(self, text: str) -> None:
        if text.strip():
            self._breaks = 0
        self._draft.add(text, bold=self._bold > 0, timed=self._timed > 0)

    def _cut(self) -> Iterator[Block]:
        draft, self._draft = self._draft, _Draft()
        self._breaks = 0
        draft.anchors.extend(Anchor(start, draft.length, href) for start, href in self._open if draft.length > start)
        self._open = [(0, href) for _, href in self._open]
        raw = "".join(draft.pieces)
        frame = self._frames[-1]
        for start, end in _line_ranges(raw):
            text = raw[start:end]
            yield Block(
                text=text.replace(LINE, " "),
                tag=frame.tag,
                path=tuple(f.number for f in self._frames),
                names=frame.names,
                anchors=tuple(_clip(a, start, text) for a in draft.anchors if a.start < end and a.end > start),
                zones=frame.zones,
                bold=draft.plain == 0 and draft.bold > 0,
                timed=draft.timed >= 0.9 * max(1, draft.plain + draft.bold),
            )


def _line_ranges(raw: str) -> Iterator[tuple[int, int]]:
    """The parts of a block: its lines where all are short (a masthead, a list set with breaks), else the whole."""
    lines = [match.span() for match in re.finditer(f"[^{LINE}]+", raw)]
    if any(end - start > _SHORT_LINE for start, end in lines):
        lines = [(0, len(raw))]
    for first, last in lines:
        line = raw[first:last]
        start = last - len(line.lstrip(_EDGE))
        end = first + len(line.rstrip(_EDGE))
        if start < end:
            yield start, end


def _clip(anchor: Anchor, shift: int, text: str) -> Anchor:
    start = min(max(0, anchor.start - shift), len(text))
    end = min(max(start, anchor.end - shift), len(text))
    while end > start and text[end - 1].isspace():
        end -= 1
    return Anchor(start, end, anchor.url)
