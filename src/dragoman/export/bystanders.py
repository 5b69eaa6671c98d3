"""Attacks on people who do not fight: outside the record no more of the place is told than the country."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.types import Party

_ATTACK = "ASSAULT"
_ARMED_OR_AUTHORITY = frozenset({"MIL", "REB", "UAF", "COP", "SPY", "GOV"})
_FIGHTING_KINDS = frozenset({"country", "government", "armed group"})


def is_non_combatant(party: Party) -> bool:
    """Whether somebody is neither armed nor an authority; unknown is taken for a non-combatant."""
    return not _ARMED_OR_AUTHORITY & set(party.sectors) and party.kind not in _FIGHTING_KINDS


def hits_bystanders(type: str, recipients: Iterable[str], parties: Iterable[Party]) -> bool:
    """Whether anybody whom an attack was done to is a non-combatant, or is not known to the record.

    Args:
        type: of the event; only ASSAULT is an attack.
        recipients: the names of its recipients.
        parties: its recipients as any of its reports names them.
    """
    known = {party.name: party for party in parties}
    return type == _ATTACK and (
        any(map(is_non_combatant, known.values())) or any(name not in known for name in recipients)
    )
