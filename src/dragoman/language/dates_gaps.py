""" "Three days after the raid", "a day after Russia ordered ...": an event dated by its distance from another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language import dates_values as cal
from dragoman.language.clauses import children
from dragoman.language.parser import start_of
from dragoman.types import Span, TimeExpression

_LENGTH = re.compile(r"P(\d+)([DWMY])")
# From the main clause to the other event: "X did this two days after Y did that" puts Y two days back.
_STEPS = {"after": -1, "before": 1}


@dataclass(frozen=True, slots=True)
class Gap:
    """A length of time between the event of `main` and that of `other`, which stands behind "after" or "before"."""

    main: Token
    other: Token
    marker: Token
    length: TimeExpression

    def day_of_other(self, main: TimeExpression) -> TimeExpression | None:
        """When the other event happened, from the date of the main one."""
        return self._counted(main, _STEPS[self.marker.lower_])

    def day_of_main(self, other: TimeExpression) -> TimeExpression | None:
        """When the main event happened, from the date of the other one."""
        return self._counted(other, -_STEPS[self.marker.lower_])

    def _counted(self, base: TimeExpression, direction: int) -> TimeExpression | None:
        length = _LENGTH.fullmatch(self.length.value)
        if length is None or base.start is None:
            return None
        count, unit = int(length[1]), length[2]
        if unit in {"D", "W"} and base.start != base.end:
            return None
        moved = cal.step(base.start, direction * count, unit)
        if moved is None:
            return None
        period = cal.holding(moved, unit)
        span = Span(self.length.span.start, start_of(self.marker) + len(self.marker.text))
        side = "after" if direction > 0 else "before"
        how = f"{count} {unit} {side} {base.value} (told)"
        return TimeExpression(span, "DATE", period.value, period.start, period.end, how)


def find_gaps(lengths: Iterable[tuple[Token, TimeExpression]]) -> Iterator[Gap]:
    """The gaps that a sentence's lengths of time measure; each length comes with the word that heads it."""
    for root, length in lengths:
        marker = root.nbor(1) if root.i + 1 < len(root.doc) else None
        if marker is None or marker.lower_ not in _STEPS or not _LENGTH.fullmatch(length.value):
            continue
        if marker.dep_ == "prep":
            for noun in children(marker, "pobj"):
                yield Gap(marker.head, noun, marker, length)
        elif marker.dep_ == "mark" and marker.head.dep_ == "advcl":
            yield Gap(marker.head.head, marker.head, marker, length)
