"""Codes that other data sets give to countries, by ISO 3166-1 alpha-3; what is not known for certain is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """One country's codes: ISO 3166-1, FIPS 10-4 (GDELT), Correlates of War, Gleditsch-Ward (UCDP)."""

    iso3: str
    iso2: str | None
    numeric: str | None
    fips: str | None
    cow: int | None
    gw: int | None
    name: str


@lru_cache(maxsize=1)
def load_country_codes() -> Mapping[str, CountryCodes]:
    """The table that ships, by alpha-3 code."""
    text = resources.files("dragoman").joinpath("codebook/country_codes.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {cells[0]: _codes(cells) for cells in lines[1:]}


def _codes(cells: list[str]) -> CountryCodes:
    iso3, iso2, numeric, fips, cow, gw, name = cells
    return CountryCodes(
        iso3, iso2 or None, numeric or None, fips or None, int(cow) if cow else None, int(gw) if gw else None, name
    )


def codes_of(country: str | None) -> CountryCodes:
    """A country's codes; of what is not in the table its own code, and the Union's name."""
    code = country or ""
    name = "European Union" if code == "EUR" else ""
    return load_country_codes().get(code) or CountryCodes(code, None, None, None, None, None, name)
