"""Where a record is kept: a SQLite file by default, a PostgreSQL database for a team."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import StoreError

_SERVER = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Address:
    """`file` is None for a server. As text it is what people may be shown: never a password."""

    url: URL
    file: Path | None

    def __str__(self) -> str:
        return str(self.file) if self.file else self.url.set(drivername="postgresql").render_as_string()


def parse_address(where: Path | str) -> Address:
    """A file name, or "postgresql://user:password@host/database".

    Raises:
        StoreError: an address that can not be read.
    """
    if isinstance(where, Path) or not where.startswith(_SERVER):
        if "://" in str(where):
            raise StoreError(f"{where} is no address of a record", fix="a file's name, or postgresql://user@host/name")
        file = Path(where)
        return Address(URL.create("sqlite", database=str(file)), file)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise StoreError("that is no address of a database", fix="postgresql://user@host:5432/name") from error
    url = url.set(drivername="postgresql+pg8000", username=url.username or getpass.getuser())
    folder = url.query.get("host")
    if isinstance(folder, str) and folder.startswith("/"):  # a socket's folder, as libpq's addresses name it
        url = url.difference_update_query(["host"]).update_query_dict(
            {"unix_sock": f"{folder}/.s.PGSQL.{url.port or 5432}"}
        )
    return Address(url, None)
