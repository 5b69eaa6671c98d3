"""The sample pages through the whole pipeline, against what examples/expected.toml wrote down beforehand.

`GAPS` lists what is not reached, and which stage before this one it waits for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dragoman.folding import fold
from dragoman.reports import reports_of
from dragoman.resolve.contradictions import find_contradictions
from dragoman.resolve.copies import PageText, find_copies
from dragoman.resolve.events import gather_events
from dragoman.resolve.originators import count_origins
from dragoman.types import Contradiction, Event, Origin, Reading, Report

EXPECTED = tomllib.loads((Path(__file__).parents[2] / "examples" / "expected.toml").read_text(encoding="utf-8"))[
    "event"
]
_DEATH = "events: 'called the killing a murder' tells of no killing"
GAPS = {
    ("denial", "cuba-embassy-2015"): "events: 'were robbed' is ASSAULT and has no recipient; the seizure that the page "
    "tells of is COERCE",
    ("count", "westgate-2013"): "attributions: 'what the military calls a final assault' reaches to the hostages: a "
    "sixth voice, which nobody can tell",
    ("count", "khashoggi-2018"): _DEATH,
    ("names", "khashoggi-2018"): _DEATH,
    ("denial", "khashoggi-2018"): "events: 'denied that Crown Prince Mohammed bin Salman had ordered it' tells of no "
    "killing",
    ("contradiction", "khashoggi-2018"): "events: 'twenty-one men were being held' has no number, 'spoke of eighteen "
    "arrests' is no event",
}


@dataclass(frozen=True)
class Resolved:
    """Everything that many pages say together."""

    files: dict[str, str]
    reports: dict[str, Report]
    events: list[Event]
    origins: dict[str, Origin]
    contradictions: list[Contradiction]

    def files_of(self, names: Sequence[str]) -> set[str]:
        return {self.files[self.reports[name].page] for name in names}

    def event_of(self, entry: dict[str, Any]) -> Event:
        """The event of the entry's type that most of its pages tell of."""
        inside = [
            event
            for event in self.events
            if event.type == entry["type"] and self.files_of(event.reports) <= set(entry["pages"])
        ]
        return max(inside, key=lambda event: (len(self.files_of(event.reports)), len(event.reports)))

    def about(self, entry: dict[str, Any], kind: str) -> list[Contradiction]:
        """Contradictions of one kind among the entry's pages."""
        pages = set(entry["pages"])
        return [
            one for one in self.contradictions if one.kind == kind and self.files_of((*one.left, *one.right)) <= pages
        ]


@pytest.fixture(scope="module")
def resolved(sample_readings: tuple[Reading, ...]) -> Resolved:
    reports = [report for reading in sample_readings for report in reports_of(reading)]
    documents = [reading.document for reading in sample_readings]
    texts = [PageText(one.digest, one.text, one.day, one.publisher, one.title) for one in documents]
    copies = find_copies(texts)
    events = gather_events(reports, copies=copies)
    origins = count_origins(events, reports, copies=copies)
    return Resolved(
        files={document.digest: Path(document.file).name for document in documents},
        reports={report.id: report for report in reports},
        events=events,
        origins={origin.event: origin for origin in origins},
        contradictions=find_contradictions(events, reports),
    )


def cases(test: str, *, having: str = "id") -> list[Any]:
    """The entries that a test is about, those with a known gap marked."""
    return [
        pytest.param(
            entry,
            id=entry["id"],
            marks=[pytest.mark.xfail(reason=GAPS[test, entry["id"]], strict=True)]
            if (test, entry["id"]) in GAPS
            else [],
        )
        for entry in EXPECTED
        if having in entry
    ]


@pytest.mark.parametrize("entry", cases("one event"))
def test_what_several_outlets_tell_is_one_event(resolved: Resolved, entry: dict[str, Any]) -> None:
    assert resolved.files_of(resolved.event_of(entry).reports) == set(entry["pages"])


@pytest.mark.parametrize("entry", cases("count"))
def test_how_many_originators(resolved: Resolved, entry: dict[str, Any]) -> None:
    origin = resolved.origins[resolved.event_of(entry).id]
    assert (origin.low, origin.high) == (entry["low"], entry["high"])


@pytest.mark.parametrize("entry", cases("names"))
def test_who_they_are(resolved: Resolved, entry: dict[str, Any]) -> None:
    origin = resolved.origins[resolved.event_of(entry).id]
    names = [fold(f"{one.name} {one.why}") for one in origin.originators]
    missing = [name for name in entry["originators"] if not any(fold(name).rstrip("s") in found for found in names)]
    assert missing == []


@pytest.mark.parametrize("entry", cases("denial", having="denial"))
def test_denials_are_shown(resolved: Resolved, entry: dict[str, Any]) -> None:
    shown = {file for one in resolved.about(entry, "denial") for file in resolved.files_of(one.right)}
    assert all(shown & set(denial["files"]) for denial in entry["denial"])


@pytest.mark.parametrize("entry", cases("contradiction", having="contradiction"))
def test_contradictions_are_shown(resolved: Resolved, entry: dict[str, Any]) -> None:
    for expected in entry["contradiction"]:
        told = {value for one in resolved.about(entry, "number") for value in (one.left_value, one.right_value)}
        lowest, *others = expected["values"]
        assert lowest["number"] in told
        assert any(other["number"] in told for other in others)


@pytest.mark.parametrize("entry", cases("copy", having="copy"))
def test_copied_reports_are_merged_as_copies(resolved: Resolved, entry: dict[str, Any]) -> None:
    merges = resolved.event_of(entry).merges
    assert any(merge.why.startswith("the same words on both pages") for merge in merges)
