"""The pictures of a brief: its items counted by what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.brief.draft import Line
from dragoman.pictures import PAPER, Count, Spec, bars_of


def picture_of(lines: Iterable[Line]) -> tuple[Spec, str] | None:
    """Items by type of event, and the same in words; None where there is nothing to count."""
    counted = Counter(line.type for line in lines if line.type).most_common()
    if not counted:
        return None
    words = "Items by type: " + ", ".join(f"{name} {many}" for name, many in counted)
    return bars_of([Count(name, many) for name, many in counted], PAPER, what=words, width=320), words
