"""Places that may be told: one rule for events, for their reports and for exports, also of people without a party."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from dragoman.export.rows import export_row
from dragoman.store import ClaimRow, EventRow, Record, ReportRow
from dragoman.store.export_queries import Told
from dragoman.types import Party
from dragoman.web.view.places import tellable_events, tellable_reports

ARMY = Party("army", "Syrian Army", "organisation", "SYR", ("MIL",))
VILLAGERS = Party("~villagers", "villagers", "group", "SYR", ())
ATTACK = EventRow(
    "E1-1", "ASSAULT", None, (), ("Syrian Army",), None, None, "Idlib", "SYR", 35.93, 36.63, "actual", 0.9, "1-1", "",
    (), "r", 1, 1, 1, 1, False, (), None, None, None, "city",
)  # fmt: skip
CLAIM = ClaimRow(
    "1-1", "e1", "ASSAULT", None, (), ("Syrian Army",), None, None, None, "Idlib", "SYR", 35.93, 36.63, "actual",
    "actual", (), "", "struck", 0.9, "r", "1", "a.txt", None, None, None,
)  # fmt: skip


def record_of(event: EventRow, *parties: Party) -> Record:
    """All that the rule asks of a record."""
    found = {
        "recipients_of": lambda names: {event.id: list(parties)} if parties and event.id in names else {},
        "events_called": lambda names: [event] if event.id in names else [],
    }
    return cast(Record, SimpleNamespace(**found))


@pytest.mark.parametrize(
    ("recipients", "parties", "place", "precision"),
    [
        (("Syrian Army",), [ARMY], "Idlib", "city"),
        (("Syrian Army",), [ARMY, VILLAGERS], "Syria", "country"),
        (("somebody",), [], "Syria", "country"),
        ((), [], "Idlib", "city"),
    ],
)
def test_events_reports_and_exports_tell_the_same_place(
    recipients: tuple[str, ...], parties: list[Party], place: str, precision: str
) -> None:
    event = replace(ATTACK, recipients=recipients)
    record = record_of(event, *parties)
    (told,) = tellable_events(record, [event])
    assert (told.place, told.precision) == (place, precision)
    assert (told.lat == ATTACK.lat) is (place == "Idlib")
    exported = export_row(Told(event, tuple(("recipient", party) for party in parties), (), (), ())).spot
    assert (exported.name, exported.lat, exported.lon) == (told.place, told.lat, told.lon)


@pytest.mark.parametrize("event", ["E1-1", "Enone"])
def test_a_report_tells_no_more_than_its_event(event: str) -> None:
    row = ReportRow(replace(CLAIM, recipients=("villagers",)), event, None, None, None)
    (told,) = tellable_reports(record_of(replace(ATTACK, recipients=("villagers",)), VILLAGERS), [row])
    assert (told.claim.place, told.claim.lat != ATTACK.lat) == ("Syria", True)


def test_a_report_of_an_attack_on_the_armed_keeps_its_place() -> None:
    row = ReportRow(CLAIM, "E1-1", None, None, None)
    assert tellable_reports(record_of(ATTACK, ARMY), [row]) == [row]
