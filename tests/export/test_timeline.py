from __future__ import annotations

import json

from export_builders import make_report, make_row, planned, written

from dragoman.export.rows import ExportRow


def read(*rows: ExportRow) -> dict:  # type: ignore[type-arg]
    return json.loads(written("timeline", *rows))  # type: ignore[no-any-return]


def test_slides_are_the_events_with_a_day(sample_rows: tuple[ExportRow, ...]) -> None:
    told = read(*sample_rows)
    assert told["title"]["text"]["headline"] == "dragoman"
    assert [one["unique_id"] for one in told["events"]] == [row.id for row in sample_rows if row.day]


def test_a_slide() -> None:
    told = read(planned(make_row()))["events"][0]
    assert told["start_date"] == {"year": 2020, "month": 3, "day": 9, "display_date": "2020-03-09"}
    assert told["end_date"]["day"] == 10
    assert told["text"]["headline"].endswith("(planned)")
    assert "The Daily &lt; Anadolu" in told["text"]["text"]
    assert told["media"]["credit"] == "The Daily"


def test_words_of_pages_are_no_html() -> None:
    told = read(make_row(lead=make_report("<script>alert(1)</script> said Anadolu.")))["events"][0]
    assert "<script>" not in told["text"]["text"]


def test_addresses_that_are_no_web_page_are_left_out() -> None:
    assert "media" not in read(make_row(lead=make_report(url="javascript:alert(1)")))["events"][0]
