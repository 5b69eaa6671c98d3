""" "There", "inside": words that point back to a place named before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.language.parser import start_of
from dragoman.types import Document, Place

_TOWNS = frozenset({"city", "point"})
_SENTENCES_BACK = 1
_LOOK_BACK = 20  # characters, more than the longest word below and the space behind it
_BEFORE_TOWNS = frozenset({"in", "at", "near", "outside", "inside"})


def place_pointed_to(trigger: Token, places: Sequence[Place], document: Document) -> Place | None:
    """The place that an adverb on the event's word means, or None; `places` in the order of the text.

    "There" is the last place of its sentence or the one before; "inside" is in a building, so the last town or
    building in which the page sets something.
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
    return None


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
