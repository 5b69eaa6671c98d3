"""Type and mode as the content has them."""

from __future__ import annotations

import pytest

from builders import make_event
from dragoman.events.modes import is_means, mode_after, settle_by_content
from dragoman.types import Participant, Span


@pytest.mark.parametrize(
    ("outer", "content", "mode"),
    [
        ("REQUEST", {"type": "AID"}, "assist"),
        ("REQUEST", {"type": "CONSULT"}, "meet"),
        ("REJECT", {"type": "RETREAT"}, "yield"),
        ("REJECT", {"type": "ASSAULT"}, None),
        ("THREATEN", {"type": "ASSAULT"}, "violence"),
        ("THREATEN", {"type": "SANCTION", "mode": "expel"}, "expel"),
        ("THREATEN", {"type": "SANCTION", "mode": "discontinue"}, "relations"),
        ("THREATEN", {"type": "COERCE", "mode": "arrest"}, "arrest"),
        ("AGREE", {"type": "AID"}, None),
    ],
)
def test_the_mode_follows_what_is_asked_refused_or_threatened(
    outer: str, content: dict[str, str], mode: str | None
) -> None:
    assert mode_after(outer, make_event(**content)) == mode


def test_a_promise_of_harm_is_a_threat() -> None:
    promise, harm = make_event(type="AGREE"), make_event(type="SANCTION", mode="expel", status="planned")
    settled = settle_by_content(promise, [harm])
    assert (settled.type, settled.mode) == ("THREATEN", "expel")


def test_a_promise_of_help_stays_one() -> None:
    promise = make_event(type="AGREE")
    assert settle_by_content(promise, [make_event(type="AID", status="planned")]) == promise


def test_a_promise_beside_harm_that_was_done_stays_one() -> None:
    promise = make_event(type="AGREE")
    assert settle_by_content(promise, [make_event(type="ASSAULT")]) == promise


def test_the_nearest_content_decides_and_a_mode_of_the_rule_stays() -> None:
    inner = [make_event(type="AID"), make_event(type="RETREAT")]
    assert settle_by_content(make_event(type="REQUEST"), inner).mode == "assist"
    assert settle_by_content(make_event(type="REQUEST", mode="meet"), inner).mode == "meet"
    assert settle_by_content(make_event(type="REQUEST"), []).mode is None


def test_a_call_is_the_means_of_the_praise_said_in_it() -> None:
    caller, other = Participant("a1", Span(0, 5), "subject"), Participant("a2", Span(9, 12), "subject")
    call = make_event(type="CONSULT", mode="phone", actors=(caller,))
    assert is_means(call, [make_event(type="SUPPORT", mode=None, actors=(caller,))])
    assert not is_means(call, [make_event(type="SUPPORT", mode=None, actors=(other,))])
    assert not is_means(call, [make_event(type="REQUEST", mode=None, actors=(caller,))])
    assert not is_means(make_event(type="CONSULT", mode="visit", actors=(caller,)), [make_event(type="SUPPORT")])


def test_a_vow_not_to_yield_is_a_refusal() -> None:
    promise, yielding = make_event(type="AGREE"), make_event(type="CONCEDE", status="negated")
    settled = settle_by_content(promise, [yielding])
    assert (settled.type, settled.mode) == ("REJECT", "yield")


def test_a_promise_of_harm_to_others_stays_a_promise() -> None:
    lender = Participant("a2", Span(0, 3), "object")
    promise = make_event(type="AGREE", recipients=(lender,))
    assert settle_by_content(promise, [make_event(type="COERCE", status="planned")]).type == "AGREE"
