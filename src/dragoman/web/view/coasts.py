"""Coasts behind the map: land without a line between countries, cut to the part of the world that is shown.

The outlines are Natural Earth's (public domain), packed by scripts/build_coasts.py. They help to find one's way; no
event takes its country from them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Point = tuple[float, float]
Scale = Literal["coarse", "fine"]
_WIDE = 90  # degrees across; above this the coarse outlines are fine enough
_APART = 0.8  # pixels; corners nearer to the last one are passed over


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world and how it lies on a picture: degrees at its edges, pixels of a degree, pixels around it."""

    west: float
    east: float
    south: float
    north: float
    across: float
    down: float
    edge: float

    def at(self, lon: float, lat: float) -> Point:
        """Where a point of the world stands on the picture."""
        return self.edge + (lon - self.west) * self.across, self.edge + (self.north - lat) * self.down

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point of the world is within the frame."""
        return self.west < lon < self.east and self.south < lat < self.north


@dataclass(frozen=True, slots=True)
class _Ring:
    west: float
    east: float
    south: float
    north: float
    points: tuple[Point, ...]


def draw_coasts(frame: Frame) -> str:
    """The land within a frame as one SVG path, to be filled by the even-odd rule: seas within it are rings as well."""
    rings = load_coasts("coarse" if frame.east - frame.west > _WIDE else "fine")
    seen = (
        ring
        for ring in rings
        if ring.west < frame.east and ring.east > frame.west and ring.south < frame.north and ring.north > frame.south
    )
    return "".join(_path([frame.at(*point) for point in _cut(ring, frame)]) for ring in seen)


@lru_cache(maxsize=2)
def load_coasts(scale: Scale) -> tuple[_Ring, ...]:
    """The outlines of one scale."""
    packed = resources.files("dragoman").joinpath("codebook/coasts.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return tuple(_ring(line) for line in lines if line.startswith(f"{scale}\t"))


def _ring(line: str) -> _Ring:
    pairs = (corner.split(" ") for corner in line.split("\t")[1:])
    points = tuple((float(lon), float(lat)) for lon, lat in pairs)
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return _Ring(min(lons), max(lons), min(lats), max(lats), points)


def _cut(ring: _Ring, frame: Frame) -> Sequence[Point]:
    """The part of a ring within a frame, one edge after the other (Sutherland and Hodgman 1974).

    The cut runs a little outside, so that its straight lines are not seen.
    """
    points: Sequence[Point] = ring.points
    for axis, limit, sign in (
        (0, frame.west - 1, 1),
        (0, frame.east + 1, -1),
        (1, frame.south - 1, 1),
        (1, frame.north + 1, -1),
    ):
        points = list(_cut_at(points, axis, limit, sign))
    return points


def _cut_at(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    """What of a ring lies on one side of a line; where it crosses, a corner on the line."""
    if not points:
        return
    before = points[-1]
    was_in = (before[axis] - limit) * sign >= 0
    for point in points:
        is_in = (point[axis] - limit) * sign >= 0
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield tuple(one + share * (other - one) for one, other in zip(before, point, strict=True))  # type: ignore[misc]
        if is_in:
            yield point
        before, was_in = point, is_in


def _path(points: Iterable[Point]) -> str:
    drawn: list[Point] = []
    for x, y in points:
        if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) >= _APART:
            drawn.append((x, y))
    if len(drawn) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn) + "Z"
