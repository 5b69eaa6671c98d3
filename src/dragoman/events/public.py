"""Who does public business: states, armed groups, offices, parties, forces and organisations."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.events.cast import Cast
from dragoman.types import Entity, Participant

PUBLIC_KINDS = frozenset({"government", "country", "armed group"})
_UNOFFICIAL = frozenset({"CVL", "HLH", "EDU", "BUS", "MED", "LAB", "AGR", "CRM", "REL", "REF", "UNS"})


def is_public(participants: Iterable[Participant], cast: Cast) -> bool:
    """Whether one of the sides is a state, an armed group, or in an office, a party, a force or an organisation."""
    entities = [cast.entities[participant.entity] for participant in participants]
    return any(entity.kind in PUBLIC_KINDS or set(entity.sectors) - _UNOFFICIAL for entity in entities)


def is_state(entity: Entity) -> bool:
    """Whether it is a state, its government or one of its forces."""
    return entity.kind in {"country", "government"} or bool({"GOV", "MIL"} & set(entity.sectors))
