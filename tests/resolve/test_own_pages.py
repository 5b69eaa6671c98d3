"""Short pages from reading to record: who stands behind what they tell, what joins them, what contradicts it."""

from __future__ import annotations

from datetime import date

import pytest
from told_pages import Pages, Told, tell

from dragoman.codebook.load import Codebook

PAGES: Pages = {
    "strike_wire": (
        "Harbour Press",
        date(2024, 5, 14),
        (
            "A drone strike killed 23 people at a market in the Ethiopian city of "
            "Mekelle on Tuesday, a doctor at the city's main hospital said.",
            "Ethiopia's army carried out the strike, said Abel Haile, a trader.",
            "Women and children were among the dead, the doctor told Harbour Press. He said that 40 people "
            "had been wounded.",
        ),
    ),
    "strike_excerpt": (
        "Plains Observer",
        date(2024, 5, 15),
        (
            "The fighting in the north was meant to be over. Few of the farmers who live there believed it.",
            "A drone strike killed 23 people at a market in the Ethiopian city of Mekelle on Tuesday, a doctor at the "
            "city's main hospital said.",
            "Women and children were among the dead, the doctor told Harbour Press. He said that 40 people "
            "had been wounded.",
        ),
    ),
    "strike_own": (
        "Northern Chronicle",
        date(2024, 5, 15),
        (
            "A government drone strike killed at least 21 people at the grain market of Mekelle on Tuesday.",
            "This reporter counted nine bodies in the yard of the hospital.",
        ),
    ),
    "strike_denial": (
        "Addis Gazette",
        date(2024, 5, 15),
        ("Ethiopia's army denied on Wednesday that it had bombed a market in Mekelle.",),
    ),
    "loop_one": (
        "Sahel Star",
        date(2024, 7, 9),
        ("Troops from Chad attacked a rebel camp in Niger on Monday, the website Desert Monitor reported.",),
    ),
    "loop_two": (
        "Desert Monitor",
        date(2024, 7, 9),
        ("Chad's army attacked a rebel camp in Niger on Monday, the newspaper Sahel Star reported on Tuesday.",),
    ),
    "meeting": (
        "Harbour Press",
        date(2024, 9, 3),
        (
            "Turkish Foreign Minister Hakan Fidan met his Egyptian counterpart, Badr Abdelatty, in Ankara on Tuesday "
            "for talks on Libya.",
        ),
    ),
    "meeting_again": (
        "Harbour Press",
        date(2024, 9, 10),
        (
            "Turkish Foreign Minister Hakan Fidan met his Egyptian counterpart, Badr Abdelatty, in Cairo on Tuesday "
            "for talks on Gaza.",
        ),
    ),
}


@pytest.fixture(scope="module")
def told(codebook: Codebook) -> Told:
    return tell(PAGES, codebook)


def test_a_strike_is_one_event_with_its_doer_and_its_denial(told: Told) -> None:
    event = told.event("strike_wire", "ASSAULT")
    assert told.files(event) == {"strike_wire", "strike_excerpt", "strike_own", "strike_denial"}
    assert [party.key for party in event.actors] == ["ETH.MIL.army"]
    assert event.start == date(2024, 5, 14)
    (denial,) = [one for one in told.resolution.contradictions if one.kind == "denial" and one.event == event.id]
    assert denial.why.endswith("denied by Ethiopia's army")


def test_the_doctor_counts_once_however_often_he_is_printed(told: Told) -> None:
    origin = told.origin(told.event("strike_wire", "ASSAULT"))
    assert {one.name for one in origin.originators} == {
        "doctor at the city's main hospital", "Abel Haile", "Northern Chronicle",
    }  # fmt: skip
    assert (origin.low, origin.high) == (3, 3)


def test_tolls_of_which_one_is_a_least_do_not_contradict(told: Told) -> None:
    assert not [one for one in told.resolution.contradictions if one.kind in {"number", "update"}]


def test_two_outlets_that_cite_each_other_are_one_voice(told: Told) -> None:
    event = told.event("loop_one", "ASSAULT")
    assert told.files(event) == {"loop_one", "loop_two"}
    origin = told.origin(event)
    assert (origin.low, origin.high) == (1, 1)
    assert origin.originators[0].why == "cite one another: Desert Monitor and Sahel Star"


def test_the_same_two_men_a_week_later_meet_again(told: Told) -> None:
    assert told.event("meeting", "CONSULT").id != told.event("meeting_again", "CONSULT").id
