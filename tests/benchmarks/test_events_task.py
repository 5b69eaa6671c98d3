"""The layer of a sentence's events that PLOVER's manual codes."""

from __future__ import annotations

from benchmarks.events_task import coded_as_plover
from builders import make_event
from dragoman.types import Participant, Span

KENYA = (Participant("a1", Span(0, 5), "subject"),)


def test_a_promise_is_coded_and_not_what_is_promised() -> None:
    """Kenya will send aid."""
    promised = make_event(type="AID", status="planned", actors=KENYA)
    promise = make_event(type="AGREE", actors=KENYA)
    assert list(coded_as_plover([promised, promise])) == [promise]


def test_what_a_deed_is_for_is_coded_as_it_is() -> None:
    """Kenya sent frigates to escort food ships."""
    sent = make_event(type="MOBILIZE", actors=KENYA)
    escort = make_event(type="AID", status="planned", actors=KENYA)
    assert list(coded_as_plover([sent, escort])) == [sent, escort]


def test_a_possible_attack_that_nobody_threatens_is_not_coded() -> None:
    """Kenya may attack."""
    assert list(coded_as_plover([make_event(type="ASSAULT", status="possible", actors=KENYA)])) == []
