"""Why each report stands with its event."""

from __future__ import annotations

from dragoman.store.write_resolved import joined_by
from dragoman.types import Merge


def test_every_report_but_the_first_has_the_merge_that_leads_to_it() -> None:
    merges = [Merge("b", "d", 0.6, "same day"), Merge("a", "d", 0.9, "same words"), Merge("a", "c", 0.7, "same place")]
    assert {report: merge.why for report, merge in joined_by("a", merges).items()} == {
        "d": "same words",
        "b": "same day",
        "c": "same place",
    }
    assert joined_by("a", []) == {}
