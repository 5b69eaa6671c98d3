"""Which events are politics: by the sides they have, and by what else the page tells of those sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import or_

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.events.cast import Cast
from dragoman.events.triggers import Trigger
from dragoman.types import EventMention, Participant

_TELLS_POLITICS = 3  # political events at least on a page that tells of politics
_PRIVATE = frozenset({"CVL", "HLH", "EDU", "BUS"})
_BEYOND_PRIVACY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # whoever a crime or a march befalls
_POLITICAL_KINDS = frozenset({"government", "country", "armed group", "place"})


def keep_political(told: Sequence[tuple[EventMention, Trigger]], cast: Cast) -> Iterator[EventMention]:
    """The events with a political side, and those whose sides take part in one of them elsewhere.

    On a page that tells of politics several times, a side that stands there by name needs no other witness.
    """
    sure = [tells_politics(event, trigger, cast) for event, trigger in told]
    parties = {
        one.entity
        for (event, _), political in zip(told, sure, strict=True)
        if political
        for one in (*event.actors, *event.recipients)
    }
    named = sum(sure) >= _TELLS_POLITICS
    for (event, _), political in zip(told, sure, strict=True):
        sides = (*event.actors, *event.recipients)
        if political or any(one.entity in parties or (named and cast.is_named(one)) for one in sides):
            yield event


def tells_politics(event: EventMention, trigger: Trigger, cast: Cast) -> bool:
    """Whether a side is political, or the rule's words are, between two names nobody knows."""
    sides = (*event.actors, *event.recipients)
    if is_political(sides, cast):
        return event.type in _BEYOND_PRIVACY or not _is_private(sides, cast)
    settled = bool(trigger.rule.context) and trigger.match.depth > 1 and len({one.entity for one in sides}) > 1
    return settled and all(cast.is_named(one) for one in sides)


def is_political(participants: Iterable[Participant], cast: Cast) -> bool:
    """Whether one of the sides is a state, one of its parts or somebody with a sector."""
    entities = [cast.entities[participant.entity] for participant in participants]
    return any(entity.country or entity.sectors or entity.kind in _POLITICAL_KINDS for entity in entities)


def _is_private(participants: Iterable[Participant], cast: Cast) -> bool:
    """Single people without office, name or country: "her doctor urged her", "the landlord let the tenants off"."""
    entities = [cast.entities[participant.entity] for participant in participants]
    return all(
        entity.kind == "person" and not entity.country and set(entity.sectors) <= _PRIVATE for entity in entities
    ) and not any(cast.is_named(participant) for participant in participants)


def is_business(trigger: Trigger, sides: Sequence[Participant], cast: Cast) -> bool:
    """Firms that deal with one another: "Toyota struck a deal with Panasonic"."""
    entities = [cast.entities[one.entity] for one in sides]
    firms = [entity.sectors == ("BUS",) for entity in entities]
    unknown = [entity.kind == "organisation" and not entity.sectors for entity in entities]
    alone = len(sides) > 1 and any(firms) and all(map(or_, firms, unknown))
    return alone and QUAD_CLASS[trigger.rule.event] <= 2
