"""What a person may not say of a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import JudgementError
from dragoman.resolve.verdicts import pass_judgement
from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from dragoman.types import Reading


def test_an_event_is_not_merged_with_itself(tmp_path: Path, sample_readings: tuple[Reading, ...]) -> None:
    with open_record(tmp_path / "record.db") as record:
        record.add_reading(sample_readings[0])
        resolve_record(record)
        event = record.events()[0]
        (report, *_) = record.reports(event)
        for subject in (event.id, report.claim.id):
            with pytest.raises(JudgementError, match="one event already"):
                pass_judgement(record, subject, "merge", who="A. Reader", value=event.id)
        assert record.judgements() == []
