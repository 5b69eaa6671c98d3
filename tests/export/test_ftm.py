from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest
from export_builders import TURKEY, make_report, make_row, written
from followthemoney import model

from dragoman.export.rows import ExportRow, Side, Speaker
from dragoman.types import Party, Stake


def read(*rows: ExportRow) -> dict[str, list[Any]]:
    """Entities by schema, each accepted by the model as it stands."""
    found: dict[str, list[Any]] = defaultdict(list)
    for line in written("ftm", *rows).splitlines():
        told = json.loads(line)
        entity = model.get_proxy(told)
        entity.schema.validate(told)
        assert entity.to_dict() == told  # nothing was dropped on reading
        found[entity.schema.name].append(entity)
    return found


def test_samples_are_valid_and_every_reference_leads_somewhere(sample_rows: tuple[ExportRow, ...]) -> None:
    found = read(*sample_rows)
    entities = {entity.id: entity for group in found.values() for entity in group}
    assert len(entities) == sum(map(len, found.values())), "an entity stands twice"
    assert len(found["Event"]) == len(sample_rows)
    assert len(found["Article"]) == 20
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in entities
                assert entities[value].schema.is_a(prop.range)


def test_an_event_keeps_status_and_chain() -> None:
    event = read(make_row(status="alleged"))["Event"][0]
    assert event.first("description") == ("alleged; by The Daily < Anadolu (party of TUR); 1 independent originator")
    assert event.first("startDate") == "2020-03-02"
    assert event.first("country") == "sy"
    assert event.get("sourceUrl") == ["https://daily.example/2020/idlib?a=1"]


def test_an_accusation_is_a_link_between_two() -> None:
    row = make_row(type="ACCUSE", mode="allege", recipients=(Side(TURKEY),))
    found = read(row)
    link = found["UnknownLink"][0]
    assert link.first("role") == "ACCUSE allege"
    names = {one.id: one.first("name") for one in [*found["Organization"], *found["PublicBody"]]}
    assert (names[link.first("subject")], names[link.first("object")]) == ("Syrian Army", "Türkiye")


@pytest.mark.parametrize(("status", "many"), [("asserted", 1), ("denied", 0), ("alleged", 0), ("planned", 0)])
def test_only_what_is_told_as_done_is_a_sanction(status: str, many: int) -> None:
    row = make_row(type="SANCTION", mode="discontinue", actors=(Side(TURKEY),), status=status)
    sanctions = read(row)["Sanction"]
    assert len(sanctions) == many
    assert [one.first("authority") for one in sanctions] == ["Türkiye"] * many


def test_a_paid_agent_represents_a_client() -> None:
    stake = Stake("paid agent", "Government of National Accord", "the text: a lobbyist for the GNA")
    agent = Speaker("Stephen Payne", "says", None, None, None, None, (stake,))
    found = read(make_row(lead=make_report(chain=(agent,))))
    tie = found["Representation"][0]
    names = {entity.id: entity.first("name") for entity in found["LegalEntity"]}
    assert names[tie.first("agent")] == "Stephen Payne"
    assert names[tie.first("client")] == "Government of National Accord"


def test_a_place_is_no_legal_person() -> None:
    place = Side(Party("~idlib", "Idlib", "place", "SYR", ()))
    assert read(make_row(recipients=(place,)))["UnknownLink"] == []
