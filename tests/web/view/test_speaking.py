"""What is documented of a speaker, over events told by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.store import ActorRow, Record
from dragoman.store.export_queries import Told
from dragoman.types import Stake
from dragoman.web.view.speaking import stakes_of_speaker

AGENT = Stake("paid agent", "LBY", "the text: 'lobbyist for Tripoli'")
PARTY = Stake("party", None, "a side of the event")
UNKNOWN = Stake("unknown", None, "")


@pytest.fixture
def anadolu() -> ActorRow:
    return ActorRow("~anadolu", "Anadolu", "media", None, ("MED",), ("Anadolu", "AA"), 1)


def told_with(record: Record, *stakes: Stake) -> list[Told]:
    """The record's events, each chain's last speaker with these stakes."""
    found = []
    for told in record.told_events():
        tellings = []
        for one in told.tellings:
            assert one.claim is not None
            chain = (*one.claim.chain[:-1], replace(one.claim.chain[-1], stakes=stakes))
            tellings.append(replace(one, claim=replace(one.claim, chain=chain)))
        found.append(replace(told, tellings=tuple(tellings)))
    return found


def test_stakes_are_those_of_the_speaker_with_basis_and_page(record: Record, anadolu: ActorRow) -> None:
    first, second = stakes_of_speaker(told_with(record, PARTY, AGENT, UNKNOWN), anadolu)
    assert (first.kind, first.of, first.basis, first.of_the_event) == ("paid agent", "Libya", AGENT.basis, False)
    assert (second.kind, second.of_the_event) == ("party", True)
    assert first.statements == 2, "the wire and its reprint"
    assert record.page(first.page).file in {"wire.html", "reprint.html"}


def test_unknown_is_no_finding(record: Record, anadolu: ActorRow) -> None:
    assert stakes_of_speaker(told_with(record, UNKNOWN), anadolu) == []
    assert stakes_of_speaker(told_with(record, AGENT), replace(anadolu, key="x", name="Tass", names=())) == []
