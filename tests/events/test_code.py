"""Sentences to events, with the codebook that ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text
from dragoman.types import EventMention, Reading

Read = Callable[[str], Reading]
Told = list[tuple[str, str]]


@pytest.fixture
def read(codebook: Codebook) -> Read:
    return lambda text: read_text(text, codebook, rules_only=True)


def told(reading: Reading) -> Told:
    return [(event.type, event.status) for event in reading.events]


def sides(reading: Reading, event: EventMention) -> tuple[list[str], list[str]]:
    names = {entity.id: entity.name for entity in reading.entities}
    return [names[one.entity] for one in event.actors], [names[one.entity] for one in event.recipients]


def test_ids_follow_the_text(read: Read) -> None:
    reading = read("France expelled a Russian diplomat. Turkish police arrested three journalists.")
    assert [event.id for event in reading.events] == ["e1", "e2"]
    assert [event.type for event in reading.events] == ["SANCTION", "COERCE"]
    assert reading.events[0].trigger < reading.events[1].trigger


def test_a_promise_is_two_events(read: Read) -> None:
    found = told(read("Kenya agreed to send food aid to Haiti."))
    assert ("AGREE", "actual") in found
    assert ("AID", "planned") in found


def test_a_promise_without_a_word_for_it_is_rewritten(read: Read) -> None:
    reading = read("France will expel the Russian ambassador.")
    assert told(reading) == [("SANCTION", "planned"), ("THREATEN", "actual")]
    assert reading.events[1].rule.startswith("rewrite.threaten.of.sanction.")


def test_equals_are_all_actors(read: Read) -> None:
    reading = read("Egypt and Sudan held talks in Cairo.")
    event = next(event for event in reading.events if event.type == "CONSULT")
    actors, recipients = sides(reading, event)
    assert set(actors) == {"Egypt", "Sudan"}
    assert recipients == ["Sudan"]


def test_an_event_says_how_sure_its_rule_is(read: Read) -> None:
    whole = read("Turkish police arrested three journalists.").events[0]
    agentless = read("Three Turkish journalists were arrested.").events[0]
    assert 0 < agentless.confidence < whole.confidence <= 0.95


def test_the_sentence_is_the_event_s_own(read: Read) -> None:
    reading = read("It rained.  Turkish police arrested three journalists.  It snowed.")
    (event,) = reading.events
    assert reading.document[event.sentence] == "Turkish police arrested three journalists."
    assert reading.document[event.trigger] == "arrested"


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired Brazil into the semi-final with a shot from midfield.",
        "Shares in the company retreated as traders sold crude.",
        "The gardener attacked the weeds.",
        "It rained in the garden.",
    ],
)
def test_what_is_no_politics_is_left_out(read: Read, text: str) -> None:
    assert told(read(text)) == []


def test_numbers_go_with_their_event(read: Read) -> None:
    reading = read("Israeli warplanes bombed Gaza, killing 12 people.")
    numbers = [(number.what, number.low) for event in reading.events for number in event.numbers]
    assert ("dead", 12.0) in numbers
