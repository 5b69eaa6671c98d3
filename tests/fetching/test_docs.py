"""docs/fetching.md knows every outcome and every setting of fetching."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.fetching import Why, taking

TOLD = (Path(__file__).parents[2] / "docs" / "fetching.md").read_text(encoding="utf-8")
WORDS = [taking.READ, taking.KNOWN, taking.FAILED, taking.FOREIGN, *(set(Why) - {Why.stopped})]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_outcome_is_documented(word: str) -> None:
    assert f"| {word} |" in TOLD


@pytest.mark.parametrize("name", ["DRAGOMAN_FETCH", "DRAGOMAN_CONTACT", "DRAGOMAN_CAPTURES"])
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}" in TOLD
