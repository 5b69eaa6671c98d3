"""Words of events by which nothing is told: what is neither confirmed nor denied, and what happens now and then."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.labels import FINITE

_NEITHER = frozenset({"neither", "nor"})
_PAIR = frozenset({"confirm", "deny"})
_HABITS = frozenset({"frequently", "often", "regularly", "routinely", "usually", "typically", "occasionally"})


def tells_nothing(trigger: Token) -> bool:
    """ "has *neither confirmed nor denied* involvement", "often carries out *such* attacks"."""
    return _is_left_open(trigger) or _is_habit(trigger) or _warns_of_what_is(trigger)


def _warns_of_what_is(verb: Token) -> bool:
    """ "warned that the camps *were* unsafe": no threat; "warned that it *would* strike" is one."""
    told = children(verb, "ccomp") if verb.lemma_ == "warn" else []
    return bool(told) and all(
        clause.tag_ in FINITE and not any(child.tag_ == "MD" for child in children(clause, "aux")) for clause in told
    )


def _is_left_open(verb: Token) -> bool:
    first = verb.head if verb.dep_ == "conj" else verb
    joined = {first.lemma_, *(one.lemma_ for one in children(first, "conj") if not children(one, "nsubj"))}
    if verb.lemma_ not in _PAIR or not joined >= _PAIR:
        return False
    words = [*first.children, *verb.children]
    refused = first.dep_ == "xcomp" and first.head.lemma_ in {"refuse", "decline"}
    return refused or any(word.lower_ in _NEITHER or word.dep_ == "neg" for word in words)


def _is_habit(noun: Token) -> bool:
    such = any(child.lower_ == "such" for child in noun.children) and noun.tag_ == "NNS"
    return such and any(word.lower_ in _HABITS for word in noun.head.children)
