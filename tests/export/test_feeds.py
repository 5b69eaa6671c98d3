from __future__ import annotations

from datetime import date
from typing import Any

import feedparser
import icalendar
from export_builders import make_report, make_row, planned, written
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.export.rows import ExportRow


def feed(*rows: ExportRow) -> Any:
    found = feedparser.parse(written("atom", *rows))
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def calendar(*rows: ExportRow) -> list[Any]:
    return icalendar.Calendar.from_ical(written("ical", *rows)).walk("VEVENT")  # type: ignore[no-any-return]


def test_a_feed_has_an_entry_an_event(sample_rows: tuple[ExportRow, ...]) -> None:
    found = feed(*sample_rows)
    assert [entry.id for entry in found.entries] == [f"urn:dragoman:event:{row.id}" for row in sample_rows]
    newest = max(row.known for row in sample_rows if row.known)
    assert found.feed.updated == f"{newest}T00:00:00Z"


def test_an_entry_leads_to_the_article_and_names_the_originator() -> None:
    entry = feed(make_row())["entries"][0]
    assert {(one.rel, one.href) for one in entry.links} == {("via", "https://daily.example/2020/idlib?a=1")}
    assert entry.source.title == "Anadolu"
    assert "by The Daily < Anadolu (party of TUR)" in entry.content[0].value
    assert entry.title == "ASSAULT heavy-weapons: Syrian Army → villagers (reported)"


def test_the_calendar_holds_what_is_planned(sample_rows: tuple[ExportRow, ...]) -> None:
    events = calendar(*sample_rows)
    announced = [row for row in sample_rows if row.status == "planned" and row.start]
    assert announced
    assert [str(one["UID"]) for one in events] == [f"{row.id}@dragoman" for row in announced]


def test_an_announced_event_ends_on_the_day_after_its_last() -> None:
    (event,) = calendar(planned(make_row()), make_row())
    assert event["DTSTART"].dt == date(2020, 3, 9)
    assert event["DTEND"].dt == date(2020, 3, 11)
    assert str(event["STATUS"]) == "TENTATIVE"
    assert "(planned)" in str(event["SUMMARY"])
    assert "Anadolu" in str(event["DESCRIPTION"])
    assert str(event["LOCATION"]) == "Idlib"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_words_survive_both(words: str) -> None:
    row = planned(make_row(lead=make_report(words, publisher=words)))
    assert feed(row)["entries"][0].id == "urn:dragoman:event:E3fa85f640000-14"
    told = written("ical", row)
    assert all(len(line) <= 75 for line in told.split(b"\r\n"))
    assert str(icalendar.Calendar.from_ical(told).walk("VEVENT")[0]["UID"]) == "E3fa85f640000-14@dragoman"
