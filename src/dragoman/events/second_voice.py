"""The second voice: what the pair classifier says of the pairs that the rules coded, and of pairs they did not.

The rules speak first, with trigger, sides and status; the classifier is asked what the marked pair of the sentence
amounts to. Agreement raises an event's confidence, disagreement lowers it and is kept in the event's note. Where no
rule knows the verb between two political actors, a classifier that is sure enough codes the pair alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.events.rewriting import rewritten_type
from dragoman.language.parser import span_of
from dragoman.model.classifier import MarkedPair
from dragoman.types import EventMention, Participant, Span

NONE = "NONE"
_AGREES = 0.5  # at least this probability for the rule's own type counts as agreement
_DOUBTS = 0.15  # less than this counts as disagreement
_SURE = 0.8  # the classifier alone


class Voice(Protocol):
    """Anything that gives types with probabilities for marked pairs."""

    @property
    def name(self) -> str:
        """Name and version, for `made_by`."""

    def ask(self, pairs: Sequence[MarkedPair]) -> list[Mapping[str, float]]:
        """For each pair the probability of every type."""


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A verb that no rule knows, between two political actors."""

    verb: Token
    sentence: Words
    actor: Participant
    recipient: Participant


def hear(text: str, events: Sequence[EventMention], voice: Voice) -> list[EventMention]:
    """The events with the classifier's word on each."""
    answers = voice.ask(
        [_marked(text, event.sentence, _first(event.actors), _first(event.recipients)) for event in events]
    )
    return [_weigh(event, chances) for event, chances in zip(events, answers, strict=True)]


def _weigh(event: EventMention, chances: Mapping[str, float]) -> EventMention:
    types = {event.type, rewritten_type(event) or event.type}
    own = max(chances[name] for name in types)
    best = max(chances, key=lambda name: chances[name])
    if own >= _AGREES:
        confidence, note = event.confidence + 0.15, f"model agrees {own:.2f}"
    elif own >= _DOUBTS:
        confidence, note = event.confidence, f"model {own:.2f}, {best} {chances[best]:.2f}"
    else:
        confidence, note = event.confidence - 0.2, f"model disagrees: {best} {chances[best]:.2f}"
    return replace(event, confidence=round(min(max(confidence, 0.05), 0.99), 3), note=note)


def code_uncoded(text: str, pairs: Sequence[Uncoded], voice: Voice) -> Iterator[EventMention]:
    """Events that the classifier codes alone, where it is sure."""
    marked = [_marked(text, span_of(pair.sentence), pair.actor, pair.recipient) for pair in pairs]
    for pair, chances in zip(pairs, voice.ask(marked), strict=True):
        best = max(chances, key=lambda name: chances[name])
        if best == NONE or chances[best] < _SURE:
            continue
        yield EventMention(
            id="",
            type=best,
            mode=None,
            context=(),
            actors=(pair.actor,),
            recipients=(pair.recipient,),
            trigger=span_of(pair.verb),
            sentence=span_of(pair.sentence),
            status="actual",
            date=None,
            place=None,
            numbers=(),
            confidence=round(chances[best] * 0.7, 3),
            rule=f"model.{best.lower()}",
            note=f"model alone {chances[best]:.2f}",
        )


def _first(participants: Sequence[Participant]) -> Participant | None:
    return participants[0] if participants else None


def _marked(text: str, sentence: Span, actor: Participant | None, recipient: Participant | None) -> MarkedPair:
    return MarkedPair(
        text[sentence.start : sentence.end],
        _within(sentence, actor),
        _within(sentence, recipient),
    )


def _within(sentence: Span, participant: Participant | None) -> Span | None:
    if participant is None or not sentence.contains(participant.span):
        return None
    return Span(participant.span.start - sentence.start, participant.span.end - sentence.start)
