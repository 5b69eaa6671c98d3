"""Who says it within whose words: each attribution under the innermost one that holds it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dragoman.attributions.candidates import Candidate
from dragoman.attributions.holders import index_contents
from dragoman.attributions.pieces import covers, size
from dragoman.types import Span


def find_parents(candidates: Sequence[Candidate]) -> list[int | None]:
    """For each candidate the place of its parent in the same list."""
    holders = index_contents([each.content for each in candidates])
    alike: dict[Span | tuple[Span, ...], list[int]] = {}
    for place, each in enumerate(candidates):
        alike.setdefault(each.span, []).append(place)
        alike.setdefault(each.content, []).append(place)
    return [
        _parent(place, {*holders.of(each.span), *alike[each.span], *alike[each.content]}, candidates)
        for place, each in enumerate(candidates)
    ]


def _parent(place: int, near: Set[int], candidates: Sequence[Candidate]) -> int | None:
    """The innermost of those near who hold this one: by their content, or with its very cue or content."""
    found = [other for other in sorted(near) if other != place and _holds(candidates[other], candidates[place])]
    if not found:
        return None
    return min(found, key=lambda other: (size(candidates[other].content), -candidates[other].rank))


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
