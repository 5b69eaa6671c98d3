from __future__ import annotations

from datetime import date

from dragoman.codebook.load import load_codebook
from scripts.show_terms import first_day, gaps_in, known_years

FIRST, LAST = date(1990, 1, 1), date(1994, 12, 31)


def test_a_gap_lies_between_two_terms_and_after_the_last() -> None:
    terms = [(FIRST, date(1991, 3, 31)), (date(1992, 6, 1), date(1993, 12, 31))]
    assert list(gaps_in(terms, FIRST, LAST)) == [(date(1991, 4, 1), date(1992, 5, 31)), (date(1994, 1, 1), LAST)]


def test_a_handover_of_some_weeks_is_no_gap() -> None:
    assert not list(gaps_in([(FIRST, date(1991, 3, 31)), (date(1991, 5, 1), LAST)], FIRST, LAST))


def test_a_year_is_known_where_most_of_its_days_are() -> None:
    assert known_years([(date(1991, 10, 1), date(1993, 2, 1))], FIRST, LAST) == [1990, 1991, 1993, 1994]


def test_of_the_year_in_which_a_state_began_only_its_own_days_count() -> None:
    founded = date(1991, 12, 26)
    assert known_years([(founded, date(1992, 5, 17))], founded, LAST) == [1992, 1993, 1994]


def test_nobody_is_asked_for_before_the_state_or_the_office_began() -> None:
    file = load_codebook().actors
    assert first_day(file, "USA", "defence minister") == FIRST
    assert first_day(file, "UKR", "defence minister") == date(1991, 8, 24)
    assert first_day(file, "BRA", "defence minister") == date(1999, 6, 10)
    assert first_day(file, "PSE", "defence minister") == date.max
