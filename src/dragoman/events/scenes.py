"""Places that tell where it happened and are no side: "signed in *Vienna*", "the *Kabul* bombing"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast, is_town
from dragoman.events.sides import noun_place
from dragoman.events.triggers import Trigger

_OF_A_TOWN = frozenset({"ASSAULT", "SUPPORT", "PROTEST", "COERCE"})  # "the *Kabul* bombing", "the *Oslo* accords"
_AIMED = frozenset({"on", "against"})
_ANYBODYS = frozenset(
    {"blast", "explosion", "bombing", "shooting", "ambush", "attack", "clash", "fighting", "gunfight", "shootout",
     "battle", "massacre", "killing", "protest", "demonstration", "rally", "riot", "strike"}
)  # fmt: skip
_THROUGH = frozenset({"through", "across", "around", "in"})  # "marched through *Warsaw*"
_BEFORE_COURTS = frozenset({"at", "before", "in", "with", "to"})  # "filed a case *with the ICJ*"
_COURTS = frozenset({"court", "tribunal"})
_BESIDE = frozenset({"outside", "near", "opposite", "beside", "behind"})


def is_court(token: Token, cast: Cast) -> bool:
    """Whether a court stands there: who brings a case before it accuses somebody else."""
    names = [cast.entities[mention.entity].name.lower().split() for mention in cast.at(token)]
    return any(_COURTS.intersection(words) for words in names)


def is_land(token: Token) -> bool:
    """ "the *Mali* blast": a country's own name tells where, if the deed is one of those that rebels do as often."""
    deed = token.head
    named = token.dep_ == "compound" and token.tag_ == "NNP" and token.ent_type_ == "GPE" and not token.is_upper
    aimed = any(child.lower_ in _AIMED for child in deed.children)
    return named and deed.lemma_.lower() in _ANYBODYS and not aimed


def is_scene(trigger: Trigger, token: Token, cast: Cast) -> bool:
    """Whether a place only tells where it happened: "signed an accord in *Vienna*", "a rally outside *parliament*"."""
    if token.dep_ == "poss" and token.head.head.lower_ in _BESIDE:  # "outside the *governor's* office"
        token = token.head
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ in _BESIDE:
        return token.head.head.pos_ == "NOUN"
    if trigger.rule.event == "PROTEST" and token.head.lower_ in _THROUGH:
        return token.ent_type_ == "GPE"
    if trigger.rule.event == "ACCUSE" and token.head.lower_ in _BEFORE_COURTS and is_court(token, cast):
        return True
    return QUAD_CLASS[trigger.rule.event] in {1, 3} and token.head.lower_ in {"in", "at"} and is_town(token, cast)


def actor_place(cast: Cast) -> Callable[[Trigger, str], list[Token]]:
    """The places of a noun's actor; "the *Kabul* bombing" and "the *Oslo* accords" name the town where, not who."""

    def look(trigger: Trigger, place: str) -> list[Token]:
        tokens = noun_place(trigger, place)
        whose = place == "possessor" and trigger.rule.event == "PROTEST"  # "*Lyon's* protests"
        where = whose or (place == "modifier" and trigger.rule.event in _OF_A_TOWN)
        return [token for token in tokens if not (where and (is_town(token, cast) or is_land(token)))]

    return look
