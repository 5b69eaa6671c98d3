"""Who stands where, with actors and a rule of the test's own."""

from __future__ import annotations

from typing import Any

import pytest

from builders import make_entities, make_entity, make_rule
from dragoman.codebook.happening import Happening
from dragoman.events.cast import make_cast
from dragoman.events.roles import find_actors, find_recipients
from dragoman.events.triggers import find_triggers, index_rules
from dragoman.language.parser import parse_text
from dragoman.types import Entity

Sides = tuple[list[str], list[str]]


def sides(text: str, happening: Happening, entities: tuple[Entity, ...], **rule: Any) -> Sides:
    """Words of the actors and of the recipients of the first event."""
    parse = parse_text(text)
    cast = make_cast(parse, entities)
    (sentence,) = parse.sentences
    trigger = next(find_triggers(sentence, index_rules([make_rule("t", **rule)]), happening))
    actors = find_actors(trigger, cast, happening)
    recipients = find_recipients(trigger, cast, happening, actors)
    return [text[one.span.start : one.span.end] for one in actors], [
        text[r.span.start : r.span.end] for r in recipients
    ]


VERBS = [
    ("active", "Turkish police detained three journalists.", ["Turkish police"], ["three journalists"]),
    ("passive", "Three journalists were detained by Turkish police.", ["Turkish police"], ["Three journalists"]),
    ("passive without agent", "Three journalists were detained on Monday.", [], ["Three journalists"]),
    ("conjunction", "Sweden and Finland detained Ivanov and Petrov.", ["Sweden", "Finland"], ["Ivanov", "Petrov"]),
    ("control by subject", "Kenya agreed to detain Kony.", ["Kenya"], ["Kony"]),
    ("control by object", "Uganda asked Kenya to detain Kony.", ["Kenya"], ["Kony"]),
    ("relative clause", "The soldiers who detained Kony fled.", ["The soldiers"], ["Kony"]),
    ("relative object", "Kony, whom Kenya detained, fled.", ["Kenya"], ["Kony"]),
    ("participle", "Soldiers detaining Kony fled.", ["Soldiers"], ["Kony"]),
    ("partitive", "Police detained eleven of the prisoners.", ["Police"], ["the prisoners"]),
    ("modifier", "French warships detained Iranian tankers.", ["French"], ["Iranian"]),
    ("possessor", "Chad's warplanes detained Niger's envoy.", ["Chad"], ["Niger"]),
    ("apposition", "The commander, Idriss, detained Kony.", ["Idriss"], ["Kony"]),
    ("gerund", "Chad accused Niger of detaining Kony.", ["Niger"], ["Kony"]),
    ("second verb", "Kenya crossed the border and detained Kony.", ["Kenya"], ["Kony"]),
    ("agent hung low", "Kony was detained on charges of fraud by Uganda.", ["Uganda"], ["Kony"]),
    ("shared object", "Soldiers chased and detained Kony.", ["Soldiers"], ["Kony"]),
    ("whose", "The army, whose guards detained Kony, fled.", ["The army"], ["Kony"]),
    ("deed of another", "A raid on Homs by rebels detained Kony.", ["rebels"], ["Kony"]),
    ("deed of nobody", "A raid on Homs detained Kony.", [], ["Kony"]),
    ("hung on its object", "Rebels in Homs burnt tyres on the line.", ["Rebels"], []),
    ("after a gerund", "Chad accused Niger of arming rebels and detained Kony.", ["Chad"], ["Kony"]),
    ("place of a town", "Police detained marchers in Minsk.", ["Police"], ["marchers"]),
    ("the speaker's country", '"We detained Kony," Oman\'s director said.', ["Oman"], ["Kony"]),
    ("share of a thing", "Part of the cargo detained Kony.", [], ["Kony"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), [row[1:] for row in VERBS], ids=[row[0] for row in VERBS])
def test_sides_of_a_verb(text: str, actors: list[str], recipients: list[str], happening: Happening) -> None:
    entities = make_entities(text, *actors, *recipients)
    assert sides(text, happening, entities, verbs=("detain", "burn")) == (actors, recipients)


NOUNS = [
    ("light verb", "Rebels launched an attack on Homs.", ["Rebels"], ["Homs"]),
    ("light passive", "Homs suffered an attack by rebels.", ["rebels"], ["Homs"]),
    ("possessor", "Syria's attack on Homs shocked many.", ["Syria"], ["Homs"]),
    ("modifier", "The Syrian attack against Homs shocked many.", ["Syrian"], ["Homs"]),
    ("by", "An attack on Homs by rebels shocked many.", ["rebels"], ["Homs"]),
    ("participle that carries it", "The attack launched on Homs by rebels shocked many.", ["rebels"], ["Homs"]),
    ("clause that carries it", "The attack that rebels launched on Homs shocked many.", ["rebels"], ["Homs"]),
    ("came from", "An attack on Homs came from rebels.", ["rebels"], ["Homs"]),
    ("under it", "Homs was under attack by rebels.", ["rebels"], ["Homs"]),
    ("told behind the verb", "Fresh attacks against Homs broke out on Monday.", [], ["Homs"]),
    ("begun by them", "An attack erupted against Homs by rebels.", ["rebels"], ["Homs"]),
    ("what it is called", "Rebels launched what Syria called an attack on Homs.", ["Rebels"], ["Homs"]),
    ("where a clause opens", "In Homs, rebels launched an attack on Syria.", ["rebels"], ["Syria"]),
    ("days of it", "Rebels began two days of attacks on Homs.", ["Rebels"], ["Homs"]),
    ("whose thing", "Rebels launched an attack on a yacht that belongs to Syria.", ["Rebels"], ["Syria"]),
    ("in whose hands", "Syria launched an attack on a depot held by rebels.", ["Syria"], ["rebels"]),
    ("behind", "Iran was behind the attack on Homs.", ["Iran"], ["Homs"]),
    ("somebody behind", "The gang behind the attack on Homs fled.", ["The gang"], ["Homs"]),
    ("nobody named", "An attack on Homs shocked many.", [], ["Homs"]),
    ("blamed", "Chad blamed Libya for an attack on Homs.", ["Libya"], ["Homs"]),
    ("was blamed", "Libya was blamed for the attack on Homs.", ["Libya"], ["Homs"]),
    ("held responsible", "Chad held Libya responsible for the attack on Homs.", ["Libya"], ["Homs"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), [row[1:] for row in NOUNS], ids=[row[0] for row in NOUNS])
def test_sides_of_a_noun(text: str, actors: list[str], recipients: list[str], happening: Happening) -> None:
    entities = make_entities(text, *actors, *recipients)
    assert sides(text, happening, entities, nouns=("attack",)) == (actors, recipients)


def test_came_under_attack(happening: Happening) -> None:
    text = "The town came under attack from rebels."
    entities = make_entities(text, "The town", "rebels")
    assert sides(text, happening, entities, nouns=("attack",)) == (["rebels"], ["The town"])


PLACES = [
    ("with", "Chad clashed with Niger.", {"verbs": ("clash",), "recipient": ("object", "with")}, ["Niger"]),
    ("dative", "Chad sent Niger tents.", {"verbs": ("send",), "recipient": ("dative", "object")}, ["Niger"]),
    ("dative to", "Chad sent tents to Niger.", {"verbs": ("send",), "recipient": ("dative", "to")}, ["Niger"]),
    ("owner", "Chad lifted Sudan's debt.", {"verbs": ("lift",), "recipient": ("owner",)}, ["Sudan"]),
    ("holder", "Chad froze the assets that Niger holds.", {"verbs": ("freeze",), "recipient": ("owner",)}, ["Niger"]),
    ("maker", "Chad rejected a truce that Niger declared.", {"verbs": ("reject",), "recipient": ("owner",)}, ["Niger"]),
    ("two phrases", "Chad spied on Niger and on Sudan.", {"verbs": ("spy",), "recipient": ("on",)}, ["Niger", "Sudan"]),
    ("modifier", "Chad reopened the Libyan embassy.", {"verbs": ("reopen",), "recipient": ("modifier",)}, ["Libyan"]),
    ("complement", "Chad demanded that Niger pay.", {"verbs": ("demand",), "recipient": ("complement",)}, ["Niger"]),
    ("complement object", "Chad urged Niger to pay.", {"verbs": ("urge",), "recipient": ("complement",)}, ["Niger"]),
    ("within", "Chad praised the progress made in Niger.", {"verbs": ("praise",), "recipient": ("within",)}, ["Niger"]),
    ("none", "Chad praised Niger.", {"verbs": ("praise",), "recipient": ("none",)}, []),
    ("first that fits", "Chad praised Niger for Sudan.", {"verbs": ("praise",), "recipient": ("with", "object")},
     ["Niger"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "recipients"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_places_of_a_rule(text: str, rule: dict[str, Any], recipients: list[str], happening: Happening) -> None:
    names = [name for name in ("Chad", "Niger", "Sudan", "Libyan") if name in text]
    assert sides(text, happening, make_entities(text, *names), **rule) == (["Chad"], recipients)


def test_the_two_are_both(happening: Happening) -> None:
    text = "The two have detained the envoy."
    chad, niger = (make_entity(text, "The two", id=id, mention_how="pronoun") for id in ("a1", "a2"))
    actors, recipients = sides(
        text, happening, (chad, niger, make_entity(text, "the envoy", id="a3")), verbs=("detain",)
    )
    assert (actors, recipients) == (["The two", "The two"], ["the envoy"])


def test_the_presidents_of_three_countries_are_three(happening: Happening) -> None:
    text = "The presidents of Colombia, Ecuador and Chile detained Kony."
    role = make_entity(text, "The presidents", mention_how="role")
    others = (make_entity(text, name, id=name) for name in ("Colombia", "Ecuador", "Chile", "Kony"))
    actors, _ = sides(text, happening, (role, *others), verbs=("detain",))
    assert actors == ["Colombia", "Ecuador", "Chile"]


def test_nobody_does_it_to_himself(happening: Happening) -> None:
    text = "Chad defended its soldiers."
    chad = make_entity(text, "Chad", "its")
    assert sides(text, happening, (chad,), verbs=("defend",)) == (["Chad"], [])


def test_each_part_says_how_it_was_found(happening: Happening) -> None:
    text = "French warships detained Kony."
    parse = parse_text(text)
    cast = make_cast(parse, make_entities(text, "French", "Kony"))
    (trigger,) = find_triggers(next(parse.sentences), index_rules([make_rule("t", verbs=("detain",))]), happening)
    actors = find_actors(trigger, cast, happening)
    assert [one.how for one in actors] == ["subject, modifier"]
    assert [one.how for one in find_recipients(trigger, cast, happening, actors)] == ["object"]


def test_an_enemy_stands_in_the_purpose(happening: Happening) -> None:
    text = "Chad sent soldiers to confront Niger."
    entities = make_entities(text, "Chad", "Niger")
    assert sides(text, happening, entities, verbs=("send",), recipient=("purpose",)) == (["Chad"], ["Niger"])


def test_whom_a_demand_is_for_stands_in_its_clause(happening: Happening) -> None:
    text = "A demand by Chad that Niger pay was read out."
    entities = make_entities(text, "Chad", "Niger")
    assert sides(text, happening, entities, nouns=("demand",), noun_recipient=("complement",)) == (["Chad"], ["Niger"])


def test_the_speakers_own_state_is_not_warned(happening: Happening) -> None:
    text = "Kony warned that Chad would punish Niger."
    kony = make_entity(text, "Kony", id="a1", kind="person", country="TCD")
    chad = make_entity(text, "Chad", id="a2", kind="country", country="TCD")
    niger = make_entity(text, "Niger", id="a3", kind="country", country="NER")
    told = {"verbs": ("warn",), "recipient": ("complement",)}
    assert sides(text, happening, (kony, chad, niger), **told) == (["Kony"], ["Niger"])
    alone = "Kony warned that Chad would fall."
    kony = make_entity(alone, "Kony", id="a1", kind="person", country="TCD")
    chad = make_entity(alone, "Chad", id="a2", kind="country", country="TCD")
    assert sides(alone, happening, (kony, chad), **told) == (["Kony"], ["Chad"])


def test_own_people_can_be_asked(happening: Happening) -> None:
    text = "Kony urged his supporters to march."
    kony = make_entity(text, "Kony", "his", id="a1", kind="person")
    crowd = make_entity(text, "his supporters", id="a2", kind="group")
    assert sides(text, happening, (kony, crowd), verbs=("urge",), event="REQUEST") == (["Kony"], ["his supporters"])


def test_who_agrees_with_another_agrees_with_nobody_else(happening: Happening) -> None:
    text = "Chad and Niger agreed to pay during talks led by Sudan."
    entities = make_entities(text, "Chad", "Niger", "Sudan")
    rule = {"verbs": ("agree",), "event": "AGREE", "recipient": ("with", "within")}
    assert sides(text, happening, entities, **rule) == (["Chad", "Niger"], [])


def test_the_next_verb_s_object_is_its_own(happening: Happening) -> None:
    text = "Chad detained men on Monday and freed Kony."
    assert sides(text, happening, make_entities(text, "Chad", "Kony"), verbs=("detain",)) == (["Chad"], [])


def test_forces_that_are_sent_are_no_side(happening: Happening) -> None:
    text = "Chad refused to send soldiers."
    rule = {"verbs": ("refuse",), "recipient": ("complement",)}
    assert sides(text, happening, make_entities(text, "Chad", "soldiers"), **rule) == (["Chad"], [])


def test_a_region_is_not_the_state_that_it_belongs_to(happening: Happening) -> None:
    text = "Georgia's breakaway region of Abkhazia detained Kony."
    assert sides(text, happening, make_entities(text, "Georgia", "Abkhazia", "Kony"), verbs=("detain",)) == (
        ["Abkhazia"],
        ["Kony"],
    )


def test_envoys_of_two_are_both(happening: Happening) -> None:
    text = "Negotiators from Chad and Niger detained Kony."
    envoys = make_entity(text, "Negotiators", id="a9", mention_how="role")
    entities = (envoys, *make_entities(text, "Chad", "Niger", "Kony"))
    assert sides(text, happening, entities, verbs=("detain",)) == (["Chad", "Niger"], ["Kony"])


def test_two_told_in_an_apposition_are_both(happening: Happening) -> None:
    text = "Two states, Chad and Niger, detained Kony."
    entities = make_entities(text, "Chad", "Niger", "Kony")
    assert sides(text, happening, entities, verbs=("detain",)) == (["Chad", "Niger"], ["Kony"])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Oslo failed to make the required checks on Kony.", []),
        ("Oslo failed to condemn Kony.", ["Kony"]),
    ],
)
def test_what_a_refused_deed_was_about_is_no_side(text: str, recipients: list[str], happening: Happening) -> None:
    rule = {"verbs": ("fail",), "recipient": ("complement",), "event": "REJECT"}
    assert sides(text, happening, make_entities(text, "Oslo", "Kony"), **rule) == (["Oslo"], recipients)


def test_a_topic_is_not_who_is_criticised(happening: Happening) -> None:
    text = "Oslo criticised its policy on Chad."
    rule = {"verbs": ("criticise",), "recipient": ("against",), "event": "ACCUSE"}
    assert sides(text, happening, make_entities(text, "Oslo", "Chad"), **rule) == (["Oslo"], [])
