"""Warnings that threaten and warnings that only foretell: "warned that it would hit back", "the threat of floods"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.cast import Cast, ids_of
from dragoman.events.modality import FUTURE
from dragoman.events.public import is_state
from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import EventMention

_WARNING = frozenset({"warn", "caution"})
_WARNINGS = frozenset({"threat", "warning"})
_WILL = FUTURE | {"would", "'d"}
_SPEAKER = frozenset({"it", "they", "he", "she", "we", "i"})
_STEPS = frozenset({"measure", "action", "response"})
_UTTERING = frozenset({"make", "issue", "send", "receive", "repeat", "renew", "utter", "deliver", "get", "give"})
_UTTERED = frozenset({"threat", "ultimatum"})


def foretells(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Whether a danger is only named: "warned that costs would rise", "the threat of floods"."""
    if event.status == "negated" and clauses.children(trigger.token, "neg"):
        return True
    if not trigger.verbal:
        return _is_danger(trigger, event)
    verb = trigger.token
    if verb_lemma(verb) not in _WARNING:
        return _steps_against_nobody(event, trigger)
    if not event.actors or any(child.lower_ == "about" for child in clauses.children(verb, "prep")):
        return True
    told = clauses.children(verb, "ccomp")
    if not told:
        return not event.recipients
    addressed = bool(clauses.children(verb, "dobj", "dative"))
    if addressed:
        return not any(_is_ahead(word) for clause in told for word in clause.subtree)
    return not any(_is_ahead(clause) and _is_own(clause, event, cast) for clause in told)


def _is_ahead(clause: Token) -> bool:
    return any(child.lower_ in _WILL for child in clauses.children(clause, "aux"))


def _is_own(clause: Token, event: EventMention, cast: Cast) -> bool:
    """Whether it is the speaker, or his state, that will do it: "warned that *Seoul* would strike back"."""
    subjects = clauses.children(clause, "nsubj")
    home = {cast.entities[one.entity].country for one in event.actors} - {None}
    speakers = ids_of(event.actors)
    named = [cast.entities[mention.entity] for word in subjects for mention in cast.at(word)]
    by_it = any(word.lower_ == "it" for word in subjects) and any(
        cast.entities[one.entity].kind == "person" for one in event.actors
    )
    if by_it:  # "the minister warned that *it* would take years"
        return False
    if any(one.id in speakers or (one.country in home and is_state(one)) for one in named):
        return True
    unnamed = [word for word in subjects if not cast.at(word)]
    passive = bool(clauses.children(clause, "nsubjpass")) and bool(event.recipients)
    return passive or any(word.lower_ in _SPEAKER for word in unnamed)


def _is_danger(trigger: Trigger, event: EventMention) -> bool:
    """ "the *threat* of floods", "a *threat* to peace": singular, and nobody makes it or says what will be done."""
    noun = trigger.token
    if noun.lemma_ not in _WARNINGS:
        return False
    if not event.actors:
        return True
    carried = trigger.carrier is not None and verb_lemma(trigger.carrier) in _UTTERING
    says_what = bool(clauses.children(noun, "acl", "ccomp", "xcomp")) and any(
        clauses.is_infinitive(word) for word in clauses.children(noun, "acl", "xcomp")
    )
    if carried or says_what or noun.tag_ == "NNS":
        return False
    uttered = bool(clauses.possessors(noun)) or bool(clauses.prepositional(noun, "by"))
    return not (uttered and event.recipients)


def _steps_against_nobody(event: EventMention, trigger: Trigger) -> bool:
    """ "announced *measures* that will help", "had *set* a deadline": against nobody it threatens nobody."""
    if event.recipients or any(token.lemma_ in _UTTERED for token in trigger.match.tokens[1:]):
        return False
    objects = clauses.logical_object(trigger.token)
    things = {noun.lemma_.lower() for thing in objects for noun in (thing, *clauses.of_phrase(thing))}
    return bool(things & _STEPS) or (trigger.rule.id == "threaten.verb" and verb_lemma(trigger.token) != "threaten")
