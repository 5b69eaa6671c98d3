"""Places of events on coasts and a grid of degrees: how exactly each is known, disputed areas dashed, countries named.

There are no borders: whoever draws them takes sides. A country's name stands at its middle. Longitude and latitude are
drawn as they are, the latter stretched for the middle of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman.codebook.country_codes import load_country_codes
from dragoman.codebook.toml_files import read_file
from dragoman.export.places import country_site
from dragoman.store import EventRow
from dragoman.web.view.coasts import Frame, draw_coasts

_WIDTH, _EDGE = 960, 34
_STEPS = (1, 2, 5, 10, 20, 30)
_LINES = 10  # of the grid, about
_LOWEST, _HIGHEST = 420, 600  # pixels
_NAMED = 1_000_000  # inhabitants of the countries that are named where more than `_WIDE` degrees are seen
_WIDE = 50
# Of the height of a letter: how wide it is, from a mark to the middle of the line below it, and from there to its foot.
_LETTER, _LINE, _RISE = 0.564, 0.73, 0.364
_HIGH_ON_PHONE = 30  # pixels of a letter that can be read where a phone shows the picture at a third of its size


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
    label_on_phone: Label | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn, in pixels: coasts, places, outlines with their labels, countries' names, the grid's degrees.

    Labels on a phone are `letters` high, and only those of places, as far as there is room.
    """

    width: int
    height: int
    edge: int
    letters: int
    coasts: str
    countries: tuple[tuple[str, Label], ...]
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


def gather_spots(events: Iterable[EventRow]) -> list[Spot]:
    """Events by place; those without a known point are left out."""
    found: dict[tuple[str, float, float], list[EventRow]] = {}
    for event in events:
        if event.lat is not None and event.lon is not None:
            name = event.place or event.country or "place not named"
            found.setdefault((name, event.lat, event.lon), []).append(event)
    return [
        Spot(name, its[0].country, lat, lon, its[0].precision or "unknown", tuple(its))
        for (name, lat, lon), its in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    ]


def draw_map(spots: Sequence[Spot]) -> Map:
    """The picture, as wide as its points need; the same points give the same picture."""
    frame = _frame_around(spots)
    height = round((frame.north - frame.south) * frame.down) + 2 * _EDGE
    room, on_phone = _Room(height), _Room(height, _HIGH_ON_PHONE)
    placed = []
    for spot in spots:
        x, y = _rounded(frame.at(spot.lon, spot.lat))
        radius = round(4 + 2.5 * math.sqrt(len(spot.events)), 1)
        for one in (room, on_phone):
            one.taken.append((x - radius, y - radius, x + radius, y + radius))
        placed.append(replace(spot, x=x, y=y, radius=radius))
    areas = tuple(_drawn_area(area, frame, room) for area in load_areas() if _is_seen(area, frame))
    placed = [replace(one, label=_beside(one, room), label_on_phone=_beside(one, on_phone)) for one in placed]
    named = {spot.name for spot in spots} | {area.name for area in load_areas()}
    countries = _named_countries(frame, room, named)
    grid = (*_meridians(frame, height), *_parallels(frame))
    return Map(_WIDTH, height, _EDGE, _HIGH_ON_PHONE, draw_coasts(frame), tuple(countries), tuple(placed), areas, grid)


def _beside(spot: Spot, room: _Room) -> Label | None:
    return room.label(spot.name, spot.x - spot.radius, spot.x + spot.radius, spot.y)


def _frame_around(spots: Sequence[Spot]) -> Frame:
    """All places with room around them, neither flatter than `_LOWEST` nor higher than `_HIGHEST`."""
    west, east = _span([spot.lon for spot in spots], 8, 180)
    south, north = _span([spot.lat for spot in spots], 6, 80)
    stretch = 1 / max(math.cos(math.radians((south + north) / 2)), 0.3)
    wide = _WIDTH - 2 * _EDGE
    lacking = (_LOWEST - 2 * _EDGE) * (east - west) / (wide * stretch) - (north - south)
    south, north = _widened(south, north, lacking, 84)
    lacking = wide * (north - south) * stretch / (_HIGHEST - 2 * _EDGE) - (east - west)
    west, east = _widened(west, east, lacking, 180)
    across = wide / (east - west)
    return Frame(west, east, south, north, across, across * stretch, _EDGE)


def _widened(low: float, high: float, lacking: float, most: float) -> tuple[float, float]:
    """Both ends moved apart by what is lacking, neither beyond `most`."""
    half = max(lacking, 0) / 2
    low, high = low - half, high + half
    low, high = (low - (high - most), most) if high > most else (low, high)
    low, high = (-most, high + (-most - low)) if low < -most else (low, high)
    return low, min(high, most)


