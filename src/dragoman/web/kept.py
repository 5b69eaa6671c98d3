"""Answers that cost much and hold until the record changes, the last few of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")
_MOST = 64


class Kept:
    """Answers by question, each with the state of the record it was given for."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, tuple[Hashable, object]] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Hashable, state: Hashable, find: Callable[[], T]) -> T:
        """The answer kept for a state of the record, else one found now."""
        with self._lock:
            known, answer = self._answers.get(question, (None, None))
            if known is not None and known == state:
                self._answers.move_to_end(question)
                return cast(T, answer)
        found = find()
        with self._lock:
            self._answers[question] = (state, found)
            self._answers.move_to_end(question)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
        return found
