""" "There", "inside", "in the town": words that point back to a place named before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.language.clauses import children, verb_above
from dragoman.language.parser import offset_of, start_of
from dragoman.types import Document, Place, Precision

_TOWNS = frozenset({"city", "point"})
_SENTENCES_BACK = 1
_LOOK_BACK = 20  # characters, more than the longest word below and the space behind it
# What a definite noun of place can stand for; "the area" and "the region" are often wider than what was named.
_POINTING_NOUNS: Mapping[str, frozenset[Precision]] = {
    **dict.fromkeys(("city", "town", "village", "port", "suburb", "settlement"), frozenset({"city"})),
    **dict.fromkeys(("province", "governorate", "oblast"), frozenset({"admin1"})),
}
_NOUN_SENTENCES_BACK = 3
_IN_TOWNS = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "on", "over", "into"})
_BEFORE_TOWNS = frozenset({"in", "at", "near", "outside", "inside"})


def place_pointed_to(trigger: Token, places: Sequence[Place], document: Document) -> Place | None:
    """The place that an adverb or a noun on the event's word means, or None; `places` in the order of the text.

    "There" is the last place of its sentence or the one before; "inside" is in a building, so the last town or
    building in which the page sets something; "in the town" the last town named.
    """
    for word in trigger.children:
        if any(child.dep_ == "pobj" for child in word.children):
            continue
        if word.lower_ == "there" and word.dep_ == "advmod":
            since = _start_of_sentence(word, _SENTENCES_BACK)
            last = next(_back_from(word, places), None)
            return _pointed_to(last if last is not None and last.span.start >= since else None, "there")
        if word.lower_ == "inside" and word.dep_ in {"advmod", "prep"}:
            return _pointed_to(
                next((one for one in _back_from(word, places) if _is_scene(one, document)), None), "inside"
            )
    return _meant_by_noun(trigger, places, document)


def _meant_by_noun(trigger: Token, places: Sequence[Place], document: Document) -> Place | None:
    """ "Police fired at crowds *in the town*", "shelled *the city's* centre": the last of that kind, not far back."""
    for noun in _nouns_of_place(trigger):
        kinds = _POINTING_NOUNS.get(noun.lemma_.lower(), frozenset())
        if not kinds or not _stands_bare(noun):
            continue
        since = _start_of_sentence(noun, _NOUN_SENTENCES_BACK)
        back = (one for one in _back_from(noun, places) if one.precision in kinds and not _told_from(one, noun))
        last = next(back, None)
        near = last is not None and (last.span.start >= since or _ends_block_before(last, noun, document))
        return _pointed_to(last if near else None, f"the {noun.lower_}")
    return None


def _nouns_of_place(trigger: Token) -> Iterator[Token]:
    """What stands behind a preposition of place on the word or on its objects, and who owns what it is done to."""
    if trigger.dep_ == "advcl" and trigger.tag_ == "VBG":
        yield from _nouns_of_place(trigger.head)
    behind = (noun for preposition in children(trigger, "prep") for noun in children(preposition, "pobj"))
    objects = children(trigger, "dobj", "nsubjpass", "pobj")
    for word in (trigger, *objects, *behind):
        for preposition in children(word, "prep"):
            if preposition.lower_ in _IN_TOWNS:
                yield from children(preposition, "pobj")
    for noun in objects:
        yield from (noun, *children(noun, "poss"))


def _told_from(place: Place, noun: Token) -> bool:
    """ "Said in *Geneva* that the army had shelled the town": where it was said is another place."""
    sentence = noun.sent
    named = next((word for word in sentence if start_of(word) == place.span.start), None)
    verb = verb_above(named) if named is not None else None
    return verb is not None and verb in noun.ancestors and bool(children(verb, "ccomp"))


def _stands_bare(noun: Token) -> bool:
    """ "The town", "this city": with no name and no phrase behind it that tells of another."""
    told = [child for child in noun.children if child.dep_ in {"prep", "appos", "compound", "relcl", "poss", "nummod"}]
    return noun.tag_ == "NN" and not told and any(child.lower_ in {"the", "this"} for child in noun.lefts)


def _ends_block_before(place: Place, noun: Token, document: Document) -> bool:
    """Whether a place stands in the paragraph before the noun's, and the noun in the first sentence of its own."""
    block = offset_of(noun.doc)
    before = max((span.start for span in document.paragraphs if span.start < block), default=block)
    return noun.sent.start == 0 and before <= place.span.start < block


def beginning_in(places: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """The places that begin between two offsets; `places` in the order of the text."""
    first, last = (bisect_left(places, at, key=lambda place: place.span.start) for at in (start, end))
    return places[first:last]


def _back_from(word: Token, places: Sequence[Place]) -> Iterator[Place]:
    """The places before the word, the last first; demonyms left out."""
    at = start_of(word)
    for place in reversed(beginning_in(places, 0, at)):
        if place.span.end <= at and place.how != "demonym":
            yield place


def _is_scene(place: Place, document: Document) -> bool:
    words = document.text[max(0, place.span.start - _LOOK_BACK) : place.span.start].split()
    set_there = bool(words) and words[-1].lower() in _BEFORE_TOWNS
    dateline = document.dateline
    return place.precision in _TOWNS and (set_there or (dateline is not None and dateline.span.contains(place.span)))


def _pointed_to(place: Place | None, word: str) -> Place | None:
    return replace(place, how=f"{word!r} points back; {place.how}") if place is not None else None


def _start_of_sentence(word: Token, back: int) -> int:
    """Where the sentence that many before the word's begins, in its paragraph."""
    starts = [sentence[0] for sentence in word.doc.sents if sentence.start <= word.i]
    return start_of(starts[max(0, len(starts) - 1 - back)])