def _is_seen(area: Area, frame: Frame) -> bool:
    return all(frame.holds(lon, lat) for lon, lat in area.points)


def _drawn_area(area: Area, frame: Frame, room: _Room) -> tuple[str, str, Label | None]:
    corners = [_rounded(frame.at(lon, lat)) for lon, lat in area.points]
    path = "M" + "L".join(f"{x} {y}" for x, y in corners) + "Z" if len(corners) > 1 else ""
    low, high = min(x for x, _ in corners), max(x for x, _ in corners)
    return area.name, path, room.label(area.name, low, high, sum(y for _, y in corners) / len(corners))


def _named_countries(frame: Frame, room: _Room, named: set[str]) -> Iterator[tuple[str, Label]]:
    """Countries at their middles as far as there is room, those with the most inhabitants first."""
    least = _NAMED if frame.east - frame.west > _WIDE else 0
    for many, name, lon, lat in _countries():
        if many >= least and name not in named and frame.holds(lon, lat):
            label = room.centred(name, *_rounded(frame.at(lon, lat)))
            if label:
                yield name, label


@lru_cache(maxsize=1)
def _countries() -> tuple[tuple[int, str, float, float], ...]:
    """Inhabitants, name and middle of every country of the gazetteer, the largest first."""
    found = [
        (site.population, codes.name, site.lon, site.lat)
        for codes in load_country_codes().values()
        if codes.name and (site := country_site(codes.iso3))
    ]
    return tuple(sorted(found, key=lambda one: (-one[0], one[1])))


def _meridians(frame: Frame, height: int) -> Iterator[tuple[str, str, float, float]]:
    step = _step(frame)
    for lon in range(math.ceil(frame.west / step) * step, math.floor(frame.east) + 1, step):
        x, _ = _rounded(frame.at(lon, frame.north))
        yield f"M{x} {_EDGE}V{height - _EDGE}", _degrees(lon, "E", "W"), x, float(height - 12)


def _parallels(frame: Frame) -> Iterator[tuple[str, str, float, float]]:
    step = _step(frame)
    for lat in range(math.ceil(frame.south / step) * step, math.floor(frame.north) + 1, step):
        _, y = _rounded(frame.at(frame.west, lat))
        yield f"M{_EDGE} {y}H{_WIDTH - _EDGE}", _degrees(lat, "N", "S"), 14.0, y + 3


def _step(frame: Frame) -> int:
    """Degrees between two lines of the grid."""
    return next((one for one in _STEPS if (frame.east - frame.west) / one <= _LINES), _STEPS[-1])


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 1), round(point[1], 1)


@dataclass(slots=True)
class _Room:
    """Where names and marks stand already, so that no name covers another or a mark."""

    height: int
    letters: int = 11  # pixels high
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def label(self, name: str, low: float, high: float, y: float) -> Label | None:
        """Right of a mark, else left of it, below or above; None where there is no room."""
        wide = self._wide(name)
        middle, half = (low + high) / 2, (high - low) / 2 + self.letters * _LINE
        for x, at, anchor, left in (
            (high + 4, y, "start", high + 4),
            (low - 4, y, "end", low - 4 - wide),
            (middle, y + half, "middle", middle - wide / 2),
            (middle, y - half, "middle", middle - wide / 2),
        ):
            if self._take(left, at, wide):
                return Label(round(x, 1), round(at + self.letters * _RISE, 1), anchor)
        return None

    def centred(self, name: str, x: float, y: float) -> Label | None:
        """On a point; None where there is no room."""
        wide = self._wide(name)
        return Label(x, round(y + self.letters * _RISE, 1), "middle") if self._take(x - wide / 2, y, wide) else None

    def _wide(self, name: str) -> float:
        return _LETTER * self.letters * len(name)

    def _take(self, left: float, y: float, wide: float) -> bool:
        half = self.letters * 0.55
        box = (left, y - half, left + wide, y + half)
        within = left > _EDGE and left + wide < _WIDTH and _EDGE < y < self.height - _EDGE
        if not within or any(_overlap(box, other) for other in self.taken):
            return False
        self.taken.append(box)
        return True


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _span(values: Sequence[float], margin: float, most: float) -> tuple[float, float]:
    low, high = min(values, default=-most), max(values, default=most)
    return max(low - margin, -most), min(high + margin, most)


def _degrees(value: int, above: str, below: str) -> str:
    return f"{abs(value)}°{above if value > 0 else below if value < 0 else ''}"
