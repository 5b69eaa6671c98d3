"""One deed coded twice, with the codebook that ships."""

from __future__ import annotations

import pytest

from builders import Read
from dragoman.types import Reading


def told(reading: Reading, kind: str) -> list[str]:
    return [reading.document[event.trigger] for event in reading.events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway criticised and condemned Israel on Tuesday.", "ACCUSE"),
        ("The army shot and killed five protesters in Nairobi.", "ASSAULT"),
        ("The prosecutor charged the Honduran minister with fraud and indicted him.", "ACCUSE"),
        ("Ugandan prosecutors filed charges against the opposition leader, who was charged with treason.", "ACCUSE"),
        ("Students blocked roads and marched through Dhaka to demand that the prime minister resign.", "PROTEST"),
        ("Thousands of Georgians staged a protest in Tbilisi, where demonstrators marched on parliament.", "PROTEST"),
        ("Iran executed a Kurdish man, who was hanged in Evin prison.", "ASSAULT"),
        ("Sudan's army bombed Nyala, and the bombing killed eleven people.", "ASSAULT"),
        ("The rebels ambushed an army convoy in Chad in an attack that left six soldiers dead.", "ASSAULT"),
        ("Police fired on the crowd in Kano, wounding nine people.", "ASSAULT"),
        ("The attack on the Nigerian barracks killed nine soldiers.", "ASSAULT"),
    ],
    ids=[
        "near-synonyms",
        "shot and killed",
        "and indicted him",
        "charges and charged",
        "one march",
        "where they marched",
        "executed, who was hanged",
        "the bombing killed",
        "in an attack that left",
        "wounding nine",
        "the attack killed",
    ],
)
def test_two_words_of_a_sentence_tell_one_deed(text: str, kind: str, read: Read) -> None:
    assert len(told(read(text), kind)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army shot five protesters and killed a priest in Nairobi.", "ASSAULT"),
        ("Iran attacked Iraq in April and attacked Iraq again in October.", "ASSAULT"),
        ("Chad called for sanctions and asked Kenya to help.", "REQUEST"),
        ("Brazil imposed sanctions on Peru and slapped tariffs on Peru.", "SANCTION"),
        ("Peru recalled its envoy and expelled two Bolivian diplomats.", "SANCTION"),
        ("Israel struck Beirut, killing a Hezbollah commander.", "ASSAULT"),
        ("Colombia criticised Venezuela and accused it of fraud.", "ACCUSE"),
    ],
    ids=["others", "another day", "two requests", "two measures", "two steps", "somebody new", "a charge besides"],
)
def test_what_carries_something_new_is_told_beside(text: str, kind: str, read: Read) -> None:
    assert len(told(read(text), kind)) == 2


def test_the_blow_and_its_toll_are_laid_together(read: Read) -> None:
    (event,) = read("Sudan's army bombed Nyala, and the bombing killed eleven people.").events
    assert event.actors
    assert [(number.what, number.low) for number in event.numbers] == [("dead", 11)]


def test_what_is_demanded_is_no_deed_beside_the_demand(read: Read) -> None:
    reading = read("Norway called on Rwanda to release the journalist.")
    assert [event.type for event in reading.events] == ["REQUEST"]


def test_a_promise_and_what_is_promised_both_stand(read: Read) -> None:
    assert {"AGREE", "AID"} <= {event.type for event in read("Chile agreed to send aid to Haiti.").events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police arrested the mayor of Harare on Monday. The mayor's arrest was condemned by Botswana.", "COERCE"),
        ("Gunmen killed a Somali judge. The killing of the judge has shaken the Somali government.", "ASSAULT"),
        ("Rwanda signed a peace deal with Congo. Rwanda's deal with Congo was hailed by Kenya.", "SUPPORT"),
        ("Zimbabwe expelled two Zambian diplomats. Trade fell after Zimbabwe expelled the diplomats.", "SANCTION"),
    ],
    ids=["the mayor's arrest", "the killing", "the deal", "after it expelled"],
)
def test_a_deed_mentioned_in_passing_is_told_already(text: str, kind: str, read: Read) -> None:
    reading = read(text)
    first = reading.document.text.index(".")
    assert len([event for event in reading.events if event.type == kind and event.trigger.start < first]) == 1
    assert not [
        event
        for event in reading.events
        if event.type == kind and event.trigger.start > first and event.rule.split(".")[1] not in {"praise"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a Somali judge. Kenya blamed Ethiopia for the killing.",
        "Gunmen killed a Somali judge. Two days later, another killing of a judge shook the city.",
        "Gunmen killed a Somali judge. Kenya's army killed a Somali judge on Friday.",
    ],
    ids=["a charge", "another", "somebody else"],
)
def test_a_new_side_or_another_deed_is_told(text: str, read: Read) -> None:
    assert len(told(read(text), "ASSAULT")) == 2


def test_a_sentence_printed_twice_is_one_event(read: Read) -> None:
    line = "Police have arrested 378 rioters in the city of Leeds"
    text = f"{line}\n\n{line} since the weekend, the mayor of York said."
    assert len(told(read(text), "COERCE")) == 1


def test_a_blow_and_its_toll_were_dealt_to_both(read: Read) -> None:
    reading = read("The Taliban attacked an army base in western Afghanistan, killing 17 Afghan soldiers.")
    (attack,) = [event for event in reading.events if event.type == "ASSAULT"]
    struck = {reading.document[one.span] for one in attack.recipients}
    assert struck == {"an army base", "17 Afghan soldiers"}
    assert [number.low for number in attack.numbers] == [17]
