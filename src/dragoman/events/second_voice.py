"""The second voice: what the pair classifier says of the pairs that the rules coded, and of pairs they did not.

The rules speak first, with trigger, sides and status; the classifier is asked what the marked pair of the sentence
amounts to. Agreement raises an event's confidence, disagreement lowers it and is kept in the event's note. A
classifier that is sure overrules: it drops an event that is none, and changes the type. Where no rule knows the verb
between two political actors, it codes the pair alone.
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
_SURE = 0.85  # the classifier alone
# On the corpus's held-back tenth, NONE at this probability drops 3 % of the rules' events and 80 % of false alarms;
# another type at this probability, with next to none for the rule's own, was right 9 times in 10.
_OVERRULES = 0.75
_BEYOND_DOUBT = 0.88  # a specific rule with both sides is not asked about: it is right, and asking costs 5 ms
_WELL_GROUNDED = 0.75  # a rule with several words and both sides: "reopen embassy" knows better than the pair


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
    pairs = {
        number: _marked(text, event.sentence, _first(event.actors), _first(event.recipients))
        for number, event in enumerate(events)
        if event.confidence < _BEYOND_DOUBT
    }
    asked = list(dict.fromkeys(pairs.values()))  # two verbs between the same sides are one question
    answers = dict(zip(asked, voice.ask(asked), strict=True))
    heard: list[EventMention] = []
    for number, event in enumerate(events):
        chances = answers[pairs[number]] if number in pairs else None
        if chances is None:
            heard.append(event)
        elif chances[NONE] < _OVERRULES:
            heard.append(_weigh(event, chances, events))
    return heard


def _weigh(event: EventMention, chances: Mapping[str, float], events: Sequence[EventMention]) -> EventMention:
    types = {event.type, rewritten_type(event) or event.type}
    own = max(chances[name] for name in types)
    best = max(chances, key=lambda name: chances[name])
    weak = event.confidence < _WELL_GROUNDED and event.status == "actual"
    if weak and own < _DOUBTS and chances[best] >= _OVERRULES and not _told_beside(event, best, events):
        note = f"model overrules {event.type}: {chances[best]:.2f}"
        return replace(event, type=best, mode=None, confidence=round(0.6 * chances[best], 3), note=note)
    if own >= _AGREES:
        confidence, note = event.confidence + 0.15, f"model agrees {own:.2f}"
    elif own >= _DOUBTS:
        confidence, note = event.confidence, f"model {own:.2f}, {best} {chances[best]:.2f}"
    else:
        confidence, note = event.confidence - 0.2, f"model disagrees: {best} {chances[best]:.2f}"
    return replace(event, confidence=round(min(max(confidence, 0.05), 0.99), 3), note=note)


def _told_beside(event: EventMention, best: str, events: Sequence[EventMention]) -> bool:
    """Whether another word of the sentence says `best`: the classifier sees the pair, not which verb is asked."""
    return any(
        other is not event
        and other.sentence == event.sentence
        and best in {other.type, rewritten_type(other) or other.type}
        for other in events
    )


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
