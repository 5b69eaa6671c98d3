"""The scorer of day intervals, and the gold that it reads."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from benchmarks.own_dates import GOLD, errors, false_alarms, judge, summary
from dragoman.types import Span, TimeExpression

SUNDAY = date(2020, 3, 1)
ROW: dict[str, Any] = {
    "id": "d1",
    "text": "They met on Sunday for nine hours.",
    "expressions": [
        {"start": 12, "end": 18, "text": "Sunday", "interval": ["2020-03-01", "2020-03-01"]},
        {"start": 23, "end": 33, "text": "nine hours", "interval": None},
    ],
}


def read(start: int, end: int, first: date | None, last: date | None) -> TimeExpression:
    return TimeExpression(Span(start, end), "DATE", "", first, last, "test")


def test_the_same_days_are_right_wherever_the_span_touches() -> None:
    first, second = judge(ROW, [read(9, 18, SUNDAY, SUNDAY), read(23, 33, None, None)])
    assert first.right and first.found and not first.same_span
    assert second.right and second.same_span


def test_other_days_and_days_where_there_are_none_are_wrong() -> None:
    first, second = judge(ROW, [read(12, 18, SUNDAY, date(2020, 3, 2)), read(23, 33, SUNDAY, SUNDAY)])
    assert not first.right and not second.right
    assert list(errors([first, second])) == [
        "d1 'Sunday': wanted 2020-03-01..2020-03-01; read 2020-03-01..2020-03-02",
        "d1 'nine hours': wanted no days; read 2020-03-01..2020-03-01",
    ]


def test_what_is_not_read_is_wrong_also_without_days() -> None:
    verdicts = judge(ROW, [])
    assert not any(one.right or one.found for one in verdicts)
    assert summary(verdicts, 0).startswith("2 expressions: exact interval 0.0 ")


def test_a_further_accepted_interval_is_right() -> None:
    row = {"id": "d2", "expressions": [ROW["expressions"][0] | {"also": [None, ["2020-03-08", "2020-03-08"]]}]}
    assert judge(row, [read(12, 18, date(2020, 3, 8), date(2020, 3, 8))])[0].right
    assert judge(row, [read(12, 18, None, None)])[0].right


def test_days_beside_the_gold_are_false_alarms() -> None:
    alarm = read(0, 4, SUNDAY, SUNDAY)
    assert false_alarms(ROW, [alarm, read(5, 8, None, None), read(12, 18, SUNDAY, SUNDAY)]) == [alarm]


def test_gold_is_well_formed() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 200
    for row in rows:
        assert row["expressions"] and date.fromisoformat(row["published"])
        for one in row["expressions"]:
            assert row["text"][one["start"] : one["end"]] == one["text"]
            for days in (one["interval"], *one.get("also", ())):
                assert days is None or date.fromisoformat(days[0]) <= date.fromisoformat(days[1])
