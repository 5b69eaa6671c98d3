from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.store import open_record
from dragoman.store.address import parse_address


def test_a_file_and_a_server() -> None:
    assert parse_address("news.db").file == Path("news.db")
    found = parse_address("postgresql://reader:secret@host:5433/news")
    assert (found.file, found.url.database, found.url.port) == (None, "news", 5433)
    assert "secret" not in str(found)


def test_without_a_user_it_is_you() -> None:
    assert parse_address("postgres://host/news").url.username == getpass.getuser()


def test_a_sockets_folder_as_libpq_names_it() -> None:
    found = parse_address("postgresql://reader@/news?host=/tmp/server")
    assert dict(found.url.query) == {"unix_sock": "/tmp/server/.s.PGSQL.5432"}


@pytest.mark.parametrize("where", ["sqlite:///news.db", "mysql://host/news", "postgresql://host:port/news"])
def test_what_is_no_address(where: str) -> None:
    with pytest.raises(StoreError, match="no address"):
        parse_address(where)


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(StoreError, match="does not answer"), open_record("postgresql://reader@127.0.0.1:9/news"):
        pass
