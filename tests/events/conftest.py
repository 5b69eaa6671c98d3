"""Sentences to events, with the codebook that ships and no classifier."""

from __future__ import annotations

import pytest

from builders import Read
from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text


@pytest.fixture(scope="session")
def read(codebook: Codebook) -> Read:
    return lambda text: read_text(text, codebook, rules_only=True)
