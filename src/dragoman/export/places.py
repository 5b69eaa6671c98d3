"""Where an event was, how exactly that is known, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.codebook.country_codes import codes_of
from dragoman.mentions.gazetteer import Site, load_gazetteer
from dragoman.store.rows import EventRow
from dragoman.types import Document, EventMention

Basis = Literal["stated", "inferred", "country centroid"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its name, ISO 3166-1 alpha-3 country, WGS 84 degrees, GeoNames id.

    `precision` is city, admin1, country, point or region; `basis` where the coordinates come from: the leading report
    states the place, it is inferred from other reports or a person's correction, or they are the country's centre.
    `raw` are the report's words for it.
    """

    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    basis: Basis | None = None
    geonames: int | None = None
    raw: str | None = None

    def coarsened(self) -> Spot:
        """The country alone."""
        if self.precision == "country" or self.name is None:
            return self
        centre = country_centre(self.country)
        name = codes_of(self.country).name or None
        if centre is None:
            return Spot(name, self.country, precision="country" if self.country else None)
        return Spot(name, self.country, *centre, "country", "country centroid")

    def city(self) -> str | None:
        """The place's name where it is a town."""
        return self.name if self.precision in {"city", "point"} else None

    def province(self) -> str | None:
        """The place's name where it is a first-level division."""
        return self.name if self.precision == "admin1" else None


def spot_of(event: EventRow, leading: EventMention | None, document: Document | None) -> Spot:
    """The event's place; what the leading report, on its page, knows of the same place goes with it."""
    if event.place is None and event.country is None:
        return Spot()
    where = leading.place if leading else None
    if where is None or where.name != event.place or where.country != event.country:
        return Spot(
            event.place, event.country, event.lat, event.lon, None, "inferred" if event.lat is not None else None
        )
    basis: Basis = "country centroid" if where.precision == "country" else "stated"
    return Spot(
        event.place, event.country, event.lat, event.lon, where.precision,
        basis if event.lat is not None else None, where.geonames, document[where.span] if document else None,
    )  # fmt: skip


def country_centre(country: str | None) -> tuple[float, float] | None:
    """A country's middle in degrees, as the gazetteer has it."""
    site = country_site(country)
    return (site.lat, site.lon) if site else None


@lru_cache(maxsize=512)
def country_site(country: str | None) -> Site | None:
    """A country as the gazetteer has it, by its three capitals."""
    name = codes_of(country).name
    sites = load_gazetteer().find(name) if name else ()
    return next((one for one in sites if one.kind == "country" and one.country == country), None)
