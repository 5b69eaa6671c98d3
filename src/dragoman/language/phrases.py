"""How far a clause or a noun's phrase reaches: the words below a head, and the span they fill."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language.clauses import children
from dragoman.language.parser import span_of
from dragoman.types import Span

_STARTERS = frozenset({"det", "amod", "nummod", "compound", "poss", "nmod", "quantmod", "predet", "advmod", "npadvmod"})


def words_below(head: Token, asides: frozenset[str]) -> Iterator[Token]:
    """The words under a head and the head itself, in order, without what hangs by a label of `asides`."""
    for child in head.lefts:
        if child.dep_ not in asides:
            yield from words_below(child, asides)
    yield head
    for child in head.rights:
        if child.dep_ not in asides:
            yield from words_below(child, asides)


def clause_span(verb: Token) -> Span:
    """From the first to the last word of the clause."""
    words = [token for token in verb.subtree if not token.is_space]
    return span_of(words) if words else span_of(verb)


def phrase(noun: Token) -> Span:
    """The noun with what stands before it and a name's inner "of": "three Iraqi journalists" without "in Deir".

    Trailing place, time and relative phrases are left off; an "of" phrase is kept.
    """
    first = last = noun
    for child in noun.children:
        if child.i < noun.i and child.dep_ in _STARTERS:
            first = min(first, child.left_edge, key=_position)
        elif _is_of_phrase(child) and child.i > noun.i:
            last = max(last, _end_of_phrase(child), key=_position)
    return Span(span_of(first).start, span_of(last).end)


def _end_of_phrase(preposition: Token) -> Token:
    last = children(preposition, "pobj")[-1]
    for child in last.children:
        if _is_of_phrase(child) and child.i > last.i:
            return _end_of_phrase(child)
    return last


def _is_of_phrase(word: Token) -> bool:
    """Whether "of" has its noun: that of "accused the pilots of strafing" belongs to the accusing."""
    return word.dep_ == "prep" and word.lower_ == "of" and bool(children(word, "pobj"))


def _position(token: Token) -> int:
    return token.i
