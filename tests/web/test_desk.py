"""What the desk keeps for all its screens."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dragoman.store import Record, Wanted
from dragoman.store.facet_queries import Counts


def test_a_facet_of_a_question_is_counted_once_for_all_screens(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    count = Record.count_facets

    def counting(record: Record, wanted: Wanted, facets: list[str]) -> Counts:
        asked.extend(facets)
        return count(record, wanted, facets)

    monkeypatch.setattr(Record, "count_facets", counting)
    for screen in ("map", "search", "timeline", "counts", "map", "counts/country.csv"):
        assert desk.get(f"/{screen}?q=country:SYR").status_code == 200
    assert len(asked) == len(set(asked)) and {"type", "month", "dyad", "actor"} <= set(asked)
