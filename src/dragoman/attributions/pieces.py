"""Pieces of text: runs of words made into spans, cut and trimmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dragoman.language.parser import span_of
from dragoman.types import Span

_EDGES = " \t\r\n\u00a0,;:()[]–—―-"
_OPENING_EDGES = _EDGES + ".!?…"


def spans_of(words: Iterable[Token], text: str) -> tuple[Span, ...]:
    """One trimmed span for each unbroken run of these words."""
    runs: list[list[Token]] = []
    for word in sorted(set(words), key=lambda token: token.i):
        if runs and word.i == runs[-1][-1].i + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return join((span_of(run) for run in runs), text)


def join(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one, edges trimmed, empty ones left out."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    trimmed = (trim(span, text) for span in merged)
    return tuple(span for span in trimmed if any(char.isalnum() for char in text[span.start : span.end]))


def trim(span: Span, text: str) -> Span:
    """The span without commas, blanks, brackets and dashes at its edges; quotation marks stay."""
    start, end = span.start, span.end
    while start < end and text[start] in _OPENING_EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if end - start > 2 and text[end - 1] == "." and text[end - 2].islower() and text[end - 3].isalpha():
        end -= 1
    return Span(start, end)


def cut(spans: Sequence[Span], away: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans without the characters of others."""
    rest = list(spans)
    for gone in away:
        rest = [part for span in rest for part in _without(span, gone)]
    return join(rest, text)


def _without(span: Span, gone: Span) -> list[Span]:
    if not span.overlaps(gone):
        return [span]
    parts = [Span(span.start, gone.start), Span(gone.end, span.end)]
    return [part for part in parts if part.start < part.end]


def clip(spans: Sequence[Span], frame: Span, text: str) -> tuple[Span, ...]:
    """What of the spans lies inside the frame."""
    inside = (Span(max(span.start, frame.start), min(span.end, frame.end)) for span in spans if span.overlaps(frame))
    return join(inside, text)


def size(spans: Sequence[Span]) -> int:
    """Characters in all."""
    return sum(span.end - span.start for span in spans)


def covers(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans holds this one."""
    return any(each.contains(span) for each in spans)


def touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans shares a character with this one."""
    return any(each.overlaps(span) for each in spans)
