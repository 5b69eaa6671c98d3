"""Points on a plain grid of degrees: places of events with how exactly they are known, disputed areas dashed.

There are no coasts and borders: whoever draws them takes sides. Longitude and latitude are drawn as they are, the
latter stretched for the middle of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman.codebook.toml_files import read_file
from dragoman.export.places import Spot as Where
from dragoman.store import EventRow

_WIDTH, _EDGE = 960, 34
_STEPS = (1, 2, 5, 10, 20, 30)
_LINES = 10  # of the grid, about


@dataclass(frozen=True, slots=True)
class Area:
    """A disputed area: its name and the corners of a rough outline, longitude first."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands, and to which side of that point it runs."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events. `precision` is city, point, admin1, region, country or unknown."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str
    events: tuple[EventRow, ...]
    x: float = 0
    y: float = 0
    radius: float = 0
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn, in pixels: places, outlines with their labels, the grid with its degrees."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    areas: tuple[tuple[str, str, Label | None], ...]
    grid: tuple[tuple[str, str, float, float], ...]


@lru_cache(maxsize=1)
def load_areas() -> tuple[Area, ...]:
    """The disputed areas that ship."""
    path = Path(str(resources.files("dragoman").joinpath("codebook/disputed_areas.toml")))
    return tuple(
        Area(table.text("name"), tuple((float(lon), float(lat)) for lon, lat in _pairs(table.values["points"])))
        for table in read_file(path, "area")
    )


def _pairs(points: Any) -> list[tuple[float, float]]:
    return [(lon, lat) for lon, lat in points]


def gather_spots(placed: Iterable[tuple[EventRow, Where]]) -> list[Spot]:
    """Events by place; those without a known point are left out."""
    found: dict[tuple[str, float, float], list[tuple[EventRow, Where]]] = {}
    for event, where in placed:
        if where.lat is not None and where.lon is not None:
            name = where.name or where.country or "place not named"
            found.setdefault((name, where.lat, where.lon), []).append((event, where))
    return [
        Spot(name, its[0][1].country, lat, lon, its[0][1].precision or "unknown", tuple(event for event, _ in its))
        for (name, lat, lon), its in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    ]


def draw_map(spots: Sequence[Spot]) -> Map:
    """The picture, as wide as its points need; the same points give the same picture."""
    west, east = _span([spot.lon for spot in spots], 8, 180)
    south, north = _span([spot.lat for spot in spots], 6, 80)
    stretch = 1 / max(math.cos(math.radians((south + north) / 2)), 0.3)
    scale = (_WIDTH - 2 * _EDGE) / (east - west)
    height = round((north - south) * scale * stretch) + 2 * _EDGE

    def at(lon: float, lat: float) -> tuple[float, float]:
        return round(_EDGE + (lon - west) * scale, 1), round(_EDGE + (north - lat) * scale * stretch, 1)

    areas = []
    room = _Room()
    for area in load_areas():
        if all(west < lon < east and south < lat < north for lon, lat in area.points):
            corners = [at(lon, lat) for lon, lat in area.points]
            path = "M" + "L".join(f"{x} {y}" for x, y in corners) + "Z" if len(corners) > 1 else ""
            low, high = min(x for x, _ in corners), max(x for x, _ in corners)
            areas.append((area.name, path, room.label(area.name, low, high, sum(y for _, y in corners) / len(corners))))
    placed = []
    for spot in spots:
        x, y = at(spot.lon, spot.lat)
        radius = round(4 + 2.5 * math.sqrt(len(spot.events)), 1)
        label = room.label(spot.name, x - radius, x + radius, y)
        placed.append(replace(spot, x=x, y=y, radius=radius, label=label))
    step = next((one for one in _STEPS if (east - west) / one <= _LINES), _STEPS[-1])
    grid = []
    for lon in range(math.ceil(west / step) * step, math.floor(east) + 1, step):
        (x, _), bottom = at(lon, south), height - _EDGE
        grid.append((f"M{x} {_EDGE}V{bottom}", _degrees(lon, "E", "W"), x, float(height - 12)))
    for lat in range(math.ceil(south / step) * step, math.floor(north) + 1, step):
        _, y = at(west, lat)
        grid.append((f"M{_EDGE} {y}H{_WIDTH - _EDGE}", _degrees(lat, "N", "S"), 14.0, y + 3))
    return Map(_WIDTH, height, tuple(placed), tuple(areas), tuple(grid))


@dataclass(slots=True)
class _Room:
    """Where names stand already, so that no two cover each other."""

    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def label(self, name: str, low: float, high: float, y: float) -> Label | None:
        """Right of a mark, else left of it; None where there is no room."""
        wide = 6.2 * len(name)
        for x, anchor, left in ((high + 4, "start", high + 4), (low - 4, "end", low - 4 - wide)):
            box = (left, y - 6, left + wide, y + 6)
            if left > 0 and left + wide < _WIDTH and not any(_overlap(box, other) for other in self.taken):
                self.taken.append(box)
                return Label(round(x, 1), round(y + 4, 1), anchor)
        return None


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _span(values: Sequence[float], margin: float, most: float) -> tuple[float, float]:
    low, high = min(values, default=-most), max(values, default=most)
    return max(low - margin, -most), min(high + margin, most)


def _degrees(value: int, above: str, below: str) -> str:
    return f"{abs(value)}°{above if value > 0 else below if value < 0 else ''}"
