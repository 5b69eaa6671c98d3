"""Noun phrases that the parser tore apart."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.clauses import logical_object, logical_subject
from dragoman.language.parser import parse_text


def _subjects(verb: str, text: str) -> list[str]:
    token = word_in(parse_text(text), verb)
    return [child.text for child in token.children if child.dep_ == "nsubj"]


@pytest.mark.parametrize(
    ("verb", "subjects", "text"),
    [
        (
            "opened",
            ["Gunmen"],
            "Gunmen believed to be members of a drug cartel opened fire on a wake in the northern Mexican city of "
            "Torreon late on Sunday, killing at least 10 people, prosecutors said.",
        ),
        (
            "beat",
            ["Police"],
            "Police in the Belarusian capital Minsk beat protesters with truncheons and dragged dozens of them into "
            "vans.",
        ),
        ("believed", ["Riga"], "Riga believed the gunmen opened fire."),
        (
            "wounded",
            ["rockets"],
            "Israel's army said it had struck a depot on Sunday, hours after rockets fired from across the border "
            "wounded two farmers near the town of Metula.",
        ),
    ],
    ids=["participle", "seat", "a verb of its own", "a clause of time"],
)
def test_a_description_has_no_verb(verb: str, subjects: list[str], text: str) -> None:
    assert _subjects(verb, text) == subjects


def test_the_last_noun_of_a_list_is_an_object_too() -> None:
    text = "Tunisian police used batons and tear gas to break up a sit-in by unemployed graduates in Kasserine."
    gas = word_in(parse_text(text), "gas")
    assert (gas.dep_, gas.head.text) == ("conj", "batons")


def test_whom_they_arrested_has_a_name() -> None:
    name = word_in(parse_text("Security forces arrested the rapper Aamron in May."), "Aamron")
    assert (name.dep_, name.head.text) == ("appos", "rapper")


def test_who_is_shot_dead_was_not_dead_before() -> None:
    dead = word_in(
        parse_text("Rebels from the hills shot dead 49 villagers in Djaiba, burning down dozens of huts."), "dead"
    )
    assert (dead.dep_, dead.head.text) == ("oprd", "shot")


def test_who_is_taken_hostage_is_taken() -> None:
    parse = parse_text("Pirates boarded a tanker and took nine sailors hostage.")
    sailors, hostage = word_in(parse, "sailors"), word_in(parse, "hostage")
    assert [(one.dep_, one.head.text) for one in (sailors, hostage)] == [("dobj", "took"), ("oprd", "took")]


def test_who_flees_fighting_fights_nobody() -> None:
    fighting = word_in(
        parse_text("Thousands of people have fled fighting between Thai and Cambodian troops."), "fighting"
    )
    assert (fighting.pos_, fighting.dep_, fighting.head.text) == ("NOUN", "dobj", "fled")


def test_those_left_injured_injured_nobody() -> None:
    parse = parse_text("Clashes broke out in Lahore, leaving two people dead and dozens injured.")
    dozens, injured = word_in(parse, "dozens"), word_in(parse, "injured")
    assert [(one.dep_, one.head.text) for one in (dozens, injured)] == [("dobj", "leaving"), ("oprd", "leaving")]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Khartoum accused the RSF of murder and the Emirates of arming the group.", "arming"),
        ("Khartoum accused the RSF of shelling its depots and the Emirates of sending troops.", "sending"),
    ],
    ids=["behind a deed's name", "behind a gerund"],
)
def test_a_second_charge_is_the_second_ones(text: str, verb: str) -> None:
    (block,) = parse_text(text).blocks
    accused, charged = (next(one for one in block if one.text == word) for word in ("accused", verb))
    assert {one.text for one in logical_object(accused)} == {"RSF", "Emirates"}
    assert [one.text for one in logical_subject(charged)] == ["Emirates"]


def test_who_was_taken_and_rescued_is_whom_they_rescued() -> None:
    text = "Ugandan soldiers have rescued three Congolese army officers taken hostage by a militia in Ituri province."
    parse = parse_text(text)
    rescued, taken = word_in(parse, "rescued"), word_in(parse, "taken")
    assert [one.text for one in logical_object(rescued)] == ["officers"]
    assert [one.text for one in logical_subject(taken)] == ["militia"]


def test_party_and_state_join_nobody() -> None:
    text = "Senators Ada Coons, D-Del., and Marco Ruiz, R-Fla., urged Egypt to free Omar Said."
    doers = logical_subject(word_in(parse_text(text), "urged"))
    assert [token.text for token in doers] == ["Coons", "Ruiz"]


def test_what_a_comma_sets_off_is_no_second_object() -> None:
    text = "The soldiers also burned the village, messages obtained by Reuters show."
    assert [token.text for token in logical_object(word_in(parse_text(text), "burned"))] == ["village"]
