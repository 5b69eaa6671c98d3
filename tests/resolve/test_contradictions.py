"""Values that cannot both hold, and figures that were only brought up to date."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

import pytest
from report_builders import DAY, at, dead, known, make_report, publishes, says, state, unknown

from dragoman.resolve.contradictions import find_contradictions
from dragoman.resolve.events import gather_events
from dragoman.types import Contradiction, Report

RED_CROSS = known("organisation.red-cross", "Red Cross", "NGO", kind="organisation")
MINISTER = known("person.minister", "the minister", "GOV", country="KEN")
PEOPLE = unknown("people", "CVL", country="KEN")


def contradictions(*reports: Report, joined: bool = True) -> list[Contradiction]:
    pairs = [frozenset((reports[0].id, other.id)) for other in reports[1:]] if joined else []
    return find_contradictions(gather_events(reports, joined=pairs), reports)


def toll(page: str, figure: Any, *voices: Any, **fields: Any) -> Report:
    return make_report(page, numbers=(figure,), recipients=(PEOPLE,), chain=(publishes(page), *voices), **fields)


def test_two_tolls_with_who_says_which() -> None:
    lower = toll("a", dead(59), says("the minister", MINISTER))
    higher = toll("b", dead(68, math.inf, "at least 68"), says("the Red Cross", RED_CROSS))
    (found,) = contradictions(higher, lower)
    assert (found.kind, found.what) == ("number", "dead")
    assert (found.left, found.left_value, found.right, found.right_value) == (("a-10",), "59", ("b-10",), "at least 68")
    assert found.why == "59 dead and 68 or more dead"


@pytest.mark.parametrize("other", [dead(60), dead(50, math.inf, "at least 50"), dead(24, 99, "dozens")])
def test_tolls_that_can_both_hold(other: Any) -> None:
    assert contradictions(toll("a", dead(60)), toll("b", other)) == []


@pytest.mark.parametrize("other", [4, 60])
def test_of_two_counts_in_one_sentence_the_nearer_one_is_compared(other: int) -> None:
    both = make_report("a", numbers=(dead(23), dead(other)), recipients=(PEOPLE,))
    (found,) = contradictions(both, toll("b", dead(25)))
    assert (found.left_value, found.right_value) == ("23", "25")


def test_a_higher_toll_of_the_same_speaker_a_day_later_is_an_update() -> None:
    first = toll("a", dead(59), says("Red Cross", RED_CROSS))
    later = toll("b", dead(68), says("Red Cross", RED_CROSS), published=DAY + timedelta(days=1))
    (found,) = contradictions(first, later)
    assert (found.kind, found.left_value, found.right_value) == ("update", "59", "68")


def test_a_lower_toll_later_is_no_update() -> None:
    first = toll("a", dead(68), says("Red Cross", RED_CROSS))
    later = toll("b", dead(59), says("Red Cross", RED_CROSS), published=DAY + timedelta(days=1))
    assert [found.kind for found in contradictions(first, later)] == ["number"]


def test_a_toll_that_goes_on_from_the_earlier_is_an_update() -> None:
    first = toll("a", dead(59), says("the minister", MINISTER))
    later = toll("b", dead(68), published=DAY + timedelta(days=1), sentence="The death toll rose to 68.")
    assert [found.kind for found in contradictions(first, later)] == ["update"]


def test_tolls_of_surely_different_people_are_not_compared() -> None:
    other = make_report("b", numbers=(dead(3),), recipients=(state("Chad"),), chain=())
    assert contradictions(toll("a", dead(59)), other) == []


def test_a_denial_beside_the_assertion() -> None:
    told = make_report("a", chain=(says("Seoul"),))
    denied = make_report("b", factuality="denied", chain=(publishes("b"), says("Pyongyang")))
    (found,) = contradictions(told, denied)
    assert (found.kind, found.left, found.right) == ("denial", ("a-10",), ("b-10",))
    assert found.why == "told by Seoul, denied by Pyongyang"


def test_nobody_denies_what_he_tells_himself() -> None:
    assert contradictions(make_report("a", 10), make_report("a", 99, factuality="denied")) == []


def test_a_denial_told_as_an_act_of_its_own() -> None:
    agents = known("SYR.SPY.agent", "Syrian agents", "SPY", kind="group", country="SYR")
    told = make_report("a", 10, actors=(agents,), recipients=(PEOPLE,))
    answer = {"type": "REJECT", "rule": "reject.refuse.verb", "trigger": "denied", "actors": (state("Syria"),)}
    (found,) = contradictions(
        told, make_report("a", 99, sentence="Syria denied that it killed them.", **answer), joined=False
    )
    assert (found.kind, found.right, found.why) == ("denial", ("a-99",), "Syria denied it")
    other = make_report("a", 99, sentence="Syria denied that it was short of wheat.", **answer)
    assert contradictions(told, other, joined=False) == []


ANSWER = {
    "type": "REJECT", "rule": "reject.refuse.verb", "trigger": "denied", "actors": (state("Syria"),),
    "sentence": "Syria denied that it killed them.",
}  # fmt: skip


def test_a_denial_is_shown_once() -> None:
    told = make_report("a", 10, actors=(state("Syria"),), recipients=(PEOPLE,))
    denied = make_report("b", 99, factuality="denied", sentence=ANSWER["sentence"], chain=(says("Syria"),))
    answer = make_report("b", 90, **ANSWER)
    events = gather_events([told, denied, answer], joined=[frozenset((told.id, denied.id))])
    assert [found.right for found in find_contradictions(events, [told, denied, answer])] == [("b-99",)]


@pytest.mark.parametrize(("days", "answers"), [(-1, []), (0, ["denial"]), (1, ["denial"])])
def test_nobody_denies_what_is_yet_to_happen(days: int, answers: list[str]) -> None:
    told = make_report("a", 10, actors=(state("Syria"),), recipients=(PEOPLE,), start=DAY)
    answer = make_report("b", 99, published=DAY + timedelta(days=days), **ANSWER)
    assert [found.kind for found in contradictions(told, answer, joined=False)] == answers


def test_who_is_named_by_the_noun_alone_is_told_once() -> None:
    network = known("~network", "Sudanese Doctors' Network", "HLH", kind="organisation")
    told = make_report("a", chain=(says("the Sudanese Doctors' Network", network),))
    again = make_report("b", chain=(says("The network"),))
    denied = make_report("c", factuality="denied", chain=(says("Khartoum"),))
    (found,) = contradictions(told, again, denied)
    assert found.why == "told by Sudanese Doctors' Network, denied by Khartoum"


def test_different_actors_blamed() -> None:
    bombing = {"recipients": (state("Mali"),), "trigger": "bombed", "start": DAY}
    left = make_report("a", actors=(state("Chad"),), chain=(says("Paris"),), **bombing)
    right = make_report("b", actors=(state("Niger"),), chain=(says("Algiers"),), **bombing)
    (found,) = contradictions(left, right)
    assert (found.kind, found.left_value, found.right_value) == ("actor", "Chad", "Niger")


def test_equals_are_not_blamed() -> None:
    signed = {"type": "SUPPORT", "rule": "support.accord.verb", "trigger": "signed"}
    both = make_report("a", actors=(state("Chad"), state("Niger")), recipients=(state("Niger"),), **signed)
    others = [make_report(page, actors=(state(name),), **signed) for page, name in (("b", "Chad"), ("c", "Niger"))]
    assert contradictions(both, *others) == []
    assert [found.kind for found in contradictions(*others)] == ["actor"]


def test_different_actors_blamed_in_a_near_miss() -> None:
    bombing = {"recipients": (state("Mali"),), "trigger": "bombed", "start": DAY, **at("Gao", 16.3, 0.0, "MLI")}
    left, right = (
        make_report("a", actors=(state("Chad"),), **bombing),
        make_report("b", actors=(state("Niger"),), **bombing),
    )
    assert [found.kind for found in contradictions(left, right, joined=False)] == ["actor"]


def test_opposite_acts_of_one_occasion() -> None:
    parties = {"actors": (state("Chad"),), "recipients": (state("Niger"),), "start": DAY}
    yes = make_report("a", type="AGREE", rule="agree.accept.verb", trigger="accepted", **parties)
    no = make_report("b", type="REJECT", rule="reject.refuse.verb", trigger="rejected", **parties)
    (found,) = contradictions(yes, no, joined=False)
    assert (found.kind, found.what) == ("opposite", "type")
    assert found.why == "something is agreed to, and rejected"
    later = make_report("b", **{**{name: getattr(no, name) for name in ("type", "rule", "trigger")}, **parties,
                                "start": DAY + timedelta(days=30)})  # fmt: skip
    assert contradictions(yes, later, joined=False) == []


def test_recognition_and_another_refusal_are_not_opposites() -> None:
    parties = {"actors": (state("Chad"),), "recipients": (state("Niger"),), "start": DAY}
    yes = make_report("a", type="SUPPORT", rule="support.recognize.verb", sentence="Chad recognised Niger.", **parties)
    no = make_report("b", type="REJECT", rule="reject.refuse.verb", sentence="Chad refused Niger a loan.", **parties)
    assert contradictions(yes, no, joined=False) == []


def test_far_places_and_other_days() -> None:
    here = make_report("a", **at("Gao", 16.3, 0.0, "MLI"), start=DAY)
    there = make_report("b", **at("Kayes", 14.4, -11.4, "MLI"), start=DAY + timedelta(days=1))
    assert [found.kind for found in contradictions(here, there)] == ["place", "date"]


def test_agreement_is_no_contradiction() -> None:
    assert contradictions(make_report("a", start=DAY), make_report("b", start=DAY)) == []
