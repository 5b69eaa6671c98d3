"""Sets of agency pages of several days: a strike and the next one, talks that are held every week."""

from __future__ import annotations

from datetime import date

import pytest
from told_pages import Pages, Told, tell

from dragoman.codebook.load import Codebook

MARKET: Pages = {
    "wire": (
        "Harbour Press",
        date(2023, 4, 12),
        (
            "At least 34 people were killed on Wednesday when warplanes of the Sudanese army bombed a livestock market "
            "in the town of El Fasher, the Sudanese Doctors' Network said.",
            "The network said that more than 80 people had been wounded and that most of the dead were traders.",
            'The army denied that it had bombed the market. "We struck an arms depot of the militia," its spokesman, '
            "Nabil Abdallah, said in a statement.",
            "The Rapid Support Forces accused the army of a massacre.",
        ),
    ),
    "excerpt": (
        "Lowland Courier",
        date(2023, 4, 13),
        (
            "Warplanes of the Sudanese army bombed a livestock market in the town of El Fasher on Wednesday, killing "
            "at least 34 people, the Sudanese Doctors' Network said.",
            "The network said that more than 80 people had been wounded and that most of the dead were traders.",
            "The Rapid Support Forces accused the army of a massacre.",
        ),
    ),
    "own": (
        "Nile Ledger",
        date(2023, 4, 13),
        (
            "Sudanese army jets killed 52 people at the El Fasher cattle market on Wednesday, according to Adam Rijal, "
            "a spokesman for displaced people in Darfur.",
            "Residents buried the dead on Thursday morning.",
        ),
    ),
    "next_day": (
        "Harbour Press",
        date(2023, 4, 14),
        (
            "Sudanese army warplanes bombed the town of El Fasher again on Thursday, killing nine people, the "
            "Sudanese Doctors' Network said.",
            "The raid came a day after an air strike on a livestock market killed at least 34 people there.",
        ),
    ),
}
TALKS: Pages = {
    "first": (
        "Harbour Press",
        date(2024, 3, 5),
        (
            "Negotiators of Armenia and Azerbaijan met in Geneva on Tuesday for talks on a peace treaty, the Armenian "
            "foreign ministry said.",
        ),
    ),
    "first_too": (
        "Caspian Evening News",
        date(2024, 3, 6),
        ("Azerbaijan and Armenia held talks on a treaty in Geneva on Tuesday, the foreign ministry in Baku said.",),
    ),
    "second": (
        "Harbour Press",
        date(2024, 3, 12),
        (
            "Negotiators of Armenia and Azerbaijan met in Geneva on Tuesday for talks on a peace treaty, the Armenian "
            "foreign ministry said.",
        ),
    ),
    "border": (
        "Baku Herald",
        date(2024, 3, 20),
        ("Azerbaijan accused Armenia of having fired on a border post in Nakhchivan on Monday. Armenia denied it.",),
    ),
    "border_denial": (
        "Yerevan Evening News",
        date(2024, 3, 20),
        (
            "Armenia's defence ministry denied on Tuesday that its troops had fired at Azerbaijani positions in "
            "Nakhchivan.",
        ),
    ),
}


@pytest.fixture(scope="module")
def market(codebook: Codebook) -> Told:
    return tell(MARKET, codebook)


@pytest.fixture(scope="module")
def talks(codebook: Codebook) -> Told:
    return tell(TALKS, codebook)


def test_the_strike_of_the_next_day_is_another_one(market: Told) -> None:
    event = market.event("own", "ASSAULT")
    assert market.files(event) == set(MARKET)
    (after,) = [one for one in market.resolution.events if one.type == "ASSAULT" and one.start == date(2023, 4, 13)]
    assert market.files(after) == {"next_day"}
    assert market.contradictions(after) == [], "the army's denial came before it"


def test_a_strike_is_laid_to_the_army_and_not_to_its_spokesman(market: Told) -> None:
    assert {party.country for party in market.event("own", "ASSAULT").actors} == {"SDN"}
    assert not any(party.kind == "person" for party in market.event("own", "ASSAULT").actors)


def test_an_agency_that_looks_back_adds_no_voice(market: Told) -> None:
    origin = market.origin(market.event("own", "ASSAULT"))
    independent = {one.name for one in origin.originators if not one.party}
    assert independent == {"Sudanese Doctors' Network", "Rapid Support Forces", "Adam Rijal"}
    assert (origin.low, origin.high) == (3, 4)


def test_the_denial_stands_against_each_voice_once(market: Told) -> None:
    (denial,) = [one for one in market.contradictions(market.event("own", "ASSAULT")) if one.kind == "denial"]
    assert denial.why.count("etwork") == 1
    assert denial.why.endswith("denied by Sudanese army")


def test_talks_in_the_same_words_a_week_later_are_other_talks(talks: Told) -> None:
    assert talks.files(talks.event("first", "CONSULT")) == {"first", "first_too"}
    assert talks.files(talks.event("second", "CONSULT")) == {"second"}
    assert talks.contradictions(talks.event("first", "CONSULT")) == []


def test_a_charge_and_its_denial_on_two_pages_contradict_once(talks: Told) -> None:
    event = talks.event("border", "ASSAULT")
    assert talks.files(event) == {"border", "border_denial"}
    (found,) = talks.contradictions(event)
    assert (found.kind, found.why) == ("denial", "told by Azerbaijan, denied by Armenia and Armenia's defence ministry")
