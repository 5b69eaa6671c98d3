"""Make codebook/coasts.tsv.gz, the coasts the map is drawn on, from Natural Earth's land (public domain).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python -m scripts.build_coasts package

The package world-atlas (ISC licence) hands on Natural Earth 4.1.0 as TopoJSON. Only the merged land is taken, of two
scales: no line between countries, and no country's name.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "codebook" / "coasts.tsv.gz"
SCALES = {"coarse": ("land-110m.json", 1), "fine": ("land-50m.json", 2)}  # digits after the point of a degree
_LEAST = {"coarse": 4, "fine": 5}  # corners; smaller islands are left out

_AT_POLE = -85

Point = tuple[float, float]


def main(arguments: Sequence[str]) -> int:
    """Write a line a ring: its scale, then longitude and latitude of each corner."""
    folder = Path(arguments[0])
    lines = []
    for scale, (name, digits) in SCALES.items():
        topology = json.loads((folder / name).read_text(encoding="utf-8"))
        rings = sorted(_rings(topology), key=len, reverse=True)
        kept = [_rounded(part, digits) for ring in rings for part in _unrolled(ring)]
        lines += [_line(scale, ring) for ring in kept if len(ring) >= _LEAST[scale]]
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())
    print(f"{len(lines)} rings, {TARGET.stat().st_size:,} bytes")
    return 0


def _rings(topology: Any) -> Iterator[list[Point]]:
    """The rings of all land, and of the seas within it."""
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield from (_joined(ring, arcs) for ring in polygon)


def _decoded(arc: Sequence[Sequence[int]], transform: Any) -> Iterator[Point]:
    """An arc's points in degrees: each is kept as the step from the one before, in the grid of the file."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * wide + west, y * high + south


def _joined(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring of arcs one after the other; a negative number is one walked backwards."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _unrolled(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """A ring without a leap from 180°E to 180°W: it runs on beyond, and stands once more on the other side.

    Antarctica goes round the pole and stays as it is; its leap lies at the pole, which no map shows.
    """
    if min(lat for _, lat in ring) < _AT_POLE:
        yield list(ring)
        return
    found, turns = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turns += (before - lon > 180) - (lon - before > 180)
        found.append((lon + 360 * turns, lat))
    for shift in (-360, 0, 360):
        if any(-180 < lon + shift < 180 for lon, _ in found):
            yield [(lon + shift, lat) for lon, lat in found]


def _rounded(ring: Sequence[Point], digits: int) -> list[Point]:
    """Corners to so many digits, each once where neighbours have become the same."""
    found: list[Point] = []
    for lon, lat in ring:
        point = round(lon, digits), round(lat, digits)
        if not found or point != found[-1]:
            found.append(point)
    return found


def _line(scale: str, ring: Sequence[Point]) -> str:
    return "\t".join((scale, *(f"{lon:g} {lat:g}" for lon, lat in ring)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
