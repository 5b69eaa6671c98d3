"""Lines in capitals and in title case, in the letters of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.language.parser import load_parser
from dragoman.language.recasing import recase


class Few:
    """Knows three names."""

    def spelt(self, words: Sequence[str], at: int) -> tuple[tuple[str, ...], bool]:
        known = {"un": "UN", "mali": "Mali", "goma": "Goma"}
        name = known.get(words[at].lower())
        return ((name,), words[at].lower() == "mali") if name else ((), False)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("MALI JUNTA ASKS UN FORCE TO LEAVE", "Mali junta asks UN force to leave"),
        ("Rebels Close In on Goma as Shells Hit Camp", "Rebels close in on Goma as shells hit camp"),
        ("Blinken Arrives in Mali as Talks Stall", "Blinken arrives in Mali as talks stall"),
        ("Mali troops seize Goma", "Mali troops seize Goma"),
        ("Mali Goma UN", "Mali Goma UN"),
    ],
)
def test_common_words_are_small(line: str, sentence: str) -> None:
    read = recase(line, load_parser(), Few())

    assert read == sentence
    assert len(read) == len(line)
