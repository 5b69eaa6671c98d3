"""Bodies that the page itself defines: "the Tamil Fishermen's Cooperative Union (TFCU)", and "TFCU" from there on.

The capitals in front of an acronym must spell it. What the parser labelled is kept where it has the whole name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.language.parser import span_of, text_of, words_of
from dragoman.mentions.found import Found, in_text
from dragoman.mentions.sectors import Sectors

_SHORTEST, _LONGEST = 3, 8  # letters of an acronym
_INNER = frozenset({"of", "for", "the", "and", "&", "in", "on", "to", "de", "del", "la", "du", "des", "et", "-", "–"})
_STAYING = frozenset({"country", "government", "place"})  # they tell whose the body is
_CAPITALS = re.compile(r"\b[A-Z]{3}")
_INTRODUCING = (("(",), ("(", "the"), (",", "or"), (",", "known", "as"), (",", "also", "known", "as"))


@dataclass(frozen=True, slots=True)
class _Definition:
    """A name with the acronym that stands for it from there on."""

    name: Words
    short: str


def define_bodies(blocks: Sequence[Doc], found: Sequence[Found], sectors: Sectors) -> list[Found]:
    """The mentions, with those of bodies that the page defines and the parser did not label."""
    defined = [one for block in blocks for one in _definitions(block)]
    if not defined:
        return list(found)
    named = {one.short: _named(one, found, sectors) for one in reversed(defined)}
    new = [one for one in named.values() if one not in found]
    new.extend(_shorts(blocks, named, found))
    kept = [one for one in found if not any(_covers(other, one) for other in new)]
    return sorted([*kept, *new], key=in_text)


def _definitions(block: Doc) -> Iterator[_Definition]:
    words = words_of(block) if _CAPITALS.search(text_of(block)) else []
    for at, word in enumerate(words):
        if not _is_acronym(word):
            continue
        lowered = tuple(one.lower() for one in words[max(0, at - 4) : at])
        opening = next((way for way in _INTRODUCING if lowered[-len(way) :] == way), None)
        start = _spelt_from(words, at - len(opening), word) if opening else None
        if opening and start is not None:
            yield _Definition(block[start : at - len(opening)], word)


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST


def _spelt_from(words: Sequence[str], end: int, short: str) -> int | None:
    """Where the name begins whose capitals, read backwards from `end`, spell the acronym; None if they do not."""
    letters, at = list(short), end - 1
    while at >= 0:
        word = words[at]
        if word[:1].isupper() and letters and word[0] == letters[-1]:
            letters.pop()
            if not letters:
                return at
        elif word.lower() not in _INNER and word not in {"'s", "’s", "'", "’"} and not (at and words[at - 1] == "-"):
            return None
        at -= 1
    return None


def _named(one: _Definition, found: Sequence[Found], sectors: Sectors) -> Found:
    """The mention of the defined name: the parser's where it has all of it or more, else one of our own."""
    span = span_of(one.name)
    known = next((other for other in found if other.head.doc is one.name.doc and other.span.contains(span)), None)
    if known is not None and known.kind != "person":
        return known
    sector = sectors.of_name(one.name)
    return Found(
        head=_head(one.name),
        span=span,
        name=one.name.text,
        kind="organisation",
        country=None,
        sectors=(sector,) if sector else (),
        how="name",
        reason=f"defined as {one.short}" + (f", {sector} by its last word" if sector else ""),
    )


def _head(name: Words) -> Token:
    """The last word before "of" and "for": "Front" of "the People's Front for the Liberation of Moyen-Chari"."""
    heads = [token for token in name if token.head.i < name.start or token.head.i >= name.end]
    return heads[0] if heads else name.root


def _shorts(blocks: Sequence[Doc], named: Mapping[str, Found], found: Sequence[Found]) -> Iterator[Found]:
    """The acronym wherever it stands for itself; what the actor file knows by it stays that."""
    starts = {one.at for one in found if one.key or one.kind == "organisation"}
    for block in blocks:
        for at, word in enumerate(words_of(block)):
            body = named.get(word)
            if body is None:
                continue
            one = replace(body, head=block[at], span=span_of(block[at]), how="acronym", reason=f"{word}, defined")
            if one.at not in starts:
                yield one


def _covers(new: Found, old: Found) -> bool:
    """Whether an older mention is a piece of a newly found name: "Liberation" there is no newspaper."""
    if new.head.doc is not old.head.doc or not new.span.overlaps(old.span):
        return False
    return not old.key or (old.kind not in _STAYING and new.span.contains(old.span))
