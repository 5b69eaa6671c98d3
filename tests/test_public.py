"""What `import dragoman` promises."""

from __future__ import annotations

import os
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


def test_numpy_is_told_to_use_one_thread_before_it_is_imported() -> None:
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    code = f"import os, sys, dragoman; print('numpy' in sys.modules, *(os.environ[name] for name in {names}))"
    own = {name: value for name, value in os.environ.items() if name not in names}
    for given, told in (({}, "False 1 1\n"), (dict.fromkeys(names, "3"), "False 3 3\n")):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=own | given)
        assert done.stdout == told
