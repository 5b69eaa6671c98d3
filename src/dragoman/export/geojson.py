"""GeoJSON (RFC 7946): a feature an event, with how exactly its place is known and from what.

The country of an event is what the place's name says, never what a polygon does. Where no coordinates are known the
geometry is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from dragoman.export.columns import values_of
from dragoman.export.json_files import write_list
from dragoman.export.options import Options
from dragoman.export.plain import json_value
from dragoman.export.rows import ExportRow

_IN_GEOMETRY = {"latitude", "longitude", "place_precision"}


def write_geojson(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A FeatureCollection."""
    return write_list(out, {"type": "FeatureCollection"}, "features", map(feature, rows))


def feature(row: ExportRow) -> dict[str, Any]:
    """One event as a feature."""
    spot = row.spot
    point = {"type": "Point", "coordinates": [spot.lon, spot.lat]} if spot.lat is not None else None
    told = {name: json_value(value) for name, value in values_of(row).items() if name not in _IN_GEOMETRY}
    return {"type": "Feature", "id": row.id, "geometry": point, "properties": {**told, "precision": spot.precision}}
