from __future__ import annotations

import pytest

from dragoman.cli.report import clean


@pytest.mark.parametrize("mark", ["\x1b", "\x00", "\x9b", "\u200f", "\u2028", "\u202e", "\u2067"])
def test_strangers_words_neither_steer_the_terminal_nor_turn_the_line(mark: str) -> None:
    assert clean(f"a{mark}b\tc") == "a\ufffdb\tc"


def test_names_stay_as_they_are() -> None:
    assert clean("Mevlüt Çavuşoğlu, علي, 习近平, İzmir") == "Mevlüt Çavuşoğlu, علي, 习近平, İzmir"
