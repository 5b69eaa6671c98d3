"""Events told again by "it": "called the killing a murder and denied that the prince had ordered *it*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.happening import Happening
from dragoman.events.cast import Cast, ids_of, participants
from dragoman.events.status import status_of
from dragoman.language import clauses
from dragoman.language.lemmas import verb_lemma
from dragoman.language.parser import span_of
from dragoman.types import EventMention, Span

_COMMANDING = frozenset(
    {"order", "authorise", "authorize", "command", "commit", "mastermind", "instigate", "perpetrate"}
)
_IT = frozenset({"it", "this", "that"})
_LESS_SURE = 0.15


def told_again(
    sentence: Words, place: Span, before: Sequence[EventMention], cast: Cast, happening: Happening
) -> Iterator[EventMention]:
    """The nearest deed of material conflict told before, once more, with the one who is said to have ordered it.

    `before` are the events of this sentence and the one before it, `place` the sentence's own span.
    """
    for verb in sentence:
        if not clauses.is_verb(verb) or verb_lemma(verb) not in _COMMANDING or not _has_it(verb, cast):
            continue
        deeds = [event for event in before if QUAD_CLASS[event.type] == 4 and event.trigger < span_of(verb)]
        actors = participants(clauses.logical_subject(verb), "who ordered it", cast)
        if deeds and actors:
            deed = max(deeds, key=lambda event: event.trigger)
            doers = ids_of(actors)
            yield replace(
                deed,
                actors=actors,
                recipients=tuple(one for one in deed.recipients if one.entity not in doers),
                trigger=span_of(verb),
                sentence=place,
                status=status_of(verb, happening),
                numbers=(),
                confidence=round(max(deed.confidence - _LESS_SURE, 0.05), 3),
                rule=f"again.{deed.rule}",
            )


def _has_it(verb: Token, cast: Cast) -> bool:
    """Whether "it" stands for a deed; "ordered it *to leave*" speaks to somebody."""
    things = clauses.children(verb, "dobj", "nsubjpass")
    return any(thing.lower_ in _IT and not cast.at(thing) for thing in things) and not clauses.complements(verb)
