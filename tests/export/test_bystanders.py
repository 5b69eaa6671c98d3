"""Whose attacks are told without their place: any report's victim counts, and nobody knows is a reason to be silent."""

from __future__ import annotations

import pytest

from dragoman.export.bystanders import hits_bystanders, is_non_combatant
from dragoman.types import Party

VILLAGERS = Party("~villagers", "villagers", "group", "SYR", ("CVL",))
ARMY = Party("army", "Syrian Army", "organisation", "SYR", ("MIL",))


@pytest.mark.parametrize(
    ("kind", "sectors", "civil"),
    [("group", ("CVL",), True), ("person", (), True), ("group", ("MIL",), False), ("country", ("GOV",), False),
     ("armed group", (), False), ("person", ("MED",), True)],
)  # fmt: skip
def test_unknown_is_taken_for_a_non_combatant(kind: str, sectors: tuple[str, ...], civil: bool) -> None:
    assert is_non_combatant(Party("k", "n", kind, None, sectors)) is civil  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type", "recipients", "parties", "hidden"),
    [
        ("ASSAULT", ["villagers"], [VILLAGERS], True),
        ("ASSAULT", ["Syrian Army"], [ARMY], False),
        ("ASSAULT", ["Syrian Army", "villagers"], [ARMY, VILLAGERS], True),
        ("ASSAULT", ["Syrian Army"], [ARMY, VILLAGERS], True),  # another report names them
        ("ASSAULT", ["somebody"], [], True),  # not known to the record
        ("ASSAULT", ["Syrian Army", "somebody"], [ARMY], True),
        ("ASSAULT", [], [], False),  # no victim is named
        ("COERCE", ["villagers"], [VILLAGERS], False),
    ],
)
def test_whose_place_is_hidden(type: str, recipients: list[str], parties: list[Party], hidden: bool) -> None:
    assert hits_bystanders(type, recipients, parties) is hidden
