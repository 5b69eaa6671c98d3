"""Reads not_politics.toml: the words that tell of sport, markets, the arts or science."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.toml_files import read_file

_KEYS = frozenset({"id", "sure", "hints", "example", "counterexample"})
_HINTS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class NotPolitics:
    """Lower-case words: one of `sure` settles it, of `hints` it takes two."""

    sure: frozenset[str]
    hints: frozenset[str]

    def tells(self, words: set[str]) -> bool:
        """Whether a sentence with these lower-case words is about something else than politics."""
        return bool(words & self.sure) or len(words & self.hints) >= _HINTS_NEEDED


def read_not_politics(path: Path) -> NotPolitics:
    """The word lists.

    Raises:
        CodebookError: a key that nobody reads.
    """
    sure: set[str] = set()
    hints: set[str] = set()
    for table in read_file(path, "field"):
        table.only(_KEYS)
        sure.update(table.texts("sure"))
        hints.update(table.texts("hints"))
    return NotPolitics(frozenset(sure), frozenset(hints))
