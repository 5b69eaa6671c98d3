"""What a clause with "what" stands for: "launched what the army calls *an assault*" launched an assault."""

from __future__ import annotations

from spacy.tokens import Token

_INNER = frozenset({"ccomp", "xcomp"})
_NAMES = frozenset({"oprd", "attr"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def named_by(clause: Token) -> list[Token]:
    """The nouns by which a clause that opens with "what" names its thing; none if it is another clause."""
    if clause.left_edge.lower_ != "what":
        return []
    for verb in (clause, *(child for child in clause.children if child.dep_ in _INNER)):
        found = [noun for noun in _names(verb) if noun.i > verb.i and noun.pos_ in _NOUNS]
        if found:
            return found
    return []


def clause_naming(noun: Token) -> Token | None:
    """The clause with "what" that names its thing by this noun."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    clauses = (verb.head, verb) if verb.dep_ in _INNER else (verb,)
    return next((clause for clause in clauses if noun in named_by(clause)), None)


def _names(verb: Token) -> list[Token]:
    """ "called *an assault*", "said was *an assault*", "described as *an assault*"."""
    named = [child for child in verb.children if child.dep_ in _NAMES]
    phrases = [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as"]
    return [*named, *(noun for phrase in phrases for noun in phrase.children if noun.dep_ == "pobj")]
