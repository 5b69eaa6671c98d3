"""What `import dragoman` promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman


def test_the_names_are_sorted() -> None:
    assert dragoman.__all__ == sorted(dragoman.__all__)


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_name_can_be_imported(name: str) -> None:
    assert getattr(dragoman, name).__name__ == name


def test_every_name_has_a_home() -> None:
    assert set(dragoman._HOMES) == set(dragoman.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_mind'"):
        _ = dragoman.read_mind


def test_importing_does_not_load_the_parser() -> None:
    code = "import sys, dragoman; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
