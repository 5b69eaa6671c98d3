"""Which blocks of a page are the article.

1. trafilatura (precision mode) reads the page; each of our blocks that stands in its text is chosen.
2. Where it gives too little, or a whole layout table, the part of the page with most prose is chosen instead.
3. Blocks that the page itself marks as furniture are taken out again.
4. Paragraphs that stand between chosen ones, in the same part of the page, are put back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura

from dragoman.pages.blocks import Block
from dragoman.pages.furniture import Kinds, is_prose, judge_blocks
from dragoman.pages.markup import Markup

# trafilatura: over 25 s at 100,000 paragraphs; lxml drops what is deeper than 256.
_MAX_TAGS = 30_000
_MAX_DEPTH = 240
_MAX_CHARACTERS = 4_000_000
_TOO_LITTLE = 200
_SHORT_KEY = 25
# Another part of the page with this much more prose than trafilatura found: it took the wrong one.
_MUCH_MORE = 1.8
_MOSTLY_LINKS = 0.5
_FAMILY = 3
# A list of whole sentences without links amid the text is a summary ("What we know"), not a menu.
_SUMMARY_LINE = 60
_TEXT_TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"}
# A page may wrap its whole article in these; a menu it never is.
_SOFT = {None, "paywall", "advert", "boilerplate", "newsletter"}
_WORD_GAPS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The article's blocks by index, in page order, and why each other block is not one of them."""

    chosen: tuple[int, ...]
    kinds: Kinds


def find_body(html: str, blocks: Sequence[Block], markup: Markup) -> Body:
    """The blocks that make up the article."""
    chosen = _chosen_by_trafilatura(html, blocks, markup)
    own = _richest_part(blocks)
    if _is_better(blocks, own, chosen):
        chosen = own
    kinds = judge_blocks(blocks, chosen)
    kept = [i for i in chosen if kinds[i] is None and not blocks[i].timed]
    return Body(tuple(_fill_gaps(blocks, kinds, kept)), kinds)


def _is_better(blocks: Sequence[Block], own: Sequence[int], chosen: Sequence[int]) -> bool:
    """Whether the richest part should stand in for what trafilatura found: nothing, or a piece of that same part."""
    found, richest = _prose_length(blocks, chosen), _prose_length(blocks, own)
    if found < _TOO_LITTLE:
        return richest > found
    shared = _prose_length(blocks, sorted(set(own) & set(chosen)))
    return richest > _MUCH_MORE * found and shared > found / 2


def _prose_length(blocks: Sequence[Block], chosen: Sequence[int]) -> int:
    return sum(len(blocks[i].text) for i in chosen if is_prose(blocks[i]))


def _chosen_by_trafilatura(html: str, blocks: Sequence[Block], markup: Markup) -> list[int]:
    if markup.tags > _MAX_TAGS or markup.depth > _MAX_DEPTH or len(html) > _MAX_CHARACTERS:
        return []
    pieces = _trafilatura_pieces(html)
    if not pieces:
        return []
    whole = "\n".join(pieces)
    stock = Counter(pieces)
    chosen: list[int] = []
    seen: Counter[str] = Counter()
    for i, block in enumerate(blocks):
        key = _key(block.text)
        allowed = stock[key] if len(key) < _SHORT_KEY else whole.count(key)
        if key and allowed:
            chosen.append(i)
            seen[key] += 1
    return _drop_repeats(blocks, chosen, seen, stock)


def _drop_repeats(blocks: Sequence[Block], chosen: list[int], seen: Counter[str], stock: Counter[str]) -> list[int]:
    """Of words that the page shows several times, the occurrence among the other chosen ones."""
    inside: Counter[int] = Counter()
    for i in chosen:
        if seen[_key(blocks[i].text)] == 1:
            inside.update({element: len(blocks[i].text) for element in blocks[i].path})
    best: dict[str, list[tuple[int, int]]] = {}
    for i in chosen:
        weight = sum(inside[element] for element in blocks[i].path) - 10 * inside.total() * bool(blocks[i].zones)
        best.setdefault(_key(blocks[i].text), []).append((-weight, i))
    kept: list[int] = []
    for key, places in best.items():
        kept.extend(i for _, i in sorted(places)[: max(1, stock[key])])
    return sorted(kept)


def _trafilatura_pieces(html: str) -> list[str]:
    found = trafilatura.bare_extraction(
        html, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    pieces: list[str] = []
    table = 0
    for element in found.body:
        own = [key for piece in _leaf_texts(element) if (key := _key(piece))]
        table += sum(map(len, own)) if element.tag == "table" else 0
        pieces.extend(own)
    # A table that is most of the text is the page's layout, menus and all.
    return [] if table > 0.5 * sum(map(len, pieces)) else pieces


def _leaf_texts(element: Any) -> list[str]:
    leaves = [e for e in element.iter() if e.tag in {"p", "head", "item", "cell", "quote", "code", "lb", "fw"}]
    text = "".join("\n" + t if e.getparent() is None else t for e in [element] for t in e.itertext())
    texts = ["".join(leaf.itertext()) + "\n" + (leaf.tail or "" if leaf is not element else "") for leaf in leaves]
    return [line for t in [*texts, text] for line in t.split("\n")] if leaves else text.split("\n")


def _key(text: str) -> str:
    return _WORD_GAPS.sub("", text).casefold()


def _richest_part(blocks: Sequence[Block]) -> list[int]:
    """The element with most prose directly in it or in its children, and the blocks that read as text there."""
    score: Counter[int] = Counter()
    kinds = judge_blocks(blocks, ())
    free = [i for i in range(len(blocks)) if kinds[i] in _SOFT]
    for i in free:
        if not is_prose(blocks[i]) or blocks[i].tag == "li":
            continue
        for step, element in enumerate(reversed(blocks[i].path[-4:])):
            score[element] += len(blocks[i].text) * (100 - step) if step else 0
        if len(blocks[i].path) == 1:
            score[0] += len(blocks[i].text) * 90
    if not score:
        return [i for i in free if is_prose(blocks[i])]
    part = score.most_common(1)[0][0]
    return [i for i in free if blocks[i].within(part) and blocks[i].link_share < 0.5]


def _fill_gaps(blocks: Sequence[Block], kinds: Kinds, kept: list[int]) -> list[int]:
    """Put back text between the first and last kept block that stands among the others' siblings."""
    if not kept:
        return kept
    kin = Counter(_parent(blocks[i]) for i in kept)
    have = set(kept)
    for i in range(kept[0] + 1, kept[-1]):
        block = blocks[i]
        if i in have or kinds[i] is not None or block.timed or block.link_share >= _MOSTLY_LINKS:
            continue
        parent = _parent(block)
        summary = block.tag == "li" and is_prose(block) and not block.anchors and len(block.text) > _SUMMARY_LINE
        if summary or (is_prose(block) and kin[parent]) or (kin[parent] >= _FAMILY and block.tag in _TEXT_TAGS):
            have.add(i)
    return sorted(have)


def _parent(block: Block) -> int:
    """The element around a block's own; around loose text, the element it lies in."""
    return block.path[-2] if block.tag in _TEXT_TAGS and len(block.path) > 1 else block.path[-1]
