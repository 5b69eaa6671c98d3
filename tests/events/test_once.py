"""One event that two words tell of, with the codebook that ships."""

from __future__ import annotations

import pytest

from builders import Read


@pytest.mark.parametrize(
    "text",
    [
        "Manila summoned the Chinese ambassador to protest against drills by Beijing's navy.",
        "The Gambia filed a case accusing Myanmar of fraud.",
    ],
    ids=["summoned to protest", "a case accusing"],
)
def test_a_charge_is_brought_once(text: str, read: Read) -> None:
    assert [event.type for event in read(text).events].count("ACCUSE") == 1


def test_calling_the_charge_baseless_is_the_denial(read: Read) -> None:
    reading = read("The Emirates denied that it had armed rebels in Sudan, calling the claims baseless.")
    assert [event.type for event in reading.events if event.type in {"REJECT", "ACCUSE"}] == ["REJECT"]


def test_a_hunger_strike_to_protest_is_one_hunger_strike(read: Read) -> None:
    reading = read("Kizza Besigye has gone on hunger strike in jail to protest against his detention.")
    assert [event.mode for event in reading.events if event.type == "PROTEST"] == ["hunger"]


def test_what_a_ship_carries_is_sent_once(read: Read) -> None:
    assert [event.type for event in read("Mexico sent a ship carrying food to Cuba.").events] == ["AID"]


def test_those_sent_by_somebody_were_sent(read: Read) -> None:
    """The participle hangs on its own object; it is no second word for itself."""
    reading = read("Monitors sent by the European Union took up their posts on 12 January.")
    assert [event.type for event in reading.events] == ["AID"]
