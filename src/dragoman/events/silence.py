"""Words of events by which nothing is told: what is neither confirmed nor denied, asked, or happens now and then."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.labels import FINITE

_NEITHER = frozenset({"neither", "nor"})
_PAIR = frozenset({"confirm", "deny"})
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis")
_WHETHER = frozenset({"whether", "if"})
_MAY = frozenset({"could", "may", "might"})
_HABITS = frozenset({"frequently", "often", "regularly", "routinely", "usually", "typically", "occasionally"})


def tells_nothing(trigger: Token) -> bool:
    """ "has *neither confirmed nor denied* involvement", "often carries out *such* attacks", "*asked* why"."""
    said = _is_left_open(trigger) or _warns_of_what_is(trigger) or _asks_a_question(trigger)
    return said or _is_habit(trigger) or _is_danger(trigger)


def _asks_a_question(verb: Token) -> bool:
    """ "asked *whether* it was so", "asked *about* arrests", "'Who gave the order?' she asked": nobody is to act."""
    if verb.lemma_ != "ask":
        return False
    clauses = children(verb, *_CLAUSES)
    if any(child.lower_ == "about" for child in children(verb, "prep")) or any(map(_opens_a_question, clauses)):
        return True
    wanted = clauses or children(verb, "prep", "dative") or children(verb, "dobj", "nsubjpass")
    return not wanted or (not clauses and _follows_a_question(verb))


def _follows_a_question(verb: Token) -> bool:
    start = verb.sent.start
    before = verb.doc[max(0, start - 2) : start]  # the parser may take the quoted question for a sentence
    return any(word.text == "?" for words in (before, verb.sent) for word in words)


def _opens_a_question(clause: Token) -> bool:
    first = next(clause.subtree)
    return first.tag_ in {"WP", "WRB", "WDT", "WP$"} or first.lower_ in _WHETHER


def _warns_of_what_is(verb: Token) -> bool:
    """ "warned that the camps *were* unsafe", "that floods *could* follow"; "that it *would* strike" is a threat."""
    told = children(verb, "ccomp") if verb.lemma_ == "warn" else []
    return bool(told) and all(_is_out_of_its_hands(clause) for clause in told)


def _is_out_of_its_hands(clause: Token) -> bool:
    """Whether it is so already, or may come about by something that nobody does."""
    modals = {child.lower_ for child in children(clause, "aux") if child.tag_ == "MD"}
    if not modals:
        return clause.tag_ in FINITE
    return modals <= _MAY and all(noun.pos_ == "NOUN" for noun in children(clause, "nsubj", "nsubjpass"))


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


def _is_danger(noun: Token) -> bool:
    """ "*poses* a threat to Japan", "the threat *posed* by rebels": who is a danger has threatened nobody."""
    return noun.lemma_ == "threat" and any(verb.lemma_ == "pose" for verb in (noun.head, *children(noun, "acl")))
