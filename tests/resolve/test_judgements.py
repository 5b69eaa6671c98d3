from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from report_builders import make_report, says

from dragoman.errors import JudgementError
from dragoman.resolve.judgements import (
    check_correction,
    events_with_rulings,
    judged_events,
    leaves_events,
    rejected_reports,
    rejected_with_events,
    rulings_of,
    with_rulings,
)
from dragoman.types import Event, Judgement, Party, Verdict

WHEN = datetime(2020, 3, 5, tzinfo=UTC)


def word(number: int, subject: str, verdict: Verdict, **fields: str | datetime | None) -> Judgement:
    row: dict[str, str | datetime | None] = {"field": None, "old": None, "value": None, "why": None, **fields}
    return Judgement(number, subject, verdict, who="A. Reader", when=WHEN, **row)  # type: ignore[arg-type]


def event_of(*names: str) -> Event:
    return Event("E" + names[0], "ASSAULT", None, (), (), None, None, None, None, None, None, "actual", 0.5, names)


def test_a_correction_is_laid_over_the_report() -> None:
    rulings = rulings_of([word(1, "p1-10", "correct", field="date", value="2020-03-01/2020-03-02")])
    (made,) = with_rulings([make_report("p1", 10)], rulings)
    assert (made.start, made.end) == (date(2020, 3, 1), date(2020, 3, 2))


def test_the_later_word_holds_and_one_taken_back_does_not() -> None:
    words = [
        word(1, "p1-10", "correct", field="type", value="COERCE"),
        word(2, "p1-10", "correct", field="type", value="aid"),
        word(3, "p1-10", "correct", field="type", value="PROTEST", withdrawn=WHEN),
    ]
    (made,) = with_rulings([make_report("p1", 10)], rulings_of(words))
    assert made.type == "AID"


def test_actors_joined_by_a_person_are_one_and_a_ring_of_them_ends() -> None:
    merged = rulings_of([word(1, "actor:~a", "merge", value="actor:B"), word(2, "actor:B", "merge", value="actor:~a")])
    assert set(merged.keys) == {"~a", "B"}
    assert set(merged.keys.values()) <= {"~a", "B"}
    parted = rulings_of([word(1, "actor:~a", "merge", value="actor:B"), word(2, "actor:~a", "split", value="~a")])
    assert parted.keys == {}


TALIBAN = Party("group.taliban", "Taliban", "armed group", "AFG", ("REB",))
BEFORE = replace(TALIBAN, key="AFG.taliban-1996")


def test_an_actor_is_judged_under_its_key_of_today() -> None:
    merged = rulings_of([word(1, "actor:~the students", "merge", value="actor:AFG.taliban-1996")])
    assert merged.keys == {"~the students": TALIBAN.key}
    merged = rulings_of([word(1, "actor:group.taliban-1994", "merge", value="actor:AFG")])
    assert merged.keys == {TALIBAN.key: "AFG"}
    parted = rulings_of([*merged.standing, word(2, "actor:AFG.taliban-2021", "split", value="AFG.taliban-2021")])
    assert parted.keys == {}
    (note,) = rulings_of(
        [word(1, "actor:AFG.taliban-1996", "note", value="AFG.taliban-1996 is a name of ours")]
    ).standing
    assert (note.subject, note.value) == ("actor:group.taliban", "AFG.taliban-1996 is a name of ours")


def test_a_corrected_side_is_named_by_its_key_of_today() -> None:
    correction = word(1, "p1-10", "correct", field="actor", value="group.taliban-1994; Omar Ali")
    report = make_report("p1", 10, recipients=(TALIBAN,))
    (made,) = with_rulings([report], rulings_of([correction]))
    assert [party.key for party in made.actors] == [TALIBAN.key, "~omar ali"]
    assert made.actors[0] is TALIBAN


def test_what_was_read_under_another_key_is_of_the_same_actor() -> None:
    said = make_report("p1", 10, actors=(BEFORE,), recipients=(BEFORE, TALIBAN), chain=(says("Taliban", BEFORE),))
    (made,) = with_rulings([said], rulings_of([]))
    assert (made.actors, made.recipients, made.chain[0].party) == ((TALIBAN,), (TALIBAN,), TALIBAN)


