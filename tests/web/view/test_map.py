"""The map: coasts cut to the frame, names that do not cover each other, disputed areas, Gaza among them."""

from __future__ import annotations

import re

import pytest

from dragoman.web.view.coasts import Frame, draw_coasts, load_coasts
from dragoman.web.view.map import Spot, draw_map, load_areas

DAMASCUS = Spot("Damascus", "SYR", 33.51, 36.29, "city", ())
CARACAS = Spot("Caracas", "VEN", 10.49, -66.88, "city", ())
SUVA = Spot("Suva", "FJI", -18.14, 178.44, "city", ())
OSLO = Spot("Oslo", "NOR", 59.91, 10.75, "city", ())


def land_covers(path: str, x: float, y: float) -> bool:
    """Whether a point of the picture lies on land, by counting the lines to the right of it."""
    within = False
    for ring in filter(None, path.split("Z")):
        points = [tuple(map(float, pair.split())) for pair in ring.removeprefix("M").split("L")]
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                within = not within
    return within


@pytest.mark.parametrize(
    ("around", "on_land", "at_sea"),
    [
        ((25, 45, 25, 42), [(36.3, 33.5), (44.4, 33.3), (34.45, 31.42)], [(33.5, 34.0), (37.5, 43.9)]),
        ((-120, 140, -40, 70), [(13.2, 32.5), (100, 60), (-60, -10)], [(-30, 40), (51, 42), (70, 0)]),
        ((172, 180, -22, -12), [(178.0, -17.8)], [(175.0, -18.0)]),
    ],
)
def test_coasts_part_land_from_sea(
    around: tuple[float, float, float, float], on_land: list[tuple[float, float]], at_sea: list[tuple[float, float]]
) -> None:
    frame = Frame(*around, 10, 10, 0)
    path = draw_coasts(frame)
    assert all(land_covers(path, *frame.at(*point)) for point in on_land if frame.holds(*point))
    assert not any(land_covers(path, *frame.at(*point)) for point in at_sea if frame.holds(*point))


def test_coasts_are_cut_a_little_outside_the_frame() -> None:
    frame = Frame(0, 20, 0, 15, 10, 10, 0)
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", draw_coasts(frame))]
    assert min(numbers[::2]) >= -10 and max(numbers[::2]) <= 210
    assert min(numbers[1::2]) >= -10 and max(numbers[1::2]) <= 160


def test_coasts_are_of_two_scales() -> None:
    coarse, fine = (sum(len(ring.points) for ring in load_coasts(scale)) for scale in ("coarse", "fine"))
    assert 4_000 < coarse < 8_000
    assert fine > 40_000


def test_gaza_and_the_other_disputed_areas_are_drawn_and_named() -> None:
    drawn = {name: (path, label) for name, path, label in draw_map([DAMASCUS]).areas}
    assert {"Gaza", "Golan", "West Bank", "Northern Cyprus"} <= set(drawn)
    assert all(path and label for path, label in (drawn["Gaza"], drawn["Golan"]))
    assert {area.name for area in load_areas()} == {name for name, *_ in draw_map([CARACAS, SUVA, OSLO]).areas}


def test_countries_are_named_at_their_middles_unless_a_place_is_called_so() -> None:
    drawn = draw_map([DAMASCUS, Spot("Syria", "SYR", 35.0, 38.0, "country", ())])
    names = [name for name, _ in drawn.countries]
    assert {"Iraq", "Jordan", "Lebanon"} <= set(names) and "Syria" not in names


@pytest.mark.parametrize("spots", [[DAMASCUS], [DAMASCUS, CARACAS], [DAMASCUS, CARACAS, SUVA], [SUVA]])
def test_the_picture_is_neither_flat_nor_high_and_names_stand_apart(spots: list[Spot]) -> None:
    drawn = draw_map(spots)
    assert 300 <= drawn.height <= 640
    labels = [label for _, label in drawn.countries] + [spot.label for spot in drawn.spots if spot.label]
    assert len({(label.x, label.y) for label in labels}) == len(labels)
    assert all(spot.label for spot in drawn.spots)
