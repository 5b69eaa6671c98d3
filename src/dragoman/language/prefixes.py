"""Prefixes that the tokenizer cuts off: of "ex-minister" the parser makes three words side by side."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_PREFIXES = frozenset({"ex"})
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def join_prefixes(block: Doc) -> None:
    """Hang "ex" and its hyphen on the noun, and the noun where "ex" hung in its place."""
    for token in block[:-2]:
        if token.lower_ in _PREFIXES and token.nbor().text == "-" and _is_noun(token.nbor(2)):
            _join(token, token.nbor(), token.nbor(2))


def _is_noun(token: Token) -> bool:
    """A noun, also one that the tagger took for an adjective: "an ex-general"."""
    return token.pos_ in _NOUNS or (token.pos_ == "ADJ" and token.dep_ in _SIDES)


def _join(prefix: Token, hyphen: Token, noun: Token) -> None:
    for part in (prefix, hyphen):
        if noun.head == part or (noun.dep_ == "nsubj" and part.dep_ in {"dobj", "pobj"}):
            noun.dep_, noun.head = part.dep_, (part.head if part.head != part else noun)
    for part, label in ((prefix, "amod"), (hyphen, "punct")):
        for child in list(part.children):
            if child != noun:
                child.head = noun
        part.head, part.dep_ = noun, label
    hyphen.tag_, hyphen.pos_ = "HYPH", "PUNCT"
    if noun.pos_ == "ADJ":
        noun.tag_, noun.pos_ = "NN", "NOUN"
