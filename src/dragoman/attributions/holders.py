"""Within whose words a place of the text stands, found without asking every speaker: a long text has thousands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.types import Span

_STRETCH = 500  # characters, some three sentences: few contents reach into one, and few into more than two


@dataclass(frozen=True, slots=True)
class Holders:
    """Contents by the stretches of the text into which they reach, each with its place in the sequence given."""

    stretches: Mapping[int, Sequence[tuple[Span, int]]]

    def of(self, words: Span) -> list[int]:
        """The places of those whose content holds all of the words, in order."""
        near = self.stretches.get(words.start // _STRETCH, ())
        return sorted({place for part, place in near if part.contains(words)})

    def near(self, words: Span) -> list[int]:
        """The places of those with a part in the stretches of the words: all that hold, or lie within, the words."""
        stretches = range(words.start // _STRETCH, words.end // _STRETCH + 1)
        return sorted({place for stretch in stretches for _, place in self.stretches.get(stretch, ())})


def index_contents(contents: Sequence[Sequence[Span]]) -> Holders:
    """Who holds what, by the parts of each content."""
    stretches: dict[int, list[tuple[Span, int]]] = {}
    for place, parts in enumerate(contents):
        for part in parts:
            for stretch in range(part.start // _STRETCH, part.end // _STRETCH + 1):
                stretches.setdefault(stretch, []).append((part, place))
    return Holders(stretches)
