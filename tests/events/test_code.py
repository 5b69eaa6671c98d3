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


def test_a_call_to_congratulate_is_support(read: Read) -> None:
    found = told(read("The Turkish president telephoned the Egyptian president to congratulate Egypt."))
    assert ("SUPPORT", "actual") in found
    assert "CONSULT" not in [event_type for event_type, _ in found]


def test_a_denial_names_the_one_who_is_accused(read: Read) -> None:
    reading = read("Cuban officials deny that property owners were ever robbed.")
    event = next(event for event in reading.events if event.type == "ASSAULT")
    assert [one.how for one in event.actors] == ["who denies it"]


def test_the_page_makes_a_nameless_side_political(read: Read) -> None:
    alone = "Jan Kral attacked Peter Novak."
    with_politics = "Chad arrested Peter Novak in March. " + alone
    assert "ASSAULT" not in [event.type for event in read(alone).events]
    assert "ASSAULT" in [event.type for event in read(with_politics).events]


def test_no_state_cuts_ties_with_itself(read: Read) -> None:
    reading = read("France cut ties because the mood in France had changed.")
    assert all(not event.recipients for event in reading.events if event.type == "SANCTION")


def test_who_spoke_in_a_call_took_part_in_it(read: Read) -> None:
    reading = read("The French president voiced worry in a telephone call with the Chinese president.")
    event = next(event for event in reading.events if event.rule == "consult.phone.noun")
    assert len({one.entity for one in (*event.actors, *event.recipients)}) == 2


def test_a_strike_that_kills_hits_those_it_kills(read: Read) -> None:
    reading = read("A strike by Israel hit Syrian soldiers.")
    assert sides(reading, reading.events[0]) == (["Israel"], ["Syrian soldiers"])


def test_depots_of_two_states_are_two_sides(read: Read) -> None:
    reading = read("Russia bombed Syrian and Iraqi depots.")
    assert sides(reading, reading.events[0]) == (["Russia"], ["Syria", "Iraq"])


def test_people_of_whom_only_the_number_is_told(read: Read) -> None:
    reading = read("Thousands marched through Tbilisi against the government of Georgia.")
    assert sides(reading, reading.events[0])[0] == ["Thousands"]


def test_a_strike_on_a_town_is_not_the_towns(read: Read) -> None:
    reading = read("A drone strike on a camp in Tigray killed six Ethiopian nurses.")
    killed = next(event for event in reading.events if event.rule == "assault.kill.verb")
    assert sides(reading, killed)[0] == []


def test_protest_by_what_is_done_has_happened(read: Read) -> None:
    reading = read("Peruvian fishermen blocked a harbour to protest against quotas.")
    assert set(told(reading)) == {("PROTEST", "actual")}


def test_who_is_sent_is_not_whom_it_helps(read: Read) -> None:
    reading = read("Chile's navy sent a frigate to escort two trawlers.")
    escort = next(event for event in reading.events if event.type == "AID")
    assert sides(reading, escort)[1] == ["two trawlers"]


def test_a_broker_is_no_party_to_the_swap(read: Read) -> None:
    reading = read("The two sides will swap prisoners under a deal brokered by Qatar.")
    assert "COOPERATE" not in {event.type for event in reading.events}


def test_condemned_is_who_did_it(read: Read) -> None:
    reading = read("The ombudsman of Moldova condemned the beating of detainees by guards.")
    condemned = next(event for event in reading.events if event.type == "ACCUSE")
    assert sides(reading, condemned)[1] == ["guards"]


def test_a_request_not_to_be_named_is_none(read: Read) -> None:
    assert read("A Libyan minister asked not to be named.").events == ()


def test_names_nobody_knows_are_political_on_a_page_that_is(read: Read) -> None:
    alone = "The Great Council of Chiefs refused to recognise the coup."
    politics = "Fiji expelled a diplomat. Australia condemned the coup. New Zealand froze aid to Fiji."
    assert read(alone).events == ()
    assert "REJECT" in {event.type for event in read(f"{politics} {alone}").events}
