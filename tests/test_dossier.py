"""One event in one file."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

from dragoman.dossier import write_dossier
from dragoman.resolve.whole import resolve_record
from dragoman.store import open_record
from tests.shelling import DENIAL, TRICKS, WIRE, make_reading

NOW = datetime(2020, 3, 6, tzinfo=UTC)


def test_a_dossier_holds_what_is_needed_to_check_and_nothing_that_runs(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db", now=lambda: NOW) as record:
        record.add_reading(make_reading("wire.html", WIRE, day=date(2020, 3, 3), publisher="The Daily", says="Anadolu",
                                        url="https://daily.example/1"))  # fmt: skip
        record.add_reading(make_reading("denial.html", f"{DENIAL} {TRICKS}", day=date(2020, 3, 4), publisher=TRICKS,
                                        says="SANA", title=TRICKS, url="javascript:alert(4)"))  # fmt: skip
        resolve_record(record)
        event = max(record.events(), key=lambda one: (one.denied, one.reports))
        text = write_dossier(record, event, now=NOW)
        reports = record.reports(event)
    assert "<script" not in text and 'javascript:alert(4)"' not in text and "<img" not in text
    assert re.findall(r'(?:src|href)="(?!https?://)', text) == []
    for row in reports:
        assert row.claim.id in text
    for words in ("sha256:", "read 2020-03-06 00:00 UTC", "codebook", "<svg", "Independent originators", "Against it"):
        assert words in text
    for quoted in re.findall("“([^”]*)”", text):
        assert len(quoted) <= 260  # 240 characters and what escaping adds to a few of them


def test_a_long_title_ends_with_a_word(tmp_path: Path) -> None:
    with open_record(tmp_path / "a.db") as record:
        record.add_reading(make_reading("wire.html", WIRE, day=date(2020, 3, 3), says="Anadolu",
                                        publisher="The Daily Messenger of the Northern Provinces"))  # fmt: skip
        resolve_record(record)
        text = write_dossier(record, record.events()[0], now=NOW)
    title, heading = (re.findall(f"<{tag}>(.*?)</{tag}>", text)[0] for tag in ("title", "h1"))
    assert title.endswith("…") and heading.startswith(f"{title[:-1]} ")
