"""A deed told once more on its page: mentioned in passing, or in a sentence that is printed twice."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.events.cast import ids_of
from dragoman.events.overlap import (
    EQUALS,
    POINTING,
    Page,
    counts_apart,
    has_day,
    is_once_more,
    is_pointed_at,
    modes_agree,
)
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.types import EventMention, Participant

# Whoever does one of these with a deed has a word of his own on it.
_VOUCHING = frozenset(
    {"confirm", "deny", "admit", "acknowledge", "dispute", "claim", "announce", "report", "reject", "refute", "own",
     "blame", "accuse", "suspect", "charge", "attribute", "call", "describe", "order"}
)  # fmt: skip
_ALIKE = 0.8  # of the rarer words of the shorter sentence stand in the other too
_SHORTEST = 5  # such words in a sentence


def is_passing(event: EventMention, before: EventMention, page: Page) -> bool:
    """Whether a deed told before is only mentioned: "*the arrests* led to an outcry", "since he *was killed*"."""
    if {event.status, before.status} != {"actual"}:
        return False
    word = page.at(event)
    noun = word.pos_ in {"NOUN", "PROPN"}
    if not (noun and is_pointed_at(word)) and not (event.settled or _is_aside(word)):
        return False
    if not noun and not _is_same_act(event, before, page):
        return False
    if _is_vouched_for(word) or is_once_more(word) or has_day(word):
        return False
    told = event.actors + event.recipients
    return bool(told) and modes_agree(event, before) and _adds_nothing(event, before, page)


def _is_vouched_for(word: Token) -> bool:
    """ "The army denied *the killing*", "blamed them for *the attack*": another's word for it, or against it."""
    above = clauses.verb_above(word)
    return above is not None and verb_lemma(above) in _VOUCHING


def _is_aside(verb: Token) -> bool:
    """ "Days after the man *was killed*", "since he *resigned*"."""
    led = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    return verb.dep_ in {"advcl", "pcomp"} and not led.isdisjoint({"after", "since", "when", "before", "until", "once"})


def _is_same_act(event: EventMention, before: EventMention, page: Page) -> bool:
    one, other = page.at(event), page.at(before)
    same = event.rule == before.rule or one.lemma_ == other.lemma_
    return same or (event.type == "ASSAULT" and ids_of(event.recipients) == ids_of(before.recipients))


def _adds_nothing(event: EventMention, before: EventMention, page: Page) -> bool:
    """Whether neither a side nor a number of the event is new."""
    numbers = {(one.what, one.low, one.high) for one in before.numbers}
    if any((one.what, one.low, one.high) not in numbers for one in event.numbers):
        return False
    pairs = [(event.actors, before.actors), (event.recipients, before.recipients)]
    if event.type in EQUALS:
        pairs = [(event.actors + event.recipients, before.actors + before.recipients)]
    return all(_is_told(one, told, page) for now, told in pairs for one in now)


def _is_told(one: Participant, before: Sequence[Participant], page: Page) -> bool:
    """Whether the side is one of those told before: "the judge" is "a Somali judge"."""
    name = page.cast.entities[one.entity].name.lower().split()
    others = {word for other in before for word in page.cast.entities[other.entity].name.lower().split()}
    return one.entity in ids_of(before) or (name[0] in POINTING and len(name) == 2 and name[-1] in others)


def is_printed_twice(first: EventMention, second: EventMention, page: Page) -> bool:
    """Whether the same words tell it: a pull quote, a list of points at the head, a line of a live page."""
    a, b = page.told[first.trigger.start], page.told[second.trigger.start]
    shorter = min(len(a), len(b))
    if shorter < _SHORTEST or len(a & b) < _ALIKE * shorter or first.status != second.status:
        return False
    if verb_lemma(page.at(first)) != verb_lemma(page.at(second)) or counts_apart(first, second):
        return False
    named = [
        [{page.cast.entities[one.entity].name for one in side} for side in (event.actors, event.recipients)]
        for event in (first, second)
    ]
    return all(one <= other or other <= one for one, other in zip(*named, strict=True))
