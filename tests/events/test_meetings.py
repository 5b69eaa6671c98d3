"""Who takes part in talks that a sentence only mentions."""

from __future__ import annotations

import pytest

from builders import make_rule, texts_of, word_in
from dragoman.codebook.happening import Happening
from dragoman.events.meetings import brought_together, who_met, whom_met
from dragoman.events.triggers import find_triggers, index_rules
from dragoman.language.parser import parse_text

MEDIATE = make_rule("t", event="CONSULT", mode="third-party", verbs=("mediate", "broker", "host"))


@pytest.mark.parametrize(
    ("text", "noun", "who"),
    [
        ("Chad signed the accord after ten days of talks with Niger.", "talks", ["Chad"]),
        ("The minister spoke in a call with Niger.", "call", ["minister"]),
        ("Dumas, on a visit to Tehran, said Paris was ready.", "visit", ["Dumas"]),
        ("The visit of Dumas ended.", "visit", []),
        ("Tehran ruled out direct talks with Washington.", "talks", ["Tehran"]),
        ("Tehran praised talks with Washington.", "talks", []),
        ("The Freedom Party abandoned coalition talks with the conservatives.", "talks", ["Party"]),
    ],
)
def test_who_took_part(text: str, noun: str, who: list[str]) -> None:
    assert texts_of(who_met(word_in(parse_text(text), noun))) == who


def test_who_is_told_in_a_call_took_part() -> None:
    call = word_in(parse_text("Stoltenberg told Erdogan in a phone call that Sweden was ready."), "call")
    assert texts_of(whom_met(call)) == ["Erdogan"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Chad and Niger agreed on a border at talks brokered by Cairo.", ["Chad", "Niger"]),
        ("Talks between Chad and Niger mediated by Cairo ended.", ["Chad", "Niger"]),
        ("Chad signed a truce brokered by Cairo.", ["Chad"]),
        ("Chad freed two pilots under a deal brokered by Cairo.", ["Chad"]),
        ("Chad took part in talks with Niger hosted by Cairo.", ["Niger"]),
        ("Cairo mediated the talks.", []),
    ],
)
def test_whose_talks_a_third_party_leads(text: str, whose: list[str], happening: Happening) -> None:
    (sentence,) = parse_text(text).sentences
    trigger = next(find_triggers(sentence, index_rules([MEDIATE]), happening))
    assert texts_of(brought_together(trigger)) == whose
