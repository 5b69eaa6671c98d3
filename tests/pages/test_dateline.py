"""Datelines in the forms that agencies use, and heads of text that are none."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pages.dateline import find_dateline

PUBLISHED = date(2020, 1, 5)


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("KHARTOUM, April 17 (Meridian) - ", "Khartoum", date(2020, 4, 17), "Meridian"),
        ("DAMASCUS (AA) - ", "Damascus", None, "AA"),
        ("VIENNA (dpa) - ", "Vienna", None, "dpa"),
        ("COLOMBO — ", "Colombo", None, None),
        ("MOSCOW, 30 March. ", "Moscow", date(2020, 3, 30), None),
        ("GENEVA, Switzerland (AP) — ", "Geneva", None, "AP"),
        ("BEIRUT/DAMASCUS, Feb 3 (Reuters) - ", "Beirut/Damascus", date(2020, 2, 3), "Reuters"),
        ("UNITED NATIONS, Dec. 31 (AP) -- ", "United Nations", date(2019, 12, 31), "AP"),
        ("Paris, March 3, 2019 (AFP) - ", "Paris", date(2019, 3, 3), "AFP"),
        ("WASHINGTON, March 3 - ", "Washington", date(2020, 3, 3), None),
        ("Washington, March 3 - ", "Washington", date(2020, 3, 3), None),
        ("NAIROBI, Kenya - ", "Nairobi", None, None),
        ("KABUL - ", "Kabul", None, None),
    ],
)
def test_dateline_forms(head: str, place: str, day: date | None, agency: str | None) -> None:
    dateline = find_dateline(head + "The army said on Monday", published=PUBLISHED)
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, day, agency)
    assert dateline.span.end == len(head)


def test_a_name_with_an_article_may_follow_the_hyphen() -> None:
    dateline = find_dateline("BEIRUT - al-Manar said on Monday", published=None)
    assert dateline is not None
    assert dateline.place == "Beirut"


def test_dateline_on_a_line_of_its_own() -> None:
    dateline = find_dateline("Brussels, 21 January 2009\n\nThe platform", published=None)
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.span.end) == ("Brussels", date(2009, 1, 21), 25)


@pytest.mark.parametrize(
    "text",
    [
        "The army said - and it repeated it",
        "NATO — the alliance",
        "BREAKING. The vice-president",
        "U.S. President X",
        "U.S. - China talks broke down",
        "Moscow - backed rebels left",
        "DAMASCUS - based rebels left",
        "Mali, Niger - two states of the Sahel - met",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, published=PUBLISHED) is None
