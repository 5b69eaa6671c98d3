"""The scorer of text that nobody prepared, and its gold."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.blind import GOLD, Judged, judge_event, summary

ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def _row(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": "x1",
        "published": "2020-03-02",
        "publisher": "",
        "text": "Kenya expelled two Ugandan diplomats, Reuters reported.",
        "trigger": {"start": 6, "end": 14, "text": "expelled"},
        "type": "SANCTION",
        "chain": ["Reuters"],
        "factuality": "actual",
        "stakes": [{"speaker": "Reuters", "kind": "independent press", "of": None}],
        "stakes_also": [],
        "also": [],
        "actor": "KEN|Kenya",
        "recipient": "UGA|diplomats",
    }
    return {**base, **changes}


def test_what_is_read_as_the_gold_has_it_is_right() -> None:
    assert all(judge_event(_row()).right.values())


def test_a_wrong_side_or_type_is_wrong() -> None:
    assert not judge_event(_row(actor="UGA")).right["who"]
    wrong = judge_event(_row(type="ASSAULT")).right
    assert wrong["found"]
    assert not wrong["type"]
    assert not wrong["all"]


def test_a_side_that_the_gold_leaves_open_is_not_asked_for() -> None:
    assert "whom" not in judge_event(_row(recipient="")).asked


def test_percentages_are_of_what_was_asked() -> None:
    parts = ("found", "type", "who", "whom", "chain", "factuality", "stake", "all")
    judged = [
        Judged("a", dict.fromkeys(parts, True), frozenset(parts)),
        Judged("b", dict.fromkeys(parts, False), frozenset(parts) - {"whom"}),
    ]
    assert "found 50.0" in summary(judged)
    assert "whom 100.0" in summary(judged)


def test_triggers_stand_where_the_gold_says() -> None:
    events = [row for row in ROWS if not row.get("none")]
    assert (len(events), len(ROWS)) == (180, 220)
    for row in events:
        trigger = row["trigger"]
        assert row["text"][trigger["start"] : trigger["end"]] == trigger["text"], row["id"]
