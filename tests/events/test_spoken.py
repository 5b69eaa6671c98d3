"""What is said or agreed lives by its sides: what is kept of talk, praise, promises, demands and refusals."""

from __future__ import annotations

import pytest

from builders import Read
from dragoman.types import Reading


def told(reading: Reading, kind: str) -> list[tuple[list[str], list[str]]]:
    """The sides of each event of a type, in the words of the text."""
    text = reading.document.text
    return [
        (
            [text[one.span.start : one.span.end] for one in event.actors],
            [text[one.span.start : one.span.end] for one in event.recipients],
        )
        for event in reading.events
        if event.type == kind
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held in Chile on Monday about the roof.",
        "The proposal enjoys broad support in Ghana.",
        "Portugal's minister gave a press conference after lunch.",
        "In a speech in Oslo she spoke of her commitment to Norway.",
        "A petition about the Danish harbour went round the school.",
        "Serbian trade grew by a tenth.",
        "The Peruvian enquiry had been shelved long ago.",
    ],
)
def test_a_noun_without_both_sides_tells_nothing(read: Read, text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talks between Chile and Peru ended on Monday.", "CONSULT"),
        ("Ghana's support for Togo was welcome.", "SUPPORT"),
        ("Russia's veto of the resolution came late.", "REJECT"),
        ("The Peruvian government issued an appeal for calm.", "REQUEST"),
        ("Nigeria's Senate rejected a demand by the rebels.", "REQUEST"),
    ],
)
def test_a_noun_with_both_or_uttered_by_a_public_side_does(read: Read, text: str, kind: str) -> None:
    assert told(read(text), kind)


@pytest.mark.parametrize(
    "text",
    [
        "Some want to praise Denmark.",
        "It was a way of supporting Ghana.",
        "Peru may meet in the spring.",
        "The bill, endorsed by Ghana's president, was printed on Monday.",
        "Danish families have asked for more buses.",
        "Thousands of Danes gathered by the lake to skate.",
        "The Danish bureau defended its record.",
        "Peru expects prices to rise.",
        "If Peru accepts the offer, the mine will open.",
        "As alleged, the Danish officers had a duty to help.",
    ],
)
def test_a_verb_without_both_sides_tells_nothing_of_wishes_things_and_private_people(read: Read, text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghana welcomed the exchange.", "SUPPORT"),
        ("Ministers of the European Union met in Brussels.", "CONSULT"),
        ("Peru will not accept the ruling.", "AGREE"),
        ("Two Danish officers were charged with fraud.", "ACCUSE"),
        ("Denmark's targets were criticised as too low.", "ACCUSE"),
        ("The Danish prince, who denies the accusation, stayed at home.", "REJECT"),
    ],
)
def test_a_public_side_is_heard_alone(read: Read, text: str, kind: str) -> None:
    assert told(read(text), kind)


def test_recipients_deep_within_are_somebody_else(read: Read) -> None:
    assert told(read("Chile's minister defended the budget that had been written by Peru."), "SUPPORT") == [
        (["Chile's minister"], [])
    ]
    assert told(read("Chile condemned robberies across Peru."), "ACCUSE") == [(["Chile"], [])]
    assert told(read("Chile declined to say whether Peru would join."), "REJECT") in ([], [(["Chile"], [])])
    assert told(read("Chile opposed the idea of Peru joining."), "REJECT") == [(["Chile"], ["Peru"])]
    assert told(read("Chile rejected an appeal lodged by Peru."), "REJECT") == [(["Chile"], ["Peru"])]
    assert told(read("Chile lifted the ban imposed on Peru."), "CONCEDE") == [(["Chile"], ["Peru"])]


@pytest.mark.parametrize(
    "text",
    [
        "Two Danish cousins flew to Chile in May.",
        "Two Danish cousins had dinner with their Chilean neighbours.",
        "A Chilean reporter asked the Peruvian minister, 'What do you fear most?'",
        "The Chilean minister spoke to the BBC.",
    ],
)
def test_daily_life_and_questions_are_no_talks(read: Read, text: str) -> None:
    assert [event.type for event in read(text).events if event.type in {"CONSULT", "REQUEST"}] == []


def test_a_minister_s_journey_is_a_visit(read: Read) -> None:
    assert told(read("The Danish foreign minister flew to Chile in May."), "CONSULT") == [
        (["The Danish foreign minister"], ["Chile"])
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Some 200 people arrived in Gabon seeking refuge in early 2017.", "REQUEST"),
        ("Peru and Chile said their soldiers had trained together on the base.", "COOPERATE"),
        ("The guerrillas had bought two anti-aircraft missiles.", "COOPERATE"),
        ("Two diplomats said that Britain, France and Germany would propose a resolution in September.", "REQUEST"),
        ("Armenia accused Azerbaijan of violating the ceasefire along the whole line.", "REJECT"),
    ],
)
def test_what_needs_no_second_side(read: Read, text: str, kind: str) -> None:
    assert told(read(text), kind)


def test_whom_a_dropped_plan_was_against_is_near(read: Read) -> None:
    text = "President Uribe of Colombia dropped his plan to sue Venezuela in The Hague."
    assert [whom for _, whom in told(read(text), "CONCEDE")] == [["Venezuela"]]
