"""PLOVER records as JSON lines, with the fields of its manual (September 2021).

The text slot is left to those with rights to the text: `text_info.text_story` is never written, `event_text` holds the
words of the leading sentence up to the limit of quotation. Religion, ethnicity, gender and age are never filled.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

from dragoman.codebook.country_codes import codes_of
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.export.cells import plain_cell
from dragoman.export.options import Options
from dragoman.export.own_columns import OWN_COLUMNS, own_cells
from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow, Side, outlet_of
from dragoman.records import dragoman_version, one_line

PLOVER = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
)  # fmt: skip
ENTITY = (
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender",
    "age",
)  # fmt: skip
LOCATION = (
    "extracted_place", "resolved_place", "geonameid", "lat", "lon", "city", "district", "province", "country",
    "country_code", "feature_class", "feature_code", "resolution",
)  # fmt: skip
CITE_INFO = (
    "corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook",
    "version",
)  # fmt: skip
SIZES = ("dead", "injured", "arrested")
_RESOLUTIONS = {"point": 5, "city": 4, "admin1": 2, "region": 2, "country": 1}
_AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}


def write_plover(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A PLOVER record a line; what is not known is null."""
    many = 0
    for row in rows:
        told = plover_record(row)
        if not options.strict:
            told |= own_values(row)
        out.write(f"{one_line(told)}\n".encode())
        many += 1
    return many


def own_values(row: ExportRow) -> dict[str, Any]:
    """Our columns as JSON values."""
    cells = zip(OWN_COLUMNS, own_cells(row), strict=True)
    return {name: plain_cell(cell) if isinstance(cell, (list, date)) else cell for name, cell in cells}


def plover_record(row: ExportRow) -> dict[str, Any]:
    """One event as PLOVER has it."""
    lead = row.lead
    auxiliary = _AUXILIARY.get(row.status)
    told: dict[str, Any] = dict.fromkeys(PLOVER)
    told |= {
        "id": row.id,
        "has_event": True,
        "date": row.day.isoformat() if row.day else None,
        "enddate": row.end.isoformat() if row.end else None,
        "actor": _entities(row.actors),
        "recipient": _entities(row.recipients),
        "event": [row.type],
        "event_loc": _location(row.spot) if row.spot.name or row.spot.country else None,
        "event_text": [row.quote],
        "quad_code": QUAD_CLASS[row.type],
        "event_scale": _sizes(row),
        "mode": [mode for mode in (row.mode, auxiliary) if mode],
        "context": list(row.contexts),
        "coder": f"dragoman {dragoman_version()}",
        "coded_date": row.reviewed.isoformat() if row.reviewed else None,
    }
    if lead:
        sequence = {"sequence": lead.sentence_no, "start": lead.sentence_start, "end": lead.sentence_end}
        told["text_info"] = {**sequence, "text_story": None}
        told["cite_info"] = dict.fromkeys(CITE_INFO) | {
            "citation": lead.file, "url": lead.url, "title": lead.title, "language": lead.language,
            "publication": outlet_of(lead) or None, "coder": "dragoman", "codebook": "PLOVER 2021",
            "version": lead.coder,
        }  # fmt: skip
    return told


def _entities(sides: Sequence[Side]) -> list[dict[str, Any]]:
    return [
        dict.fromkeys(ENTITY)
        | {
            "code": side.party.country,
            "sector": list(side.party.sectors),
            "entity_text": side.words or side.party.name,
            "identifier_id": side.wikidata,
            "identifier_text": side.party.name,
        }
        for side in sides
    ]


def _location(spot: Spot) -> dict[str, Any]:
    return dict.fromkeys(LOCATION) | {
        "extracted_place": spot.raw,
        "resolved_place": spot.name,
        "geonameid": spot.geonames,
        "lat": spot.lat,
        "lon": spot.lon,
        "city": spot.city(),
        "province": spot.province(),
        "country": codes_of(spot.country).name or None,
        "country_code": spot.country,
        "resolution": _RESOLUTIONS.get(spot.precision or ""),
    }


def _sizes(row: ExportRow) -> dict[str, int] | None:
    """Numbers of the leading report, where it gives one exactly or at least."""
    told = {one.what: int(one.low) for one in (row.lead.numbers if row.lead else ()) if math.isfinite(one.low)}
    return {what: told[what] for what in SIZES if what in told} or None
