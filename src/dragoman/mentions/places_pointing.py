""" "There", "inside": words that point back to a place named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.language.parser import start_of
from dragoman.types import Document, Place

_TOWNS = frozenset({"city", "point"})
_SENTENCES_BACK = 1
_BEFORE_TOWNS = frozenset({"in", "at", "near", "outside", "inside"})


def place_pointed_to(trigger: Token, places: Sequence[Place], document: Document) -> Place | None:
    """The place that an adverb on the event's word means, or None.

    "There" is the last place of its sentence or the one before; "inside" is in a building, so the last town or
    building in which the page sets something.
    """
    for word in trigger.children:
        if any(child.dep_ == "pobj" for child in word.children):
            continue
        before = [place for place in places if place.span.end <= start_of(word) and place.how != "demonym"]
        if word.lower_ == "there" and word.dep_ == "advmod":
            since = _start_of_sentence(word, _SENTENCES_BACK)
            return _last([place for place in before if place.span.start >= since], "there")
        if word.lower_ == "inside" and word.dep_ in {"advmod", "prep"}:
            return _last([place for place in before if _is_scene(place, document)], "inside")
    return None


def _is_scene(place: Place, document: Document) -> bool:
    words = document.text[: place.span.start].split()
    set_there = bool(words) and words[-1].lower() in _BEFORE_TOWNS
    dateline = document.dateline
    return place.precision in _TOWNS and (set_there or (dateline is not None and dateline.span.contains(place.span)))


def _last(places: Sequence[Place], word: str) -> Place | None:
    return replace(places[-1], how=f"{word!r} points back; {places[-1].how}") if places else None


def _start_of_sentence(word: Token, back: int) -> int:
    """Where the sentence that many before the word's begins, in its paragraph."""
    starts = [sentence[0] for sentence in word.doc.sents if sentence.start <= word.i]
    return start_of(starts[max(0, len(starts) - 1 - back)])
