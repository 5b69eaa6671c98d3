from __future__ import annotations

from datetime import date

from scripts.show_terms import gaps_in, known_years

FIRST, LAST = date(1990, 1, 1), date(1994, 12, 31)


def test_a_gap_lies_between_two_terms_and_after_the_last() -> None:
    terms = [(FIRST, date(1991, 3, 31)), (date(1992, 6, 1), date(1993, 12, 31))]
    assert list(gaps_in(terms, FIRST, LAST)) == [(date(1991, 4, 1), date(1992, 5, 31)), (date(1994, 1, 1), LAST)]


def test_a_handover_of_some_weeks_is_no_gap() -> None:
    assert not list(gaps_in([(FIRST, date(1991, 3, 31)), (date(1991, 5, 1), LAST)], FIRST, LAST))


def test_a_year_is_known_where_most_of_its_days_are() -> None:
    assert known_years([(date(1991, 10, 1), date(1993, 2, 1))], FIRST, LAST) == [1990, 1991, 1993, 1994]
