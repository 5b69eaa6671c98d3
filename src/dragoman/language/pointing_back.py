"""The thing that "it" or "them" as an object stands for, where the same sentence names it before."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.dependants import dependants

_ONE = frozenset({"it"})
_MANY = frozenset({"them"})
_SINGULAR, _PLURAL = frozenset({"NN"}), frozenset({"NNS"})


def thing_meant(pronoun: Token) -> Token | None:
    """ "Imposed *sanctions* on Iran and lifted *them*": the nearest object before it that is one or many as it is.

    Names and subjects are left to who stands for whom (`mentions.pronouns`): this is about what was done, not to whom.
    """
    if pronoun.lower_ not in _ONE | _MANY:
        return None
    tags = _SINGULAR if pronoun.lower_ in _ONE else _PLURAL
    sentence = pronoun.sent
    before = sentence[: pronoun.i - sentence.start]
    things = (word for word in reversed(list(before)) if word.dep_ in {"dobj", "nsubjpass"} and word.tag_ in tags)
    return next((thing for thing in things if not _stands_above(thing, pronoun)), None)


def _stands_above(thing: Token, pronoun: Token) -> bool:
    """ "A ban that freed *them*": what holds the clause is not meant in it."""
    return thing in pronoun.ancestors or any(place == pronoun.i for _, place in dependants(thing))
