"""Long lists in pieces that one question to the database may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_MOST = 500  # SQLite takes a limited number of variables a statement


def in_batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in their order, at most 500 at a time."""
    return (values[start : start + _MOST] for start in range(0, len(values), _MOST))