def test_merge_and_split_outrank_each_other_by_time() -> None:
    together = word(1, "Ep1-10", "merge", value="Ep2-20")
    apart = word(2, "p1-10", "split", value="p2-20")
    pair = frozenset({"p1-10", "p2-20"})
    assert (rulings_of([together]).joined, rulings_of([together]).parted) == ({pair}, frozenset())
    assert (rulings_of([together, apart]).joined, rulings_of([together, apart]).parted) == (frozenset(), {pair})


def test_a_word_on_an_event_holds_for_whichever_event_its_report_belongs_to() -> None:
    rulings = rulings_of([word(1, "Ep2-20", "reject"), word(2, "Ep2-20", "correct", field="place", value="Idlib")])
    events = [event_of("p1-10", "p2-20"), event_of("p3-30")]
    assert judged_events({event.id: event.reports for event in events}, rulings) == {"Ep1-10": "correct"}
    assert [event.place for event in events_with_rulings(events, rulings, [])] == ["Idlib", None]


def test_a_rejected_report_leaves_its_event_alone_unless_it_is_the_only_one() -> None:
    rulings = rulings_of([word(1, "p2-20", "reject")])
    assert rejected_reports(rulings) == {"p2-20"}
    assert judged_events({"Ep1-10": ["p1-10", "p2-20"]}, rulings) == {}
    assert judged_events({"Ep2-20": ["p2-20"]}, rulings) == {"Ep2-20": "reject"}
    assert rejected_reports(rulings_of([word(1, "p2-20", "reject"), word(2, "p2-20", "accept")])) == frozenset()


def test_a_rejected_event_is_the_reports_that_told_of_it_then() -> None:
    rulings = rulings_of([word(1, "Ep2-20", "reject", old="p2-20 p3-30")])
    assert rejected_with_events(rulings) == {"p2-20", "p3-30"}
    assert judged_events({"Ep1-10": ["p1-10", "p2-20", "p3-30"]}, rulings) == {}
    assert judged_events({"Ep2-20": ["p2-20", "p3-30"], "Ep1-10": ["p1-10"]}, rulings) == {"Ep2-20": "reject"}
    for verdict in ("accept", "correct"):
        lifted = rulings_of([*rulings.standing, word(2, "p3-30", verdict, field="place", value="Idlib")])  # type: ignore[arg-type]
        assert rejected_with_events(lifted) == frozenset()


@pytest.mark.parametrize(
    ("words", "leaves"),
    [
        ([word(1, "Ep1-10", "note", value="seen")], True),
        ([word(1, "Ep1-10", "accept")], True),
        ([word(1, "Ep1-10", "reject", old="p1-10 p2-20")], True),
        ([word(1, "Ep1-10", "reject", old="p1-10")], False),
        ([word(1, "Ep1-10", "reject", old="p1-10 p2-20", withdrawn=WHEN)], False),
        ([word(1, "Ep1-10", "reject", old="p1-10 p2-20"), word(2, "Ep1-10", "accept")], False),
        ([word(1, "p1-10", "reject")], False),
        ([word(1, "Ep9-90", "reject")], False),
        ([word(1, "Ep1-10", "merge", value="Ep2-20")], False),
    ],
)
def test_which_words_leave_every_event_as_it_is(words: list[Judgement], leaves: bool) -> None:
    assert leaves_events(words[-1], {"Ep1-10": ["p1-10", "p2-20"]}, rulings_of(words)) == leaves


@pytest.mark.parametrize(
    ("field", "value"),
    [("day", "2020-03-01"), ("date", "March"), ("type", "WAR"), ("factuality", "maybe"), ("country", "Syria")],
)
def test_a_correction_that_makes_no_sense_is_refused(field: str, value: str) -> None:
    with pytest.raises(JudgementError):
        check_correction(field, value)
