"""What parties do with or to one another: "held a joint raid", "traded charges", "agreed to reopen the border"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.cast import ids_of
from dragoman.events.sides import noun_place
from dragoman.events.triggers import Trigger
from dragoman.language.clauses import children, logical_object
from dragoman.language.lemmas import verb_lemma
from dragoman.types import Participant

_TRADING = frozenset({"trade", "swap", "exchange"})  # accusations, fire, threats
_FIGHTING = frozenset({"clash", "fight", "battle"})
_MUTUAL = frozenset(
    {"joint", "jointly", "together", "mutual", "mutually", "each", "another", "bilateral", "reciprocal", "common"}
)
_OTHER = frozenset({"other", "another"})
_DRILLS = frozenset({"drill", "exercise", "manoeuvre", "maneuver"})
_ASIDES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "ccomp", "xcomp"})


def is_among_equals(trigger: Trigger) -> bool:
    """ "Algeria and Morocco *agreed* to reopen it", "*traded* charges": with one another, if with nobody else."""
    lemma = verb_lemma(trigger.token)
    agreed = trigger.rule.event == "AGREE" and lemma == "agree"
    fought = lemma in _FIGHTING and trigger.verbal and not logical_object(trigger.token)
    return trigger.rule.symmetric or lemma in _TRADING or agreed or fought or _has_each_other(trigger)


def _has_each_other(trigger: Trigger) -> bool:
    """ "blamed *each other* for the deaths of pilgrims": one another, and no pilgrims."""
    things = children(trigger.token, "dobj") if trigger.verbal else []
    return any(word.lower_ in {"each", "one"} for thing in things if thing.lower_ in _OTHER for word in thing.children)


def is_own_drill(trigger: Trigger, actors: Sequence[Participant], recipients: Sequence[Participant]) -> bool:
    """ "held live-fire drills": who drills with nobody shows force; "held joint drills" was with somebody."""
    drills = [word for word in trigger.match.tokens if word.lemma_.lower() in _DRILLS]
    shared = any(part.lower_ in _MUTUAL for word in drills for part in word.children)
    partners = [one for one in recipients if one.how.split(",")[0] == "with"]  # "around Taiwan" drills against it
    alone = len(ids_of(actors)) == 1 and not partners
    return trigger.rule.event == "COOPERATE" and trigger.verbal and bool(drills) and alone and not shared


def is_mutual(trigger: Trigger) -> bool:
    """ "held a joint raid", "blamed each other": what its subjects do, they do with or to one another."""
    verb = trigger.token if trigger.verbal else trigger.carrier or trigger.token
    if not trigger.verbal and noun_place(trigger, "between"):
        return True  # "clashes between them"
    return is_among_equals(trigger) or any(
        word.lower_ in _MUTUAL
        for child in verb.children
        if child.i > verb.i and child.dep_ not in _ASIDES
        for word in (child, *child.children)
    )
