"""Headlines of other stories that stand on an HTML page, amid its text and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.pages.blocks import Block
from dragoman.pages.furniture import Kinds, is_prose
from dragoman.pages.phrases import kind_of_heading, without_label
from dragoman.pages.timestamps import find_day
from dragoman.types import Related

_CUT = re.compile(r"\s*[|•·]\s*")
_MOSTLY_LINK = 0.6
_FEWEST_WORDS = 3
_SHORTEST, _LONGEST = 12, 200


def find_related(blocks: Sequence[Block], kinds: Kinds) -> tuple[Related, ...]:
    """Every headline of the page's boxes of other stories once, in page order, without a label such as "Read more:"."""
    found: dict[str, Related] = {}
    for at, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind != "related" or kind_of_heading(block.text) or find_day(block.text) or _heads_prose(blocks, at):
            continue
        for headline in _headlines(block):
            if len(headline.title.split()) >= _FEWEST_WORDS and _SHORTEST <= len(headline.title) <= _LONGEST:
                found.setdefault(headline.title, headline)
    return tuple(found.values())


def _headlines(block: Block) -> Iterator[Related]:
    """The block's headline, or each of those that follow one another on its line."""
    title = without_label(block.text)
    links = [Related(block.text[one.start : one.end].strip(), url=one.url or None) for one in block.anchors]
    links = [link for link in links if len(link.title.split()) >= _FEWEST_WORDS]
    url = next((one.url for one in block.anchors if one.url), None)
    listed = block.link_share > _MOSTLY_LINK or block.tag in {"li", "h3", "h4", "h5"}
    if len(links) > 1 and (listed or title != block.text):
        yield from links
    elif title != block.text:
        yield from (Related(part, url=url) for part in _CUT.split(title))
    elif listed:
        yield Related(block.text, url=url)


def _heads_prose(blocks: Sequence[Block], at: int) -> bool:
    """Whether an unlinked heading stands over sentences in a box without links: "How we counted the dead"."""
    heading = blocks[at]
    if not heading.heading or heading.anchors or len(heading.path) < 2:
        return False
    box = [block for block in blocks if block.within(heading.path[-2])]
    below = blocks[at + 1 : at + 2]
    return bool(below) and below[0] in box and is_prose(below[0]) and not any(block.anchors for block in box)
