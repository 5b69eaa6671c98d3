"""Places that tell where it happened and are no side: "signed in *Vienna*", "the *Kabul* bombing"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast
from dragoman.events.sides import noun_place
from dragoman.events.triggers import Trigger

_AIMED = frozenset({"on", "against"})
_ANYBODYS = frozenset(
    {"blast", "explosion", "bombing", "shooting", "ambush", "attack", "clash", "fighting", "gunfight", "shootout",
     "battle", "massacre", "killing"}
)  # fmt: skip
_THROUGH = frozenset({"through", "across", "around"})  # "marched through *Warsaw*"
_BESIDE = frozenset({"outside", "near", "opposite", "beside", "behind"})


def is_town(token: Token, cast: Cast) -> bool:
    """Whether a place that is no state stands there: "the *Kabul* bombing" tells where, not who."""
    mentions = cast.at(token)
    return bool(mentions) and all(cast.entities[mention.entity].kind == "place" for mention in mentions)


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
    return QUAD_CLASS[trigger.rule.event] in {1, 3} and token.head.lower_ in {"in", "at"} and is_town(token, cast)


def actor_place(cast: Cast) -> Callable[[Trigger, str], list[Token]]:
    """The places of a noun's actor; "the *Kabul* bombing" names the town where, not the bomber."""

    def look(trigger: Trigger, place: str) -> list[Token]:
        tokens = noun_place(trigger, place)
        where = place == "modifier" and trigger.rule.event == "ASSAULT"
        return [token for token in tokens if not (where and (is_town(token, cast) or is_land(token)))]

    return look
