"""What on a page is not the article, and why: by the elements around it, the heading above it, its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from dragoman.pages.blocks import Block
from dragoman.pages.phrases import kind_of_heading, kind_of_line
from dragoman.types import LeftOut, LeftOutKind

Kinds = list[LeftOutKind | None]

# An element that calls itself "related" or "ad" and yet holds this share of the text is the article after all.
_VOID_SHARE = 0.3
# Under a heading such as "Read also", a paragraph this long without links is the article going on.
_LONG = 100
# Amid the text these label a gap in it, and the text goes on below.
_LABEL_SHARE = 0.05
_MOSTLY_LINK = 0.8
_LINKED = 0.6
_FEWEST_WORDS, _MOST_WORDS = 5, 30
# A label with a word in small letters, a colon, and words that end like a headline.
_LABELLED = re.compile(r"[A-Z0-9][\w'’-]*(?: [\w'’-]+){0,3} [a-z][\w'’-]*: [A-Z‘“\"'].{10,200}[\w’'\"”]")
_MERE_LABELS = {"advert", "newsletter", "navigation", "consent"}
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "»", "。", "」", "…", ":")


def judge_blocks(blocks: Sequence[Block], chosen: Collection[int]) -> Kinds:
    """Why each block is not of the article; None where nothing speaks against it.

    `chosen` are the blocks that an extractor takes for the text: an element around most of them is no furniture.
    """
    total = sum(len(blocks[i].text) for i in chosen) or 1
    inside = _characters_inside(blocks, chosen)
    kinds: Kinds = [_kind_of_block(block, inside, total) for block in blocks]
    _spread_headings(blocks, kinds, inside, total)
    return kinds


def _characters_inside(blocks: Sequence[Block], chosen: Collection[int]) -> Counter[int]:
    inside: Counter[int] = Counter()
    for i in chosen:
        for element in blocks[i].path:
            inside[element] += len(blocks[i].text)
    return inside


def _kind_of_block(block: Block, inside: Counter[int], total: int) -> LeftOutKind | None:
    for element, kind in block.zones:
        if inside[element] <= _VOID_SHARE * total:
            return kind
    return kind_of_line(block.text) or ("related" if _points_to_other(block) else None)


def _points_to_other(block: Block) -> bool:
    """ "Ferry disaster: <a>Who sank the Sula?</a>", "Inner circle eyed: The banker may be next": another's headline."""
    if is_prose(block) or not _FEWEST_WORDS <= len(block.text.split()) <= _MOST_WORDS:
        return False
    if block.tag == "li":
        return block.link_share >= _LINKED
    return block.tag == "p" and _LABELLED.fullmatch(block.text.strip()) is not None


def _spread_headings(blocks: Sequence[Block], kinds: Kinds, inside: Counter[int], total: int) -> None:
    """Let a heading such as "Read also" or "Letters" speak for what stands below it."""
    for at, block in enumerate(blocks):
        kind = kind_of_heading(block.text) if _may_be_heading(block) else None
        if kind is None:
            continue
        holder = _holder(blocks, at)
        shared = inside[holder] > _VOID_SHARE * total
        weaker = {None, "advert"} if kind == "related" else {None}  # "Read also" in a box for promotion
        if kinds[at] in weaker:
            kinds[at] = kind
        if kind in _MERE_LABELS and inside[holder] > _LABEL_SHARE * total:
            continue
        for below in range(at + 1, len(blocks)):
            if not blocks[below].within(holder) or _ends_part(block, blocks[below], shared=shared):
                break
            if kinds[below] in weaker | {"related"}:
                kinds[below] = kind


def _may_be_heading(block: Block) -> bool:
    return block.heading or block.bold or block.link_share < 0.5


def _holder(blocks: Sequence[Block], at: int) -> int:
    """The element that a heading is the first text of, or its parent: what the heading speaks for."""
    path = blocks[at].path
    own = len(path) - 1 if blocks[at].tag not in {"td", "div", "section", "aside"} else len(path)
    for depth in range(own - 1, 0, -1):
        holds_more = at + 1 < len(blocks) and blocks[at + 1].within(path[depth])
        if holds_more:
            return path[depth]
    return path[0]


def _ends_part(heading: Block, block: Block, *, shared: bool) -> bool:
    headline = block.link_share > _MOSTLY_LINK  # of another story, in the box that the heading opens
    if block.heading and not headline and (block.tag <= heading.tag if heading.heading else True):
        return True
    if block.bold and kind_of_heading(block.text):
        return True
    return shared and is_prose(block) and len(block.text) >= _LONG


def is_prose(block: Block) -> bool:
    """Whether a block reads as sentences and not as a list of links or a label."""
    return block.link_share < 0.4 and len(block.text) > 30 and block.text.rstrip().endswith(_SENTENCE_ENDS)


def report_left_out(blocks: Sequence[Block], kinds: Kinds, body: Collection[int]) -> tuple[LeftOut, ...]:
    """All text of the page that is not in the body, runs of one kind joined, with the reason."""
    runs: list[tuple[LeftOutKind, list[str]]] = []
    for i, block in enumerate(blocks):
        if i in body:
            continue
        kind: LeftOutKind = kinds[i] or ("navigation" if block.link_share > 0.5 else "boilerplate")
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(block.text)
        else:
            runs.append((kind, [block.text]))
    return tuple(LeftOut(kind, "\n".join(lines)) for kind, lines in runs)
