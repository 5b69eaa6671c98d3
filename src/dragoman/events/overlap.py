"""What two events of a page have in common: sides, modes, numbers, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.events.cast import Cast, ids_of
from dragoman.language import clauses
from dragoman.language.parser import start_of
from dragoman.types import EventMention, Participant

EQUALS = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # either side may be named first
_APART = frozenset({"abduct", "torture", "sexual", "destroy"})  # other deeds than a blow or a killing
_DAYS = frozenset({"DATE", "TIME", "ORDINAL"})
_ONCE_MORE = frozenset({"again", "another", "second", "third", "new", "further", "fresh", "more", "later", "twice"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
_OPEN = frozenset({"any", "every", "no", "some", "each", "such"}) | _ONCE_MORE
_RARER = 4  # letters in a word at least


@dataclass(frozen=True, slots=True)
class Page:
    """The words at which the page's events stand, by their offset, and each sentence's longer words."""

    cast: Cast
    words: Mapping[int, Token]
    told: Mapping[int, frozenset[str]]

    def at(self, event: EventMention) -> Token:
        """The word that tells the event."""
        return self.words[event.trigger.start]


def page_of(events: Sequence[EventMention], sentences: Iterable[Words], cast: Cast) -> Page:
    """The words and sentences of these events."""
    starts = {event.trigger.start for event in events}
    words: dict[int, Token] = {}
    told: dict[int, frozenset[str]] = {}
    for sentence in sentences:
        here = {start_of(token): token for token in sentence if start_of(token) in starts}
        if here:
            words.update(here)
            rare = frozenset(token.lemma_.lower() for token in sentence if len(token) >= _RARER)
            told.update(dict.fromkeys(here, rare))
    return Page(cast, words, told)


def agree(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    """Whether two sides are the same, or one is told by nobody."""
    return not one or not other or ids_of(one) == ids_of(other)


def modes_agree(first: EventMention, second: EventMention) -> bool:
    """Whether the modes do not part them: a blow has many words, an abduction or a visit is another deed."""
    modes = {one.mode for one in (first, second) if one.mode}
    if first.type == "ASSAULT":
        return len(modes) < 2 or modes.isdisjoint(_APART)
    return len(modes) < 2 or (first.type in {"PROTEST", "CONSULT"} and "visit" not in modes)


def counts_apart(first: EventMention, second: EventMention) -> bool:
    """ "Arrested 4 and detained 9" counts one thing twice; "killed 12 and wounded 48" counts two."""
    return any(
        one.what == other.what and (one.low, one.high) != (other.low, other.high)
        for one in first.numbers
        for other in second.numbers
    )


def is_once_more(word: Token) -> bool:
    """Whether it is told to have been done another time."""
    return any(one.lower_ in _ONCE_MORE for one in _own_words(word))


def has_day(word: Token) -> bool:
    """Whether a day or an hour stands under the word itself."""
    return any(one.ent_type_ in _DAYS for one in _own_words(word))


def _own_words(word: Token) -> list[Token]:
    below = [child for child in word.children if child.dep_ not in {"conj", "relcl", "ccomp"}]
    return [one for child in below for one in child.subtree]


def known_sides(event: EventMention, page: Page) -> tuple[int, int]:
    """How many sides the event has, and how many of those are somebody in particular."""
    known = sum(_is_known(one, page) for one in (*event.actors, *event.recipients))
    return number_of_sides(event), known


def number_of_sides(event: EventMention) -> int:
    """Two, where both are told."""
    return bool(event.actors) + bool(event.recipients)


def _is_known(one: Participant, page: Page) -> bool:
    entity = page.cast.entities[one.entity]
    return bool(entity.country or entity.key or entity.kind == "place")


def is_pointed_at(noun: Token) -> bool:
    """ "*The* killing", "*his* threat", "*Chad's* attack": a deed that the reader knows of."""
    before = {child.lower_ for child in noun.children if child.i < noun.i}
    return before.isdisjoint(_OPEN) and bool(before & POINTING or clauses.possessors(noun))


def weight(event: EventMention, page: Page) -> tuple[int, int, int, float]:
    """How much a sentence tells of an event: sides, known ones, other words, and how surely."""
    return *known_sides(event, page), len(page.told[event.trigger.start]), event.confidence
