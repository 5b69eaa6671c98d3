from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

import pytest

from dragoman.batch import Known, Tally, read_pages
from dragoman.errors import EmptyError, ModelError, NoTextError, PageError
from dragoman.types import Document, Page, Reading


def read_by_hand(page: Page) -> Reading:
    if b"menu" in page.content:
        raise NoTextError(f"{page.file}: no article in it")
    return Reading(Document(page.file, "", "", ()), (), (), (), (), "book", "md")


def test_a_failed_page_does_not_stop_the_others() -> None:
    pages: list[Page | PageError] = [
        Page("a", b"x"),
        EmptyError("b: nothing in it"),
        Page("c", b"menu"),
        Page("d", b"y"),
    ]
    tally = Tally()
    outcomes = list(read_pages(pages, read_by_hand))
    for outcome in outcomes:
        tally.count(outcome)
    assert [type(outcome).__name__ for outcome in outcomes] == ["Reading", "EmptyError", "NoTextError", "Reading"]
    assert str(tally) == "2 read, 0 already known, 2 failed (EmptyError 1, NoTextError 1)"


def read_with_a_mistake(page: Page) -> Reading:
    return read_by_hand(page) if page.content == b"x" else {}[page.file]  # type: ignore[no-any-return, index]


def test_a_mistake_of_ours_costs_one_page_and_is_told_with_it() -> None:
    pages = [Page("a", b"x"), Page("b", b"y"), Page("c", b"x")]
    first, second, third = read_pages(pages, read_with_a_mistake)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, PageError)
    assert re.fullmatch(r"b: KeyError in \S*test_batch:\d+: 'b'; report it with the page", str(second))


def test_what_stops_every_page_stops_the_run() -> None:
    def read_without_parser(page: Page) -> Reading:
        raise ModelError("the English model is not installed")

    with pytest.raises(ModelError):
        list(read_pages([Page("a", b"x")], read_without_parser))


def test_known_pages_are_not_read_again_not_even_the_first() -> None:
    asked: list[tuple[str, date | None]] = []

    def is_known(digest: str, published: date | None) -> bool:
        asked.append((digest, published))
        return len(asked) < 3

    pages = [Page("a", b"menu"), Page("b", b"menu", published=date(2020, 3, 3)), Page("c", b"y")]
    outcomes = list(read_pages(pages, read_by_hand, is_known=is_known))
    assert outcomes[:2] == [Known("a"), Known("b")]
    assert isinstance(outcomes[2], Reading)
    assert [published for _, published in asked] == [None, date(2020, 3, 3), None]
    assert asked[0][0] == f"sha256:{sha256(b'menu').hexdigest()}"


def test_a_clean_run_is_told_in_one_line() -> None:
    assert str(Tally(read=2, known=1)) == "2 read, 1 already known, 0 failed"
