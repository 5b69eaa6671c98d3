"""Who did the deed did what the deed did."""

from __future__ import annotations

import pytest

from builders import make_entities, make_entity, make_rule, texts_of
from dragoman.codebook.happening import Happening
from dragoman.events.cast import make_cast
from dragoman.events.deeds import behind_deed, who_raided
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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lawmakers adopted a resolution in Warsaw condemning the raid.", ["Lawmakers"]),
        ("Chad issued a joint declaration in London that condemned the raid.", ["Chad"]),
        ("Chad read a statement of Niger condemning the raid.", ["statement"]),
    ],
)
def test_who_issues_a_paper_says_what_it_says(text: str, who: list[str]) -> None:
    paper = next(
        token for token in parse_text(text).blocks[0] if token.text in {"resolution", "declaration", "statement"}
    )
    assert texts_of(behind_deed(paper)) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Troops killed two guards in a raid on the harbour.", ["Troops"]),
        ("Troops mourned two guards in a raid on the harbour.", []),
        ("Two guards were killed in a raid on the harbour.", []),
    ],
    ids=["in doing it", "no doing", "passive"],
)
def test_a_raid_told_by_the_way_is_the_doing_of_the_clause(text: str, who: list[str]) -> None:
    raid = next(token for token in parse_text(text).blocks[0] if token.text == "raid")
    assert [token.text for token in who_raided(raid)] == who


@pytest.mark.parametrize(
    ("text", "deed", "who"),
    [
        ("A bomb planted by rebels killed two guards.", "bomb", ["rebels"]),
        ("France carried out a strike that killed two guards.", "strike", ["France"]),
        ("France condemned a strike that killed two guards.", "strike", []),
    ],
    ids=["planted", "carried out", "condemned"],
)
def test_whose_a_deed_is_that_names_nobody_itself(text: str, deed: str, who: list[str]) -> None:
    token = next(one for one in parse_text(text).blocks[0] if one.text == deed)
    assert [one.text for one in behind_deed(token)] == who
