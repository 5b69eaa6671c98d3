"""PLOVER's rewriting, kept visible: the promise beside what is promised, the refusal beside what is refused.

The manual codes future cooperation as AGREE, refused or negated cooperation as REJECT, and hypothetical
hostility as THREATEN. The inner event stays in the record with its status; the outer one is added where no
word of the sentence has set it off already ("will send aid": AGREE, actual, beside AID, planned).

A threat is made to somebody, and so is most of what is promised or refused: where nobody is found to whom the deed is
done, the inner event alone tells what is ahead ("the miners will march"), unless a public actor binds himself in so
many words ("the rebels will lay down their arms", "the cabinet will not lift the ban"). Nouns that tell how
things stand ("no support from", "trade with") promise and refuse nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from types import MappingProxyType

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import ids_of
from dragoman.events.modes import mode_after
from dragoman.types import EventMention, Participant, Span

_ONE_SIDED = frozenset({"AGREE", "REJECT"})
_LOOSE = frozenset({"support.noun", "cooperate.noun", "protest.noun", "assault.noun", "aid.noun"})
_SPOKEN = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})


def rewritten_type(event: EventMention) -> str | None:
    """The verbal type that an event which did not happen (yet) stands for; None where it stands for itself."""
    cooperative = QUAD_CLASS[event.type] <= 2
    if event.type == "AGREE" and event.status == "negated":
        return "REJECT"  # "did not accept the ruling"
    if event.type in _SPOKEN:
        return None
    if event.status == "planned":
        if event.type == "ACCUSE":
            return None  # "will investigate": foretold, and no harm is held out
        return "AGREE" if cooperative else "THREATEN"
    if event.status == "negated" and cooperative:
        return "REJECT"
    if event.status == "possible" and QUAD_CLASS[event.type] == 4 and event.actors:
        return "THREATEN"
    return None


def add_rewritten(
    events: Sequence[EventMention],
    silent: Set[Span] = frozenset(),
    states: Mapping[str, str] = MappingProxyType({}),
    alone: Set[Span] = frozenset(),
) -> Iterator[EventMention]:
    """The events, each rewritten one after the event it comes from.

    `silent` are triggers by which nobody binds himself; `states` has the country for which an entity speaks, so that
    "Blinken warned Washington would ..." is one threat. `alone` are triggers by which a public actor binds himself,
    whomever he does it to.
    """
    for event in events:
        yield event
        outer = None if event.trigger in silent else rewritten_type(event)
        if outer is None or event.status == "possible":
            continue
        if not (_is_held_out(event) or (outer in _ONE_SIDED and event.actors and event.trigger in alone)):
            continue
        if _already_told(outer, event, events, states):
            continue
        yield replace(
            event,
            type=outer,
            mode=mode_after(outer, event),
            status="actual",
            numbers=(),
            confidence=round(event.confidence * 0.8, 3),
            rule=f"rewrite.{outer.lower()}.of.{event.rule}",
        )


def _is_held_out(event: EventMention) -> bool:
    """Whether a rule of the codebook tells it of one party and another: equals stand on both sides."""
    doers, others = (ids_of(side) for side in (event.actors, event.recipients))
    two_parties = bool(doers and others) and len(doers | others) > 1
    return two_parties and event.rule not in _LOOSE and not event.rule.startswith("model.")


def _already_told(outer: str, event: EventMention, events: Sequence[EventMention], states: Mapping[str, str]) -> bool:
    """Whether the same party promises, refuses or threatens it in so many words, or is asked for it."""

    def parties(sides: Iterable[Participant]) -> set[str]:
        return {states.get(one.entity, one.entity) for one in sides}

    doers = parties(event.actors)
    return any(
        other.sentence == event.sentence
        and other.trigger != event.trigger
        and (other.type == outer or other.type in _SPOKEN)
        and (not other.actors or doers & parties((*other.actors, *other.recipients)))
        for other in events
    )
