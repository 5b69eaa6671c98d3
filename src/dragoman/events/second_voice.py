"""The second voice: what the pair classifier says of the pairs that the rules coded, and of pairs they did not.

The rules speak first, with trigger, sides and status; the classifier is asked what the marked pair of the sentence
amounts to. Agreement raises an event's confidence, disagreement lowers it and is kept in the event's note. A
classifier that is sure overrules: it drops an event that is none, and changes the type. Where no rule knows the verb
between two political actors, it codes the pair alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.events.rewriting import rewritten_type
from dragoman.language.parser import span_of
from dragoman.model.classifier import MarkedPair
from dragoman.types import EventMention, Participant, Span, Status

NONE = "NONE"
_SPOKEN = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})  # said now, whatever is to come of it
# "Emissions could rise" promises and threatens nothing: who foresees a deed has not said that he will do it.
_FORETOLD = frozenset({"AGREE", "THREATEN"})
_AGREES = 0.5  # at least this probability for the rule's own type counts as agreement
_DOUBTS = 0.15  # less than this counts as disagreement
# The classifier alone. Read by eye on real pages of general news: where a side was reached by a walk ("China's *threat*
# undermines *American* principles") four of 24 such events were right, else nine of 23.
_SURE, _SURE_OF_WALKS = 0.8, 0.9
# On the corpus's held-back tenth, NONE at this probability drops 56 % of the pairs that are none and 2 % of the others;
# another type at this probability, with next to none for the rule's own, was right 9 times in 10.
_OVERRULES = 0.75
_BEYOND_DOUBT = 0.83  # a specific rule with both sides is not asked about: 1 in 100 is none, and asking costs 2 ms
# From here up one of 224 is none too, and .87 have the right type; but where nothing else tells of politics they are
# asked about, or a ninth sentence of 200 without any event would get one.
_SOUND = 0.8
_AROUND = 6  # words kept before and after trigger and sides: a fifth less to read, as accurate on the held-back tenth
_WORD = re.compile(r"\S+")
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
    """A verb that no rule knows, between two political actors; `status` is the one its clause gives it."""

    verb: Token
    sentence: Words
    actor: Participant
    recipient: Participant
    status: Status = "actual"


def hear(text: str, events: Sequence[EventMention], uncoded: Sequence[Uncoded], voice: Voice) -> list[EventMention]:
    """The events with the classifier's word on each that it is asked about, then those it codes alone.

    What is doubted is asked about at once: a run of its own costs as much as another pair. Sound events, and then those
    with a single side, are asked about only where nothing before them shows that the page tells of politics. A single
    side is no pair, and the classifier was fitted on pairs: asked on pages that do, it dropped 15 such events of the
    sample pages, and 12 of them had been right ("The European Union called for free elections.").
    """
    alone = [_marked(text, span_of(one.sentence), span_of(one.verb), one.actor, one.recipient) for one in uncoded]
    said: dict[MarkedPair, Mapping[str, float]] = {}
    answers: dict[int, Mapping[str, float]] = {}
    for numbers in _in_turn(events):
        pairs = {number: _marked_event(text, events[number]) for number in numbers}
        said |= _ask([pair for pair in (*pairs.values(), *alone) if pair not in said], voice)
        answers |= {number: said[pair] for number, pair in pairs.items()}
        if _tells_politics(events, answers):
            break
    dropped = _dropped(events, answers)
    heard = [
        _weigh(event, answers[number], events) if number in answers else event
        for number, event in enumerate(events)
        if number not in dropped
    ]
    return [*heard, *_code_alone(uncoded, [said[pair] for pair in alone])]


def _dropped(events: Sequence[EventMention], answers: Mapping[int, Mapping[str, float]]) -> set[int]:
    """The numbers of the events that are none, beside nothing in their sentence that speaks for them.

    Who "were wounded when their patrol *came under fire*" were wounded by somebody: where one event of a type stays, so
    does the other. An event with one side is no pair, and stays beside any pair that does.
    """
    vouched = _vouched(events, answers)
    none = {
        number
        for number, chances in answers.items()
        if chances[NONE] >= _OVERRULES and not (_has_both_sides(events[number]) and events[number].sentence in vouched)
    }
    kept = [event for number, event in enumerate(events) if number not in none]
    told = {(event.sentence, event.type) for event in kept}
    pairs = {event.sentence for event in kept if _has_both_sides(event)}

    def is_vouched(event: EventMention) -> bool:
        return (event.sentence, event.type) in told or (event.sentence in pairs and not _has_both_sides(event))

    return {number for number in none if not is_vouched(events[number])}


def _in_turn(events: Sequence[EventMention]) -> Iterator[list[int]]:
    """The numbers of the events that can be asked about: the doubted, the sound, those with a single side."""
    two_sided = [number for number, event in enumerate(events) if _has_both_sides(event)]
    yield [number for number in two_sided if events[number].confidence < _SOUND]
    yield [number for number in two_sided if _SOUND <= events[number].confidence < _BEYOND_DOUBT]
    yield [
        number for number, event in enumerate(events) if not _has_both_sides(event) and event.confidence < _BEYOND_DOUBT
    ]


def _ask(pairs: Iterable[MarkedPair], voice: Voice) -> dict[MarkedPair, Mapping[str, float]]:
    """The classifier's word on each pair; two verbs between the same sides can be one question."""
    asked = list(dict.fromkeys(pairs))
    return dict(zip(asked, voice.ask(asked), strict=True))


