"""Copied passages laid side by side, as far as a screen has room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.types import Copy

_MOST_PASSAGES = 6
_AROUND = 60  # characters of each page before and after a passage


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words on two pages, each with what stands before and after them."""

    first: tuple[str, str, str]
    second: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CopyView:
    """Two pages that share words; `more` is how many passages are not shown."""

    copy: Copy
    passages: tuple[Passage, ...]
    more: int


def lay_side_by_side(found: Iterable[Copy], text_of: Callable[[str], str]) -> list[CopyView]:
    """Copies with their passages, the longest first; `text_of` gives a page's text by its digest."""
    views = []
    for copy in found:
        one, two = text_of(copy.first), text_of(copy.second)
        ordered = sorted(copy.passages, key=lambda pair: pair[0].start - pair[0].end)
        passages = tuple(
            Passage(_around(one, left.start, left.end), _around(two, right.start, right.end))
            for left, right in ordered[:_MOST_PASSAGES]
        )
        views.append(CopyView(copy, passages, len(ordered) - len(passages)))
    return views


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    before = ("…" if start > _AROUND else "") + text[max(start - _AROUND, 0) : start]
    after = text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else "")
    return before, text[start:end], after
