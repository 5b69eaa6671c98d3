from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.when_where import judge

SCORER: Any = SimpleNamespace(norm=str.lower)


def event(date: tuple[str, str] | None = None, place: str | None = None) -> dict[str, Any]:
    return {
        "date": date and {"start": date[0], "end": date[1], "how": "", "text": ""},
        "place": place and {"name": place, "how": "", "text": ""},
        "sentence": {"text": ""},
        "trigger": {"text": ""},
    }


@pytest.mark.parametrize(
    ("what", "gold", "events", "answer"),
    [
        ("date", "2011-02", [event(("2011-02-11", "2011-02-11"))], "right"),
        ("date", "2011-02", [event(("2011-02-11", "2011-03-01"))], "wrong"),
        ("date", "2011-02", [event()], "silent"),
        ("date", "2011-02-11", [event(), event(("2011-02-11", "2011-02-11"))], "right"),
        ("place", "Nairobi|Kenya", [event(place="Kenya")], "right"),
        ("place", "Nairobi", [event(place="Kampala")], "wrong"),
    ],
)
def test_judge(what: str, gold: str, events: list[dict[str, Any]], answer: str) -> None:
    assert judge(what, {"id": "e", what: gold}, events, SCORER)["answer"] == answer
