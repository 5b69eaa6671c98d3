from __future__ import annotations

from dataclasses import replace

from dragoman.resolve.comparing import compare_runs, count_changes
from dragoman.types import EventMention, Reading, Span
from tests.builders import find_span, make_document, make_event

TEXT = "Troops shelled Idlib. Turkey denied it. Police arrested three."


def make_reading(*events: EventMention, digest: str = "sha256:" + "a" * 64) -> Reading:
    return Reading(make_document(TEXT, digest=digest), (), (), events, (), "sha256:one", "none")


def told(words: str, type: str, id: str = "e1", **fields: object) -> EventMention:
    return make_event(id=id, type=type, trigger=find_span(TEXT, words), sentence=Span(0, 21), **fields)


def test_a_reading_is_like_itself() -> None:
    reading = make_reading(told("shelled", "ASSAULT"), told("denied", "REJECT", "e2"))
    found = compare_runs([reading], [reading])
    assert (found.changes, found.same, found.pages, found.alone) == ((), 2, 1, 0)


def test_added_removed_and_changed_with_reasons() -> None:
    before = make_reading(told("shelled", "ASSAULT", rule="assault.shell"), told("denied", "REJECT", "e2"))
    after = make_reading(told("shelled", "COERCE", rule="coerce.shell"), told("arrested", "COERCE", "e2"))
    found = compare_runs([before], [after])
    assert [(change.kind, change.id) for change in found.changes] == [
        ("changed", "aaaaaaaaaaaa-7"), ("removed", "aaaaaaaaaaaa-29"), ("added", "aaaaaaaaaaaa-47"),
    ]  # fmt: skip
    fields = {one.field: (one.before, one.after) for one in found.changes[0].differences}
    assert fields == {"rule": ("assault.shell", "coerce.shell"), "type": ("ASSAULT", "COERCE")}
    assert count_changes(found) == {"added": 1, "removed": 1, "changed": 1, "same": 0, "rule": 1, "type": 1}


def test_a_trigger_that_moved_is_the_same_report() -> None:
    before = make_reading(told("shelled Idlib", "ASSAULT"))
    after = make_reading(replace(told("Idlib", "ASSAULT"), id="e9"))
    found = compare_runs([before], [after])
    assert [one.field for one in found.changes[0].differences] == ["id"]


def test_a_second_event_on_a_trigger_does_not_change_the_first() -> None:
    aid = told("shelled", "AID")
    found = compare_runs([make_reading(aid)], [make_reading(aid, told("shelled", "AGREE", "e2"))])
    assert [(change.kind, change.type) for change in found.changes] == [("added", "AGREE"), ("changed", "AID")]
    assert found.changes[1].differences[0].field == "id"


def test_pages_of_one_run_are_not_compared() -> None:
    one, other = make_reading(digest="sha256:" + "b" * 64), make_reading(told("denied", "REJECT"))
    found = compare_runs([one], [other, one])
    assert (found.changes, found.pages, found.alone) == ((), 1, 1)
