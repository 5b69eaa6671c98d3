"""Costly answers are found once for a state of the record."""

from __future__ import annotations

from dragoman.web.kept import Kept


def test_an_answer_holds_until_the_record_changes() -> None:
    kept, found = Kept(), list[int]()

    def find() -> int:
        found.append(1)
        return len(found)

    assert [kept.get("q", 1, find), kept.get("q", 1, find), kept.get("other", 1, find)] == [1, 1, 2]
    assert [kept.get("q", 2, find), kept.get("q", 2, find)] == [3, 3]


def test_only_the_last_few_are_kept() -> None:
    kept, found = Kept(), list[int]()
    for number in range(100):
        kept.get(number, 1, lambda: found.append(1))
    kept.get(99, 1, lambda: found.append(1))
    assert len(found) == 100
    kept.get(0, 1, lambda: found.append(1))
    assert len(found) == 101
