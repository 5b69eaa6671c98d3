"""The last resort for a side: who is named inside what the verb governs."""

from __future__ import annotations

import pytest

from builders import make_entities, make_rule
from dragoman.codebook.happening import Happening
from dragoman.events.cast import make_cast
from dragoman.events.triggers import find_triggers, index_rules
from dragoman.events.within import nearest_within
from dragoman.language.parser import parse_text

PLEDGE = make_rule("t", verbs=("pledge",))


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Norway pledged to help Jordan and Lebanon cope.", ["Jordan", "Lebanon"], ["Jordan", "Lebanon"]),
        ("Norway pledged to pull back after clashes with Sweden.", ["Sweden"], []),
        ("Norway pledged to join NATO-led patrols.", ["NATO"], []),
        ("Norway pledged to join patrols of NATO.", ["NATO"], ["NATO"]),
        ("Norway pledged to build a wall along Sweden's frontier.", ["Sweden"], []),
        ("Norway pledged to supply tanks.", ["tanks"], []),
        ("Norway pledged a letter accusing Sweden of theft.", ["Sweden"], []),
    ],
    ids=["joined", "told when", "before a participle", "plain", "frontier", "given", "addressed by another word"],
)
def test_who_is_named_inside(text: str, names: list[str], found: list[str], happening: Happening) -> None:
    parse = parse_text(text)
    (sentence,) = parse.sentences
    (trigger,) = find_triggers(sentence, index_rules([PLEDGE]), happening)
    sides = nearest_within(trigger, make_cast(parse, make_entities(text, *names)), frozenset())
    assert [text[one.span.start : one.span.end] for one in sides] == found


@pytest.mark.parametrize(
    "text", ["Riga fined a singer for insulting Chad.", "Riga fined a singer under a pact with Chad."]
)
def test_what_came_before_is_no_side_of_the_penalty(text: str, happening: Happening) -> None:
    parse = parse_text(text)
    (sentence,) = parse.sentences
    for event, found in (("COERCE", []), ("ACCUSE", ["Chad"])):
        (trigger,) = find_triggers(sentence, index_rules([make_rule("t", event=event, verbs=("fine",))]), happening)
        cast = make_cast(parse, make_entities(text, "Chad"))
        assert [text[one.span.start : one.span.end] for one in nearest_within(trigger, cast, set())] == found
