"""Event nouns that a verb does away with: a pact that is ended is no pact made."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.language.clauses import children, is_verb
from dragoman.language.lemmas import verb_lemma

# What one of these is done to is no event of its own: "ended a pact with France", "cost Beirut American aid".
_ENDING = frozenset(
    {"end", "terminate", "break", "tear", "suspend", "scrap", "freeze", "halt", "cut", "axe", "sever", "annul",
     "abrogate", "void", "revoke", "rescind", "renounce", "repudiate", "denounce", "dissolve", "quit", "leave",
     "shelve", "cost", "lose", "cancel", "stop", "withhold", "lift"}
)  # fmt: skip
_ENDS = frozenset({"end", "lifting", "easing", "removal", "suspension", "cancellation", "termination", "scrapping"})
_PLANS = frozenset({"plan", "project", "idea", "proposal", "scheme", "programme", "program"})
_SUMS = frozenset({"dollar", "euro", "pound", "franc", "yen", "million", "billion", "part", "half", "ton", "tonne"})
_ENDING_FROM = frozenset({"withdraw", "pull", "exit", "walk", "back"})


def is_ended(noun: Token) -> bool:
    """Whether a verb does away with what the noun names: "suspended *talks*", "withdrew from the *pact*"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in _PLANS:  # "shelved a plan for a joint patrol"
        noun = noun.head.head
    noun = _sum_of(noun) or noun
    if is_lifted(noun):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ in {"from", "of"}:
        steps = (one for one in noun.head.ancestors if one.dep_ not in {"prep", "advmod", "prt"})
        verb = next(steps, noun.head)
        return is_verb(verb) and verb_lemma(verb) in _ENDING_FROM
    return noun.dep_ in {"dobj", "nsubjpass"} and is_verb(noun.head) and verb_lemma(noun.head) in _ENDING


def is_lifted(noun: Token) -> bool:
    """ "in return for the lifting of *sanctions*": the end of them, told by a noun."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _ENDS


def _sum_of(noun: Token) -> Token | None:
    """ "suspended *1 billion dollars* in loans": the sum, wherever the parser hung the loans."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "of"}:
        return None
    above = noun.head.head
    return next((one for one in (above, *children(above, "dobj")) if one.lemma_.lower() in _SUMS), None)
