"""A text cut where its marks begin and end, so that a template can write it piece by piece, escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.types import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text, what they are, why, and where on the screen more is said of them."""

    span: Span
    kind: str
    why: str = ""
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that bear the same marks throughout. `why` and `target` are the innermost mark's."""

    text: str
    kinds: tuple[str, ...]
    why: str
    target: str | None


def cut_text(text: str, whole: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The words of `whole` in order, cut at every edge of a mark that touches it."""
    touching = [mark for mark in marks if mark.span.overlaps(whole)]
    edges = {whole.start, whole.end}
    for mark in touching:
        edges |= {max(mark.span.start, whole.start), min(mark.span.end, whole.end)}
    order = sorted(edges)
    return [_piece(text, Span(start, end), touching) for start, end in pairwise(order) if start < end]


def _piece(text: str, span: Span, marks: Sequence[Mark]) -> Piece:
    over = sorted((mark for mark in marks if mark.span.contains(span)), key=_length)
    why = "; ".join(dict.fromkeys(mark.why for mark in over if mark.why))
    target = next((mark.target for mark in over if mark.target), None)
    return Piece(text[span.start : span.end], tuple(sorted({mark.kind for mark in over})), why, target)


def _length(mark: Mark) -> int:
    return mark.span.end - mark.span.start
