"""POLECAT and ICEWS tables: tab-separated, with a head, one row an event.

Column names of POLECAT after its users' readers, of ICEWS after its public reader; docs/exports.md names what is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from dragoman.codebook.country_codes import codes_of
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.export.cameo import nearest_cameo
from dragoman.export.cells import Cell, stable_number, write_table
from dragoman.export.options import Options
from dragoman.export.own_columns import with_own, with_own_names
from dragoman.export.rows import ExportRow, Side, outlet_of
from dragoman.records import dragoman_version

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def write_polecat(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """POLECAT's 40 columns."""
    cells = (with_own(_polecat(row), row, strict=options.strict) for row in rows)
    return write_table(cells, out, columns=with_own_names(POLECAT, strict=options.strict), delimiter="\t")


def write_icews(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """ICEWS's 20 columns."""
    cells = (with_own(_icews(row), row, strict=options.strict) for row in rows)
    return write_table(cells, out, columns=with_own_names(ICEWS, strict=options.strict), delimiter="\t")


def sectors_of(sides: Sequence[Side]) -> list[str]:
    """PLOVER sectors of all, each once."""
    return list(dict.fromkeys(sector for side in sides for sector in side.party.sectors))


def countries_of(sides: Sequence[Side]) -> list[str]:
    """ISO 3166-1 alpha-3 codes of all, each once."""
    return list(dict.fromkeys(side.party.country for side in sides if side.party.country))


def names_of(sides: Sequence[Side]) -> list[str]:
    """Names of all."""
    return [side.party.name for side in sides]


def _polecat(row: ExportRow) -> list[Cell]:
    lead, spot = row.lead, row.spot
    return [
        row.id, row.day, row.type, row.mode, None, _QUADS[QUAD_CLASS[row.type]], row.contexts,
        *_polecat_side(row.actors), *_polecat_side(row.recipients),
        spot.name, spot.city(), None, spot.province(), spot.country, spot.lat, spot.lon, spot.geonames, spot.raw, None,
        outlet_of(lead) if lead else None, lead.published if lead else None, lead.people if lead else None,
        lead.organisations if lead else None, lead.locations if lead else None, lead.language if lead else None,
        f"dragoman {dragoman_version()}",
    ]  # fmt: skip


def _polecat_side(sides: Sequence[Side]) -> list[Cell]:
    sectors = sectors_of(sides)
    cow = [str(codes_of(country).cow or "") for country in countries_of(sides)]
    raw = [side.words for side in sides if side.words]
    return [
        names_of(sides), countries_of(sides), [code for code in cow if code], sectors[0] if sectors else None, sectors,
        None, raw, None,
    ]  # fmt: skip


def _icews(row: ExportRow) -> list[Cell]:
    cameo, lead, spot = nearest_cameo(row.type, row.mode), row.lead, row.spot
    country = codes_of(spot.country).name
    return [
        stable_number(row.id), row.day, *_icews_side(row.actors), cameo.name, cameo.code, None,
        *_icews_side(row.recipients), stable_number(lead.digest) if lead else None, lead.sentence_no if lead else None,
        outlet_of(lead) if lead else None, spot.city(), None, spot.province(), country, spot.lat, spot.lon,
    ]  # fmt: skip


def _icews_side(sides: Sequence[Side]) -> list[Cell]:
    return [names_of(sides), sectors_of(sides), [codes_of(one).name or one for one in countries_of(sides)]]
