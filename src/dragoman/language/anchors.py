"""From spans back to tokens: the word that heads a span, and what stands at a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dragoman.language.parser import Parse, offset_of, start_of
from dragoman.types import Span


def head_of(parse: Parse, span: Span) -> Token | None:
    """The token that heads the words of a span; None where the span covers no token."""
    block = block_at(parse, span.start)
    if block is None:
        return None
    offset = offset_of(block)
    words = block.char_span(span.start - offset, span.end - offset, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def block_at(parse: Parse, position: int) -> Doc | None:
    """The parsed paragraph that holds a character of the document."""
    number = bisect_right(parse.blocks, position, key=offset_of) - 1
    if number < 0:
        return None
    block = parse.blocks[number]
    held = len(block) and position < offset_of(block) + block[-1].idx + len(block[-1])
    return block if held else None


def by_head(parse: Parse, spans: Iterable[Span]) -> dict[int, Span]:
    """Spans by the start of their head word; where two share a head, the longer one."""
    found: dict[int, Span] = {}
    for span in spans:
        head = head_of(parse, span)
        if head is None:
            continue
        known = found.get(start_of(head))
        if known is None or span.end - span.start > known.end - known.start:
            found[start_of(head)] = span
    return found
