"""Which outlets a state controls through its party."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import make_document
from dragoman.codebook.load import Codebook
from dragoman.speakers.facts import PageFacts
from dragoman.speakers.press import outlet_stakes, owner_marks


@pytest.mark.parametrize(("owner", "ruled"), [(None, True), ("Hezbollah", False)], ids=["the party's", "an army's"])
def test_only_the_ruling_partys_own_paper_is_the_states(codebook: Codebook, owner: str | None, ruled: bool) -> None:
    page = PageFacts(make_document("It rained."), {}, (), {}, codebook)
    granma = codebook.actors.outlets.find("Granma")
    assert granma is not None
    outlet = replace(granma, owner=owner or granma.owner)
    assert ("state-controlled media" in [stake.kind for stake in outlet_stakes(outlet, page)]) is ruled
    assert ("state CUB" in owner_marks(outlet, page)) is ruled
