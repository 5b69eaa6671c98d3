"""Finite verbs joined to infinitives: what the parser hangs on the nearer verb belongs to the one above."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.parser import parse_text

REJOINED = [
    ("The envoy refused to leave and accused Chad of lying.", "accused", "refused"),
    ("Troops moved to seize the bridge and arrested the mayor.", "arrested", "moved"),
    ("The bloc said it would lift the ban and urged the junta to talk.", "urged", "said"),
    ("France said it would close its embassy and has recalled its envoy.", "recalled", "said"),
    ("The general denied that his men had fired on marchers and accused Chad of lying.", "accused", "denied"),
    ("Kigali said the claims were baseless and urged Burundi to stop.", "urged", "said"),
    ("Kigali said two men were killed and accused Burundi of lying.", "accused", "said"),
    ("Kigali accused Rwanda of arming rebels and shut the border.", "shut", "accused"),
    ("Kabul said its men had attacked a post, and the Omani minister vowed a response.", "vowed", "said"),
    ("Guards fired at a boat operated by a charity and threatened to board it.", "threatened", "fired"),
    ("Guards towed a boat operated by a charity and owned by a bank.", "owned", "operated"),
    ("The navy rescued 40 villagers who had been stranded by floods and flew rice to the area.", "flew", "rescued"),
]
LEFT_ALONE = [
    ("Police found the men who were freed by rebels and burned the camp.", "burned", "freed"),
    ("Kabul said its men had fled and the Omanis burned a post.", "burned", "fled"),
    ("Rebels said that the army had shelled the town and burned a mill.", "burned", "shelled"),
    ("The envoy said that the army fired and accused the town of spying.", "accused", "fired"),
    ("Israel plans to build homes and expand the town.", "expand", "build"),
    ("The ministry said Ukraine would withdraw and Russia halted its advance.", "halted", "withdraw"),
    ("The envoy arrived in Doha and met the emir.", "met", "arrived"),
    ("Iran is seeking talks and has asked Oman to help.", "asked", "seeking"),
]


@pytest.mark.parametrize(("sentence", "verb", "above"), [*REJOINED, *LEFT_ALONE])
def test_a_finite_verb_is_joined_to_a_finite_one(sentence: str, verb: str, above: str) -> None:
    joined = word_in(parse_text(sentence), verb)

    assert (joined.dep_, joined.head.text) == ("conj", above)


def test_the_and_and_what_stands_behind_go_with_the_verb() -> None:
    parse = parse_text(
        "The military rulers have refused to free him and accused France of plotting against them, which Paris denied."
    )

    assert word_in(parse, "and").head.text == "refused"
    assert word_in(parse, "denied").head.text == "accused"


@pytest.mark.parametrize(
    ("sentence", "word", "above"),
    [
        ("M23 denied that its men had shelled a camp in Goma, blaming the army.", "blaming", "denied"),
        ("Kyiv said Russia had bombed a hospital, calling on allies to help.", "calling", "said"),
        ("Kyiv said Zelensky had addressed the troops, thanking them for the town.", "thanking", "addressed"),
        ("The report accused the army of executions.", "of", "accused"),
        ("The report accused the president of Chad.", "of", "president"),
    ],
)
def test_participles_and_charges_hang_on_whom_they_tell_of(sentence: str, word: str, above: str) -> None:
    assert word_in(parse_text(sentence), word).head.text == above


def test_two_parties_are_two() -> None:
    parse = parse_text("Ethiopia's government and Tigray rebels signed a peace deal.")
    assert word_in(parse, "government").dep_ == "nsubj"
    assert word_in(parse, "rebels").head.text == "government"
