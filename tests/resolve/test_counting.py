"""Words are counted when the pages have doubled, and a page is weighed by the last count before its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from report_builders import make_report

from dragoman.resolve import counting
from dragoman.resolve.counting import count_for, counting_days, with_pages
from dragoman.resolve.rarities import count_rarities

FIRST = date(2020, 3, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.fixture(autouse=True)
def small_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "FEWEST", 4)


@pytest.mark.parametrize(
    ("pages", "days"),
    [
        ({}, [date.max]),
        ({day(0): 3}, [date.max]),
        ({day(0): 3, day(1): 1}, [day(1)]),
        ({day(0): 3, day(1): 4, day(2): 1}, [day(1), day(2)]),
        ({day(0): 40}, [day(0)]),
        ({day(0): 3, date.max: 9}, [date.max]),
    ],
)
def test_days_after_which_words_are_counted(pages: Mapping[date, int], days: list[date]) -> None:
    assert list(counting_days(pages)) == days


def test_a_page_is_weighed_by_the_last_count_before_its_day() -> None:
    days = [day(1), day(5)]
    assert [count_for(one, days) for one in (day(0), day(1), day(2), day(5), day(6), None)] == [0, 0, 0, 0, 1, 1]


def test_pages_that_come_later_need_no_count_until_they_are_twice_as_many() -> None:
    pages = {day(0): 4}
    assert with_pages(pages, [day(0)], [day(1), day(2), day(2)]) == {day(0): 4, day(1): 1, day(2): 2}
    assert with_pages(pages, [day(0)], [day(1)] * 4) is None
    assert with_pages(pages, [day(0)], [day(0)]) is None
    assert with_pages(pages, [day(0)], []) == pages
    assert with_pages({day(0): 1}, [date.max], [day(1)]) is None


def test_what_comes_later_does_not_change_how_rare_a_word_was() -> None:
    early = [make_report(page, published=day(0), sentence="Troops shelled Idlib.") for page in "abcd"]
    late = [make_report(page, published=day(1), sentence="Troops left Homs.") for page in "efg"]
    before, after = count_rarities(early), count_rarities([*late, *early])
    assert before.of(day(0)) == after.of(day(0)) == after.of(day(1)) == after.of(None)
    shifted = [replace(report, published=day(-1)) for report in late]
    assert count_rarities([*shifted, *early]).of(day(1)) != before.of(day(1))
