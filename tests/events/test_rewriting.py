from __future__ import annotations

import pytest

from builders import make_event
from dragoman.events.rewriting import add_rewritten, rewritten_type
from dragoman.types import EventMention, Participant, Span

KENYA = (Participant("a1", Span(0, 5), "subject"),)
NAIROBI = (Participant("a7", Span(0, 5), "subject"),)
GHANA = (Participant("a8", Span(30, 35), "object"),)


@pytest.mark.parametrize(
    ("type", "status", "outer"),
    [
        ("AID", "planned", "AGREE"),
        ("CONSULT", "planned", "AGREE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("ACCUSE", "planned", None),
        ("AID", "negated", "REJECT"),
        ("SUPPORT", "negated", "REJECT"),
        ("ASSAULT", "negated", None),
        ("ASSAULT", "possible", "THREATEN"),
        ("AID", "possible", None),
        ("AID", "actual", None),
        ("ASSAULT", "actual", None),
        ("REQUEST", "planned", None),
        ("AGREE", "planned", None),
        ("AGREE", "negated", "REJECT"),
        ("REJECT", "negated", None),
        ("THREATEN", "possible", None),
    ],
)
def test_what_an_event_that_did_not_happen_stands_for(type: str, status: str, outer: str | None) -> None:
    assert rewritten_type(make_event(type=type, status=status, actors=KENYA)) == outer


def test_a_hypothetical_assault_by_nobody_is_no_threat() -> None:
    assert rewritten_type(make_event(type="ASSAULT", status="possible")) is None


def rewritten(*events: EventMention) -> list[tuple[str, str]]:
    return [(event.type, event.status) for event in add_rewritten(events)]


def test_the_promise_stands_beside_what_is_promised() -> None:
    aid = make_event(
        type="AID", mode=None, status="planned", actors=KENYA, recipients=GHANA, rule="aid.send.verb", confidence=0.5
    )
    inner, outer = add_rewritten([aid])
    assert inner == aid
    assert (outer.type, outer.status, outer.actors, outer.trigger) == ("AGREE", "actual", KENYA, aid.trigger)
    assert (outer.rule, outer.confidence) == ("rewrite.agree.of.aid.send.verb", 0.4)


def test_no_second_promise_where_a_word_tells_it() -> None:
    agree = make_event(type="AGREE", trigger=Span(6, 12), actors=KENYA)
    aid = make_event(type="AID", trigger=Span(13, 17), status="planned", actors=KENYA)
    assert rewritten(agree, aid) == [("AGREE", "actual"), ("AID", "planned")]


def test_a_promise_in_another_sentence_does_not_count() -> None:
    agree = make_event(type="AGREE", trigger=Span(6, 12), sentence=Span(0, 20), actors=KENYA)
    later = Span(21, 40)
    aid = make_event(type="AID", trigger=Span(33, 37), sentence=later, status="planned", actors=KENYA, recipients=GHANA)
    assert rewritten(agree, aid) == [("AGREE", "actual"), ("AID", "planned"), ("AGREE", "actual")]


def test_without_an_actor_nobody_promises() -> None:
    assert rewritten(make_event(type="AID", status="planned", recipients=GHANA)) == [("AID", "planned")]


def test_who_is_to_strike_threatens_nobody_who_is_not_named() -> None:
    assert rewritten(make_event(type="PROTEST", status="planned", actors=KENYA)) == [("PROTEST", "planned")]
    assert rewritten(make_event(type="AID", status="negated", actors=KENYA, recipients=KENYA)) == [("AID", "negated")]


def test_of_nouns_talks_and_accords_alone_are_refused() -> None:
    def refused(rule: str) -> bool:
        event = make_event(type="SUPPORT", status="negated", actors=KENYA, recipients=GHANA, rule=rule)
        return len(rewritten(event)) == 2

    assert refused("support.accord.noun")
    assert not refused("support.noun")


def test_what_the_classifier_codes_alone_is_not_rewritten() -> None:
    event = make_event(type="AID", status="planned", actors=KENYA, recipients=GHANA, rule="model.aid")
    assert rewritten(event) == [("AID", "planned")]


def test_a_threat_has_the_mode_of_the_harm() -> None:
    _, threat = add_rewritten(
        [make_event(type="SANCTION", mode="expel", status="planned", actors=KENYA, recipients=GHANA)]
    )
    assert (threat.type, threat.mode) == ("THREATEN", "expel")


def test_another_party_s_demand_tells_no_promise() -> None:
    serbia = (Participant("a2", Span(20, 26), "subject"),)
    demand = make_event(type="REQUEST", trigger=Span(27, 35), actors=serbia)
    aid = make_event(type="AID", trigger=Span(6, 10), status="planned", actors=KENYA, recipients=GHANA)
    assert rewritten(aid, demand) == [("AID", "planned"), ("AGREE", "actual"), ("REQUEST", "actual")]


def test_what_a_deed_is_done_for_is_neither_promised_nor_threatened() -> None:
    aim = make_event(type="AID", trigger=Span(6, 10), status="planned", actors=KENYA, recipients=GHANA)
    assert [event.type for event in add_rewritten([aim], {Span(6, 10)})] == ["AID"]


def test_a_minister_s_threat_is_the_threat_of_his_state() -> None:
    warning = make_event(type="THREATEN", actors=KENYA, trigger=Span(0, 5))
    harm = make_event(type="SANCTION", status="planned", actors=NAIROBI, recipients=GHANA, trigger=Span(6, 10))
    assert len(list(add_rewritten([warning, harm], states={"a1": "KEN", "a7": "KEN"}))) == 2
    assert len(list(add_rewritten([warning, harm]))) == 3
