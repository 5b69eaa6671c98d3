"""Who takes part in talks that a sentence only mentions: "signed it after four hours of *talks*"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.triggers import Trigger
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma

_AT_MEETINGS = frozenset({"in", "at", "during", "after", "following", "before", "for", "as", "to"})
# Who does this to talks was to take part in them.
_CALLING_OFF = frozenset(
    {"reject", "rule", "refuse", "decline", "cancel", "postpone", "suspend", "delay", "shun", "rebuff", "spurn", "seek",
     "propose", "want", "halt", "break", "abandon"}
)  # fmt: skip
_STRETCHES = frozenset({"hour", "day", "week", "month", "year", "round", "series", "session", "night", "evening"})


def who_met(noun: Token) -> list[Token]:
    """ "*He* offered help in a telephone call with the emir": the subject of the clause took part."""
    above = noun
    while above.dep_ == "pobj" and (above.head.lower_ in _AT_MEETINGS or _is_stretch(above)):
        above = above.head.head
    if above != noun:  # "agreed on a border at talks": the parser hangs the talks on the border
        above = _clause_of(above)
    if above != noun and clauses.is_verb(above):
        return clauses.logical_subject(above)
    return _who_called_it_off(noun) or _who_is_on_it(noun)


def _who_called_it_off(noun: Token) -> list[Token]:
    """ "*Tehran* ruled out talks with Washington": whose talks they were to be."""
    told = noun.dep_ == "dobj" and verb_lemma(noun.head) in _CALLING_OFF and clauses.prepositional(noun, "with")
    return clauses.logical_subject(noun.head) if told else []


def _clause_of(noun: Token) -> Token:
    """The verb in whose phrases the noun stands, else the noun."""
    while noun.dep_ == "pobj":
        noun = noun.head.head
    return noun.head if noun.dep_ == "dobj" else noun


def _who_is_on_it(noun: Token) -> list[Token]:
    """ "*Dumas*, on a visit to Tehran, said", "*he* said on a trip to Oman"."""
    above = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "on":
        return []
    return clauses.logical_subject(above) if clauses.is_verb(above) else [above]


def whom_met(noun: Token) -> list[Token]:
    """ "told *Erdogan* in a phone call": whom the clause addresses took part."""
    verb = noun.head.head
    told = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during", "by"} and clauses.is_verb(verb)
    return [*clauses.children(verb, "dobj"), *clauses.dative_objects(verb)] if told else []


def brought_together(trigger: Trigger) -> list[Token]:
    """ "*Algeria and Morocco* agreed at talks brokered by Cairo": whose talks they are that a third party leads."""
    verb = trigger.token
    leads = trigger.rule.mode == "third-party" or verb_lemma(verb) == "host"
    if not leads or not trigger.verbal or verb.dep_ != "acl":
        return []
    talks = verb.head
    named = clauses.prepositional(talks, "between", "with")
    if named:
        return named
    above = talks.head
    if talks.dep_ == "pobj" and above.lower_ == "under" and clauses.is_verb(above.head):
        return clauses.logical_subject(above.head)  # "freed them under a deal brokered by Cairo"
    if talks.dep_ == "dobj" and clauses.is_verb(above):
        return clauses.logical_subject(above)
    return who_met(talks)


def _is_stretch(noun: Token) -> bool:
    """ "four hours of *talks*", "a third round of *talks*"."""
    return noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _STRETCHES
