from __future__ import annotations

import json

from export_builders import make_row, written

from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow


def read(*rows: ExportRow) -> dict:  # type: ignore[type-arg]
    return json.loads(written("geojson", *rows))  # type: ignore[no-any-return]


def test_a_collection_of_features(sample_rows: tuple[ExportRow, ...]) -> None:
    told = read(*sample_rows)
    assert told["type"] == "FeatureCollection"
    assert [one["id"] for one in told["features"]] == [row.id for row in sample_rows]
    points = [one["geometry"]["coordinates"] for one in told["features"] if one["geometry"]]
    assert points
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)


def test_a_feature_says_how_exact_its_place_is_and_from_what() -> None:
    told = read(make_row())["features"][0]
    assert told["geometry"] == {"type": "Point", "coordinates": [36.63, 35.93]}
    assert (told["properties"]["precision"], told["properties"]["geo_basis"]) == ("city", "stated")
    assert (told["properties"]["status"], told["properties"]["originator"]) == ("reported", "Anadolu")


def test_the_unlocated_have_no_geometry() -> None:
    told = read(make_row(spot=Spot()))["features"][0]
    assert told["geometry"] is None
    assert told["properties"]["place"] is None


def test_an_empty_collection_is_one() -> None:
    assert read() == {"type": "FeatureCollection", "features": []}


def test_a_coarsened_place_is_its_country() -> None:
    spot = Spot("Idlib", "SYR", 35.93, 36.63, "city", "stated", 169389, "Idlib").coarsened()
    assert (spot.name, spot.precision, spot.basis, spot.geonames, spot.raw) == (
        "Syria", "country", "country centroid", None, None,
    )  # fmt: skip
    unknown = Spot("Somewhere", None, 1.0, 2.0, "point", "stated").coarsened()
    assert (unknown.name, unknown.lat, unknown.lon) == (None, None, None)
