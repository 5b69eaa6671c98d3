"""What parties do with or to one another: "held a joint raid", "traded charges", "agreed to reopen the border"."""

from __future__ import annotations

from dragoman.events.triggers import Trigger
from dragoman.language.lemmas import verb_lemma

_TRADING = frozenset({"trade", "swap", "exchange"})  # accusations, fire, threats
_MUTUAL = frozenset(
    {"joint", "jointly", "together", "mutual", "mutually", "each", "another", "bilateral", "reciprocal", "common"}
)
_ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "ccomp", "xcomp"})


def is_among_equals(trigger: Trigger) -> bool:
    """ "Algeria and Morocco *agreed* to reopen it", "*traded* charges": with one another, if with nobody else."""
    lemma = verb_lemma(trigger.token)
    return trigger.rule.symmetric or lemma in _TRADING or (trigger.rule.event == "AGREE" and lemma == "agree")


def is_mutual(trigger: Trigger) -> bool:
    """ "held a joint raid", "blamed each other": what its subjects do, they do with or to one another."""
    verb = trigger.token if trigger.verbal else trigger.carrier or trigger.token
    return is_among_equals(trigger) or any(
        word.lower_ in _MUTUAL
        for child in verb.children
        if child.i > verb.i and child.dep_ not in _ASIDES
        for word in (child, *child.children)
    )
