"""Places in a list, there and back."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import SettingError
from dragoman.store.screen_queries import Place
from dragoman.web.view.paging import read_place, write_place


@pytest.mark.parametrize("place", [Place(date(2020, 3, 5), 12), Place(last="E3fa85f64a1b2-1532"), None])
def test_a_place_is_read_as_it_was_written(place: Place | None) -> None:
    assert read_place(write_place(place)) == place


@pytest.mark.parametrize("text", ["d0.1", "2020-03-05.1", "n.", "n.a b", "d999999999.1", "x"])
def test_what_is_no_place_is_told(text: str) -> None:
    with pytest.raises(SettingError, match="no place in a list"):
        read_place(text)
