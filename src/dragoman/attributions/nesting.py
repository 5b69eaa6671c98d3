"""Who says it within whose words: each attribution under the innermost one that holds it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.pieces import covers, size


def find_parents(candidates: Sequence[Candidate]) -> list[int | None]:
    """For each candidate the place of its parent in the same list."""
    return [_parent(place, candidates) for place in range(len(candidates))]


def _parent(place: int, candidates: Sequence[Candidate]) -> int | None:
    holders = [
        other for other in range(len(candidates)) if other != place and _holds(candidates[other], candidates[place])
    ]
    if not holders:
        return None
    return min(holders, key=lambda other: (size(candidates[other].content), -candidates[other].rank))


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner one's cue stands in the outer one's content, or the outer passes the inner one on."""
    if outer.span == inner.span or _shares_content(outer, inner):
        return outer.rank < inner.rank
    if not covers(outer.content, inner.span):
        return False
    return not covers(inner.content, outer.span)


def _shares_content(outer: Candidate, inner: Candidate) -> bool:
    """ "Al-Rai wrote, quoting KUNA": both stand by the same words."""
    alike = bool(outer.content) and outer.content == inner.content and outer.rank != inner.rank
    return alike and outer.trigger.sent == inner.trigger.sent