def _has_both_sides(event: EventMention) -> bool:
    return bool(event.actors and event.recipients)


def _tells_politics(events: Sequence[EventMention], answers: Mapping[int, Mapping[str, float]]) -> bool:
    """Whether more of the page's two-sided events are beyond doubt or agreed to than are none."""
    sure = sum(_has_both_sides(event) and event.confidence >= _BEYOND_DOUBT for event in events)
    agreed = sum(_own(events[number], chances) >= _AGREES for number, chances in answers.items())
    return sure + agreed > sum(chances[NONE] >= _OVERRULES for chances in answers.values())


def _vouched(events: Sequence[EventMention], answers: Mapping[int, Mapping[str, float]]) -> set[Span]:
    """The sentences that tell of politics soundly: there a second event is doubted and not dropped.

    "Accused Rwanda of sending troops": who is told of the accusation is asked about two pairs in one breath, and the
    classifier gave NONE for the second. On sample pages and chains ten of eleven such events had been right.
    """
    return {
        event.sentence
        for number, event in enumerate(events)
        if _has_both_sides(event)
        and (event.confidence >= _SOUND if number not in answers else _own(event, answers[number]) >= _AGREES)
    }


def _own(event: EventMention, chances: Mapping[str, float]) -> float:
    """The classifier's probability for the rule's own type, or for what the event implies."""
    return max(chances[event.type], chances[rewritten_type(event) or event.type])


def _weigh(event: EventMention, chances: Mapping[str, float], events: Sequence[EventMention]) -> EventMention:
    own = _own(event, chances)
    best = max(chances, key=lambda name: chances[name])
    weak = best != NONE and event.confidence < _WELL_GROUNDED and event.status == "actual" and _has_both_sides(event)
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


def _code_alone(uncoded: Sequence[Uncoded], answers: Sequence[Mapping[str, float]]) -> Iterator[EventMention]:
    """Events that the classifier codes alone, where it is sure."""
    for pair, chances in zip(uncoded, answers, strict=True):
        best = max(chances, key=lambda name: chances[name])
        if best == NONE or chances[best] < _asked_of(pair) or (best in _FORETOLD and pair.status != "actual"):
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
            status="actual" if best in _SPOKEN else pair.status,
            date=None,
            place=None,
            numbers=(),
            confidence=round(chances[best] * 0.7, 3),
            rule=f"model.{best.lower()}",
            note=f"model alone {chances[best]:.2f}",
        )


def _asked_of(pair: Uncoded) -> float:
    """How sure the classifier must be: surer where the words of the clause only belong to the sides."""
    return _SURE_OF_WALKS if any(", " in side.how for side in (pair.actor, pair.recipient)) else _SURE


def _first(participants: Sequence[Participant]) -> Participant | None:
    return participants[0] if participants else None


def _marked_event(text: str, event: EventMention) -> MarkedPair:
    return _marked(text, event.sentence, event.trigger, _first(event.actors), _first(event.recipients))


def _marked(
    text: str, sentence: Span, trigger: Span, actor: Participant | None, recipient: Participant | None
) -> MarkedPair:
    """The pair in the part of its sentence that stands around trigger and sides; in all of it where one is missing.

    A headline is given a stop: without one "Gang leader shot dead in Port-au-Prince" was none at .67, with one at .08.
    """
    sides = [_within(sentence, participant) for participant in (actor, recipient)]
    there = [side for side in sides if side is not None]
    part = _around(text, sentence, [trigger, *there]) if len(there) == 2 else sentence
    actor_span, recipient_span = (
        None if side is None else Span(side.start - part.start, side.end - part.start) for side in sides
    )
    words = text[part.start : part.end]
    headline = part.end == sentence.end and words[-1:].isalnum()
    return MarkedPair(f"{words}." if headline else words, actor_span, recipient_span)


def _around(text: str, sentence: Span, words: Sequence[Span]) -> Span:
    before = list(_WORD.finditer(text, sentence.start, min(word.start for word in words)))
    after = list(_WORD.finditer(text, max(word.end for word in words), sentence.end))
    start = before[-_AROUND].start() if len(before) > _AROUND else sentence.start
    end = after[_AROUND - 1].end() if len(after) > _AROUND else sentence.end
    return Span(start, end)


def _within(sentence: Span, participant: Participant | None) -> Span | None:
    return participant.span if participant is not None and sentence.contains(participant.span) else None
