from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolve.page_text import PageText
from dragoman.resolve.taking import is_same_name, taker_of

MONDAY, TUESDAY = date(2020, 3, 2), date(2020, 3, 3)


def make_page(name: str, day: date | None, publisher: str | None, *credits: str) -> PageText:
    return PageText(name, "", day, publisher, None, credits)


def test_later_and_credited() -> None:
    agency = make_page("a", MONDAY, "Anadolu Agency")
    paper = make_page("b", TUESDAY, "The Daily", "Anadolu")
    assert taker_of(agency, paper, 0.9, 0.9) == ("b", "published later and credits Anadolu")
    assert taker_of(paper, agency, 0.9, 0.9) == ("b", "published later and credits Anadolu")


def test_a_credit_outweighs_the_day() -> None:
    agency = make_page("a", TUESDAY, "Anadolu Agency")
    paper = make_page("b", MONDAY, "The Daily", "Anadolu")
    assert taker_of(agency, paper, 0.9, 0.9) == ("b", "credits Anadolu, though published earlier")


def test_two_takers_of_one_agency_took_nothing_from_each_other() -> None:
    first = make_page("a", MONDAY, "The Daily", "Reuters")
    second = make_page("b", TUESDAY, "The Globe", "Reuters")
    assert taker_of(first, second, 0.9, 0.9) == (None, "both credit Reuters")


def test_pages_that_credit_each_other() -> None:
    first = make_page("a", MONDAY, "AFP", "Reuters")
    second = make_page("b", MONDAY, "Reuters", "AFP")
    assert taker_of(first, second, 0.9, 0.9)[0] is None


def test_the_later_one() -> None:
    assert taker_of(make_page("a", TUESDAY, None), make_page("b", MONDAY, None), 0.3, 0.3) == ("a", "published later")


def test_containment_where_nothing_else_tells() -> None:
    first, second = make_page("a", MONDAY, None), make_page("b", MONDAY, None)
    why = "contained in the other: 96 % of its words against 31 %"
    assert taker_of(first, second, 0.31, 0.96) == ("b", why)
    assert taker_of(first, second, 0.96, 0.31) == ("a", why)


@pytest.mark.parametrize(("day", "why"), [(MONDAY, "same day"), (None, "day not known")])
def test_nothing_tells(day: date | None, why: str) -> None:
    taker, reason = taker_of(make_page("a", day, None), make_page("b", day, None), 0.9, 0.9)
    assert taker is None
    assert reason.startswith(why)


def test_an_outlet_that_credits_itself_took_nothing() -> None:
    first = make_page("a", MONDAY, "Reuters", "Reuters")
    second = make_page("b", MONDAY, "Reuters", "Reuters")
    assert taker_of(first, second, 0.9, 0.9)[0] is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anadolu", "Anadolu Agency", True),
        ("The Associated Press", "Associated Press", True),
        ("AP", "The Associated Press", True),
        ("AFP", "Agence France-Presse", True),
        ("Reuters", "reuters", True),
        ("Reuters", "Associated Press", False),
        ("New York Times", "Los Angeles Times", False),
        ("", "Reuters", False),
        ("The", "The Associated Press", False),
    ],
)
def test_names_of_one_agency(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is is_same_name(other, one) is same
