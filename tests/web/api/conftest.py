"""The sample pages behind the API, asked in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dragoman.codebook.load import Codebook
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.types import Reading
from dragoman.web.app import make_app
from dragoman.web.worker import Tools


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory, sample_readings: tuple[Reading, ...]) -> Iterator[Record]:
    """The sample pages in a record, resolved."""
    with open_record(tmp_path_factory.mktemp("api") / "samples.db") as opened:
        for reading in sample_readings:
            opened.add_reading(reading)
        resolve_record(opened)
        yield opened


@pytest.fixture(scope="session")
def app(record: Record, codebook: Codebook) -> FastAPI:
    """The desk over it."""
    return make_app(record, tools=lambda: Tools(codebook, None))


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A program that asks."""
    with TestClient(app, base_url="http://localhost") as opened:
        yield opened
