"""Places in a list, there and back."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import SettingError
from dragoman.store.bookmarks import Bookmark
from dragoman.store.screen_queries import Place
from dragoman.web.view.paging import part_after, read_bookmark, read_place, write_bookmark, write_place


@pytest.mark.parametrize("place", [Place(date(2020, 3, 5), 12), Place(last="E3fa85f64a1b2-1532"), None])
def test_a_place_is_read_as_it_was_written(place: Place | None) -> None:
    assert read_place(write_place(place)) == place


@pytest.mark.parametrize("text", ["d0.1", "2020-03-05.1", "n.", "n.a b", "d999999999.1", "x"])
def test_what_is_no_place_is_told(text: str) -> None:
    with pytest.raises(SettingError, match="no place in a list"):
        read_place(text)


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (Bookmark(date(2020, 3, 5), "sha256:3fa8"), date),
        (Bookmark(12, "~the envoy. 2"), int),
        (Bookmark(0, "~Ünal"), int),
        (Bookmark(None, "a"), date),
    ],
)
def test_a_bookmark_is_read_as_it_was_written(mark: Bookmark, kind: type[date] | type[int]) -> None:
    assert read_bookmark(write_bookmark(mark.rank, mark.name), kind) == mark


def test_the_beginning_has_no_bookmark() -> None:
    assert read_bookmark("", date) is None


@pytest.mark.parametrize("text", ["12", "x.a", "12.", "-1.a", "12.a\x00b", "1234567890.a", f"1.{'a' * 301}"])
def test_what_is_no_bookmark_is_told(text: str) -> None:
    with pytest.raises(SettingError, match="no place in a list"):
        read_bookmark(text, int)


def test_days_before_the_first_and_behind_the_last_are_these() -> None:
    ends = [read_bookmark(text, date) for text in ("0.a", "999999999.a")]
    assert [mark and mark.rank for mark in ends] == [date.min, date.max]


def test_a_part_ends_with_a_bookmark_where_more_was_found() -> None:
    assert part_after([3, 2, 1], 2, lambda row: (row, f"n{row}")) == ([3, 2], "2.n2")
    assert part_after([3, 2], 2, lambda row: (row, f"n{row}")) == ([3, 2], "")
    assert part_after([], 2, lambda row: (row, f"n{row}")) == ([], "")
