"""Whose envoy is "the organisation's envoy"? A role's owner, where a definite noun stands for a body named before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.language.parser import start_of, words_of
from dragoman.mentions.found import Found
from dragoman.mentions.origins import BODIES
from dragoman.mentions.pointing import POINTS_TO, REALMS, is_definite, may_mean

_FARTHEST = 60  # names looked back over: a long page tells of several movements


def owners_meant(block: Doc, named: Sequence[Found]) -> dict[int, Found]:
    """The bodies that owning nouns of a paragraph mean, by where the noun stands; `named` in the order of the text.

    "Hamas freed two women. ... *The group's* leader": Hamas, to whom the leader belongs as if it were named there. Of
    states only realms and islands are meant so: "the country" may be any.
    """
    meant: dict[int, Found] = {}
    for noun in _owning(block):
        last = bisect_left(named, start_of(noun), key=lambda one: one.at)
        before = named[max(0, last - _FARTHEST) : last]
        lemma = noun.lemma_.lower()
        owners = (one for one in reversed(before) if one.kind in BODIES or one.country in REALMS.get(lemma, ()))
        body = next((one for one in owners if may_mean(lemma, one.name, one.kind, one.sectors)), None)
        if body is not None:
            meant[start_of(noun)] = body
    return meant


def _owning(block: Doc) -> Iterator[Token]:
    """ "*the group*'s leader", "leaders of *the movement*"."""
    for at, word in enumerate(words_of(block)):
        if word.lower() not in POINTS_TO:
            continue
        noun = block[at]
        owns = noun.dep_ == "poss" or (noun.dep_ == "pobj" and noun.head.lower_ == "of")
        if owns and noun.tag_ == "NN" and is_definite(noun):
            yield noun
