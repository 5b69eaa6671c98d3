"""Sides that another clause of the sentence names."""

from __future__ import annotations

import pytest

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text


def recipients(text: str, codebook: Codebook, event_type: str) -> list[tuple[str, str]]:
    """Name and place in the grammar of each recipient of the first event of a type."""
    reading = read_text(text, codebook, rules_only=True)
    event = next(event for event in reading.events if event.type == event_type)
    names = {entity.id: entity.name for entity in reading.entities}
    return [(names[one.entity], one.how) for one in event.recipients]


@pytest.mark.parametrize(
    ("text", "event_type", "name", "how"),
    [
        (
            "The Slovak minister resigned on Friday after French farmers had called for it.",
            "RETREAT",
            "French farmers",
            "who pressed for it",
        ),
        (
            "Poland put its army on alert after Belarusian helicopters had strayed over the forest.",
            "MOBILIZE",
            "Belarus",
            "named beside it",
        ),
        (
            "Egypt condemned the raid and criticised Sudan.",
            "ACCUSE",
            "Sudan",
            "shared with the next verb",
        ),
        (
            "Ankara cried foul after Greek frigates had followed its survey ship.",
            "ACCUSE",
            "Gre",
            "whose doing it answers",
        ),
        (
            "China will retaliate if Lithuania opens the office.",
            "THREATEN",
            "Lithuania",
            "whose doing it answers",
        ),
    ],
    ids=["pressed", "shown", "shared", "answered", "condition"],
)
def test_the_recipient_stands_in_another_clause(
    text: str, event_type: str, name: str, how: str, codebook: Codebook
) -> None:
    ((found, way),) = recipients(text, codebook, event_type)
    assert found.startswith(name)
    assert way == how


@pytest.mark.parametrize(
    ("text", "event_type", "names"),
    [
        ("Veterans in Harare threatened to take up arms if Rwanda won.", "THREATEN", ["Rwanda"]),
        ("Chad demanded that Mexico pay, after Bolivia's president had resigned.", "RETREAT", []),
        ("Bahrain recalled its ambassador and demanded that Iran stop.", "SANCTION", ["Iran"]),
        ("Chad called for sanctions and asked Kenya to help.", "REQUEST", []),
        ("Turkey urged Greece to extradite eight soldiers.", "COOPERATE", ["Turkey"]),
        ("Russian warships sailed by, prompting Japan to express concern.", "ACCUSE", ["Russian warships"]),
    ],
    ids=[
        "a condition below",
        "pressed another state",
        "the next demand",
        "called for",
        "asked for",
        "prompting",
    ],
)
def test_what_other_clauses_give(text: str, event_type: str, names: list[str], codebook: Codebook) -> None:
    assert [name for name, _ in recipients(text, codebook, event_type)] == names


def test_a_refusal_answers_whoever_asked(codebook: Codebook) -> None:
    text = "Chad asked Kenya for troops, and Kenya turned the request down."
    assert recipients(text, codebook, "REJECT") == [("Chad", "who asked for it")]


def test_a_recipient_of_its_own_goes_first(codebook: Codebook) -> None:
    text = "Poland sent troops to the border with Ukraine after Belarusian helicopters had come."
    assert [name for name, _ in recipients(text, codebook, "MOBILIZE")] == ["Ukraine"]


def test_no_doer_no_recipient_from_elsewhere(codebook: Codebook) -> None:
    reading = read_text("Curbs were eased after Serbia protested.", codebook, rules_only=True)
    assert all(not event.recipients for event in reading.events if event.type == "CONCEDE")


def test_force_is_not_shown_to_the_agency_that_tells_of_it(codebook: Codebook) -> None:
    text = "Turkey put its army on alert, according to TASS."
    assert recipients(text, codebook, "MOBILIZE") == []


def test_the_agency_that_is_told_is_no_party(codebook: Codebook) -> None:
    text = "Kenya will send a mediator, a diplomat told the BBC."
    assert recipients(text, codebook, "CONSULT") == []


def test_money_is_given_to_whom_it_is_to_help(codebook: Codebook) -> None:
    text = "Japan provided 200 million dollars to help Jordan cope."
    assert recipients(text, codebook, "AID") == [("Jordan", "shared with the next verb")]


def test_who_tells_of_it_is_not_whom_force_is_shown_to(codebook: Codebook) -> None:
    text = "Iran put its army on alert, an Iraqi general said."
    assert recipients(text, codebook, "MOBILIZE") == []


def test_a_court_is_not_whom_a_rally_is_meant_for(codebook: Codebook) -> None:
    text = "A court in Minsk jailed two opposition activists for taking part in a rally."
    assert recipients(text, codebook, "PROTEST") == []


@pytest.mark.parametrize(
    ("text", "event_type", "name"),
    [
        ("Niger cut ties with France, a move criticised by Egypt.", "ACCUSE", "Niger"),
        ("Spain lifted its sanctions on Cuba on Tuesday, a decision that Peru welcomed.", "SUPPORT", "Spain"),
    ],
    ids=["criticised", "welcomed"],
)
def test_who_judges_a_step_judges_who_took_it(text: str, event_type: str, name: str, codebook: Codebook) -> None:
    assert recipients(text, codebook, event_type) == [(name, "whose step it is")]


def test_she_who_appears_is_not_answered(codebook: Codebook) -> None:
    text = "Angela Merkel pleaded not guilty when she appeared before a judge in Chad."
    assert "whose doing it answers" not in [how for _, how in recipients(text, codebook, "REJECT")]
