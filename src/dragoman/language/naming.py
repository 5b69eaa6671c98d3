"""What a thing is called, and what a clause is summed up by, parted from the noun phrase that the parser put it in."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language.labels import behind_comma

_NAMING = frozenset({"call", "term", "label", "brand", "dub", "deem", "declare", "consider"})


def part_names(block: Doc) -> None:
    """Hang "a murder" and "unjustified" on the word of naming, and part "a move" from the clause's objects."""
    for token in block:
        if token.dep_ == "dobj" and token.head.pos_ == "NOUN":
            _name_object(token, token.head)
        elif token.dep_ == "dobj" and token.left_edge.lower_ in {"a", "an"} and behind_comma(token):
            _part_summary(token)
        elif token.dep_ == "amod" and token.i > token.head.i:
            _part_predicate(token)


def _name_object(name: Token, thing: Token) -> None:
    """ "called the killing a *murder*": what it was called, and nothing that was killed."""
    if thing.dep_ == "dobj" and thing.head.lemma_ in _NAMING:
        name.head, name.dep_ = thing.head, "oprd"


def _part_summary(noun: Token) -> None:
    """ "cut *ties* with France, a *move* that Mali condemned": it sums up the clause and is no second object."""
    first = next((child for child in noun.head.rights if child.dep_ == "dobj"), noun)
    if first != noun and not any(child.dep_ in {"cc", "conj"} for child in first.children):
        noun.head, noun.dep_ = first, "appos"


def _part_predicate(adjective: Token) -> None:
    """ "called the expulsion by Oslo *unjustified*": what the expulsion was called, and no kind of it."""
    noun = adjective.head
    while noun.dep_ == "pobj" and noun.head.dep_ in {"prep", "agent"}:
        noun = noun.head.head
    named = noun.dep_ == "dobj" and noun.head.lemma_ in _NAMING
    ends = noun.right_edge == adjective.right_edge and not any(child.dep_ == "prep" for child in adjective.rights)
    if named and ends:
        adjective.head, adjective.dep_ = noun.head, "oprd"
