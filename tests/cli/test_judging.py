from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Dragoman = Callable[..., tuple[int, str, str]]
EVENT = "E3fa85f640000-14"


def test_a_rejected_event_leaves_the_list_and_comes_back(dragoman: Dragoman) -> None:
    code, out, err = dragoman("judge", EVENT, "reject", "--who", "A. Reader", "--why", "a film")
    assert (code, err) == (0, "")
    assert "A. Reader" in out and "reject" in out
    assert dragoman("events")[2] == "0 events\n"
    assert EVENT in dragoman("events", "--rejected")[1]
    assert dragoman("withdraw", "1", "--who", "B. Editor")[0] == 0
    assert EVENT in dragoman("events")[1]
    assert "TAKEN BACK by B. Editor" in dragoman("audit")[1]


def test_a_correction_keeps_what_stood_there(dragoman: Dragoman) -> None:
    code, out, _ = dragoman("judge", EVENT, "correct", "--field", "date", "--value", "2020-03-01", "--who", "A. Reader")
    assert code == 0
    assert "date: 2020-03-02 -> 2020-03-01" in out
    row = json.loads(dragoman("events", "--format", "jsonl")[1])
    assert (row["start"], row["judged"]) == ("2020-03-01", "correct")
    assert json.loads(dragoman("audit", "--format", "jsonl")[1])["old"] == "2020-03-02"


@pytest.mark.parametrize("name", [EVENT, "3fa85f64-14"])
def test_why_shows_what_people_said(dragoman: Dragoman, name: str) -> None:
    dragoman("judge", "3fa85f64-14", "correct", "--field", "place", "--value", "Aleppo", "--who", "A. Reader")
    dragoman("judge", EVENT, "note", "--value", "look again", "--who", "B. Editor")
    dragoman("withdraw", "2", "--who", "B. Editor")
    out = dragoman("why", name)[1]
    assert "A. Reader · correct · 3fa85f640000-14 · place: Idlib -> Aleppo" in out
    assert "look again" not in out


@pytest.mark.parametrize("name", [EVENT, "E3fa85f64-14", "3fa85f64-14"])
def test_the_log_of_a_row_goes_by_any_of_its_names(dragoman: Dragoman, name: str) -> None:
    dragoman("judge", "3fa85f640000-14", "note", "--value", "look again", "--who", "B. Editor")
    assert "look again" in dragoman("audit", name)[1]
    assert dragoman("audit", "E9-9")[2] == "0 judgements\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["E9-9", "accept"], 1, "no event"),
        ([EVENT, "correct"], 2, "needs a field"),
        ([EVENT, "correct", "--field", "day", "--value", "x"], 2, "no field 'day'"),
        ([EVENT, "correct", "--field", "date", "--value", "March"], 2, "is no day"),
        ([EVENT, "correct", "--field", "type", "--value", "WAR"], 2, "is no event type"),
        ([EVENT, "split"], 2, "is a whole event"),
        (["3fa85f640000-14", "split"], 2, "stands by itself"),
        ([EVENT, "note"], 2, "needs a value"),
        (["actor:nobody", "note", "--value", "x"], 1, "no actor"),
    ],
)
def test_a_word_that_makes_no_sense_is_refused(
    dragoman: Dragoman, arguments: list[str], code: int, message: str
) -> None:
    got, out, err = dragoman("judge", *arguments, "--who", "A. Reader")
    assert (got, out) == (code, "")
    assert message in err
    assert dragoman("audit")[2] == "0 judgements\n"


def test_resolve_says_what_it_made(dragoman: Dragoman) -> None:
    assert dragoman("resolve") == (0, "1 report, 1 event, 0 pairs of copied pages\n", "")
