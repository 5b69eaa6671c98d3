"""The gazetteer: names of countries, divisions, towns and places of conflict, with where they are.

Two packed tables and the list of capitals, made by scripts/build_gazetteer.py, are read once. The tables are searched
by halving; a row is only taken apart when a name asks for it, so that opening takes a fraction of a second.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Literal

from dragoman.errors import CodebookError

SiteKind = Literal["country", "demonym", "continent", "admin1", "city", "region", "point"]

_DROPPED = re.compile("['’‘`´ʻʼʿʾ.\u0301\u0300]")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a"})
_KEPT = 16_384  # names, some megabytes
_SPACED = re.compile(r"[\s\-–_/]+")


@dataclass(frozen=True, slots=True)
class Site:
    """One sense of a name. `alias` tells that the name asked for is not the usual English one.

    `division` is country and first-level code ("SYR.09"), "" where there is none.
    """

    row: int
    name: str
    country: str | None
    kind: SiteKind
    lat: float
    lon: float
    geonames: int | None
    population: int
    division: str
    alias: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Both tables as lines, `names` in the order of their folded names.

    `capitals` has the capital's name by the country's code. What was looked up lately is kept: news repeats its names.
    """

    version: str
    places: tuple[bytes, ...]
    names: tuple[bytes, ...]
    capitals: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> tuple[Site, ...]:
        """Every place of that name, the usual senses first; "Petion-Ville" is also looked up as one word."""
        return _find(self, name) or (_find(self, name.replace("-", "")) if "-" in name else ())

    def capital_of(self, country: str | None) -> tuple[Site, ...]:
        """The capital of a country, by its code."""
        sites = self.find(self.capitals.get(country or "", ""))
        return tuple(site for site in sites if site.country == country and site.kind == "city")

    def reach(self, name: str) -> tuple[bool, bool]:
        """Whether the name is that of any place, and whether any name begins with it."""
        return _reach(self, name)

    def rows(self, key: str) -> list[str]:
        """The marks of every place of a folded name."""
        if not key:
            return []
        wanted = key.encode() + b"\t"
        at = bisect_left(self.names, wanted)
        if at == len(self.names) or not self.names[at].startswith(wanted):
            return []
        return self.names[at][len(wanted) :].decode().split(",")

    def site(self, mark: str) -> Site:
        """The place that a line of `names` marks: its row, "*" behind it for an alias, "+" for a demonym."""
        row = int(mark.rstrip("*+"))
        name, country, kind, lat, lon, geonames, population, division = self.places[row].decode().split("\t")
        if mark.endswith("+"):
            kind = "demonym"
        return Site(
            row, name, country or None, kind, float(lat), float(lon), int(geonames) if geonames else None,  # type: ignore[arg-type]
            int(population or 0), division, mark.endswith("*"),
        )  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _find(gazetteer: Gazetteer, name: str) -> tuple[Site, ...]:
    return tuple(gazetteer.site(mark) for mark in gazetteer.rows(fold(name)))


@lru_cache(maxsize=_KEPT)
def _reach(gazetteer: Gazetteer, name: str) -> tuple[bool, bool]:
    names, key = gazetteer.names, fold(name).encode()
    at = bisect_left(names, key)
    begins = at < len(names) and names[at].startswith(key)
    return begins and names[at].startswith(b"\t", len(key)), begins


@lru_cache(maxsize=_KEPT)
def fold(name: str) -> str:
    """The name as it is looked up: small letters, no accents, apostrophes or points, hyphens as spaces."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    elif plain.isalpha():
        return plain
    return _SPACED.sub(" ", _DROPPED.sub("", plain)).strip()


def open_gazetteer(places: bytes, names: bytes, capitals: Mapping[str, str] | None = None) -> Gazetteer:
    """A gazetteer of two unpacked tables; the first line of `places` is the version.

    Raises:
        CodebookError: the tables are not what the build script writes.
    """
    version, _, rows = places.partition(b"\n")
    if not version.startswith(b"# ") or not names:
        raise CodebookError("not a packed gazetteer", file="places.tsv.gz", fix="run scripts/build_gazetteer.py")
    return Gazetteer(version[2:].decode(), tuple(rows.splitlines()), tuple(names.splitlines()), capitals or {})


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships, opened once a process."""
    folder = resources.files("dragoman").joinpath("codebook")
    tables = (folder.joinpath("places", f"{name}.tsv.gz").read_bytes() for name in ("places", "names"))
    places, names = (gzip.decompress(table) for table in tables)
    rows = folder.joinpath("places", "capitals.tsv").read_text(encoding="utf-8").splitlines()
    return open_gazetteer(places, names, dict(row.split("\t") for row in rows))
