"""Who did the deed did what the deed did."""

from __future__ import annotations

import pytest

from builders import make_entities, make_entity, make_rule
from dragoman.codebook.happening import Happening
from dragoman.events.cast import make_cast
from dragoman.events.roles import find_actors
from dragoman.events.triggers import find_triggers, index_rules
from dragoman.language.parser import parse_text
from dragoman.types import Entity

KILLED = make_rule("t", event="ASSAULT", verbs=("kill", "die"), actor=("none",))


def killers(text: str, entities: tuple[Entity, ...], happening: Happening) -> list[str]:
    parse = parse_text(text)
    (sentence,) = parse.sentences
    (trigger,) = find_triggers(sentence, index_rules([KILLED]), happening)
    found = find_actors(trigger, make_cast(parse, entities), happening)
    return [text[one.span.start : one.span.end] for one in found]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Four aid workers were killed in a US drone strike near Idlib.", ["US"]),
        ("Eleven villagers died in a raid by Sudanese jets on Tuesday.", ["Sudanese"]),
        ("Two guards were killed in an attack on Diyarbakir by rebels.", ["rebels"]),
        ("Four policemen died in clashes with monarchists.", ["monarchists"]),
        ("Two guards were killed in an attack claimed by rebels.", ["rebels"]),
        ("Two guards were killed by fire near Diyarbakir.", []),
        ("Two guards were killed on the orders of the junta.", ["junta"]),
        ("Two guards were killed in a crash near Diyarbakir.", []),
        ("Two guards were killed in a Mali blast.", []),
    ],
    ids=["modifier", "by", "by, after the place", "mutual", "claimed", "fire", "at whose word", "no deed", "where"],
)
def test_the_deed_names_who_killed(text: str, actors: list[str], happening: Happening) -> None:
    assert killers(text, make_entities(text, *actors), happening) == actors


def test_a_town_before_the_deed_tells_where(happening: Happening) -> None:
    text = "Nine farmers were killed in the Maiduguri bombing."
    assert killers(text, (make_entity(text, "Maiduguri", kind="place"),), happening) == []
