"""A Frictionless data package in one zip: events.csv, what its columns mean, and the codebook in short."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dragoman.codebook.event_rules import MODES, QUAD_CLASS
from dragoman.export.columns import COLUMNS, Column, Kind
from dragoman.export.options import Options
from dragoman.export.plain import write_csv
from dragoman.export.rows import ExportRow
from dragoman.records import dragoman_version

_EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip keeps dates; the same record must give the same bytes
_TYPES: dict[Kind, str] = {
    "text": "string", "texts": "string", "day": "date", "integer": "integer", "number": "number",
    "yes or no": "boolean",
}  # fmt: skip
_STATUSES = {
    "asserted": "told by the page in its own voice",
    "reported": "told on a speaker's word",
    "alleged": "the content of an accusation or a contested claim",
    "denied": "negated, or denied by the last speaker",
    "planned": "promised, ordered, scheduled or agreed, not yet done",
    "hypothetical": "may, could, if, feared, demanded",
}


def write_package(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """The zip; how many events it holds."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        _put(archive, "datapackage.json", descriptor(options))
        _put(archive, "codebook.json", codebook_summary())
        with archive.open(_entry("events.csv"), "w", force_zip64=True) as table:
            return write_csv(rows, table, options)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _put(archive: ZipFile, name: str, value: dict[str, Any]) -> None:
    archive.writestr(_entry(name), json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def descriptor(options: Options) -> dict[str, Any]:
    """datapackage.json."""
    return {
        "profile": "data-package",
        "name": "dragoman-events",
        "title": options.title,
        "description": "Events that news pages tell of, machine-coded: reports, not ground truth.",
        "version": dragoman_version(),
        "resources": [
            {
                "name": "events",
                "path": "events.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": list(map(_field, COLUMNS)), "primaryKey": "event_id", "missingValues": [""]},
            },
            {"name": "codebook", "path": "codebook.json", "format": "json", "mediatype": "application/json"},
        ],
    }


def _field(column: Column) -> dict[str, Any]:
    about = f"{column.about}; several are joined by ';'" if column.kind == "texts" else column.about
    told: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": about}
    return {**told, "trueValues": ["TRUE"], "falseValues": ["FALSE"]} if column.kind == "yes or no" else told


def codebook_summary() -> dict[str, Any]:
    """Types with their quad class and modes, and what each status means."""
    types = {name: {"quad_class": quad, "modes": sorted(MODES.get(name, ()))} for name, quad in QUAD_CLASS.items()}
    return {"ontology": "PLOVER, manual of September 2021", "types": types, "statuses": _STATUSES}
