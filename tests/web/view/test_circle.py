from __future__ import annotations

import math
from itertools import pairwise

import pytest

from dragoman.resolve.network import SignedTie
from dragoman.web.view.circle import Node, draw_circle


def make_ties(many: int) -> list[SignedTie]:
    """A hub with friends whose names are long."""
    return [SignedTie("hub", f"actor {number:03} of a far away country", 1, (), 1, 0) for number in range(many)]


def angle(node: Node, middle: float) -> float:
    return math.atan2(node.y - middle, node.x - middle)


def test_on_a_phone_every_actor_is_named_as_long_as_there_is_room() -> None:
    drawing = draw_circle(make_ties(5), {})
    assert all(node.short for node in drawing.nodes)
    assert all(len(node.short) < len(node.name) for node in drawing.nodes if node.key != "hub")


@pytest.mark.parametrize("many", [60, 150])
def test_on_a_phone_the_best_connected_is_named_and_no_name_covers_another(many: int) -> None:
    drawing = draw_circle(make_ties(many), {})
    named = [node for node in drawing.nodes if node.short]
    assert "hub" in {node.key for node in named} and 10 < len(named) < many
    middle = drawing.width / 2
    radius = math.hypot(named[0].x - middle, named[0].y - middle)
    angles = sorted(angle(node, middle) for node in named)
    gaps = [after - before for before, after in pairwise(angles)]
    assert min(gaps) * radius >= drawing.letters * 0.99


def test_letters_on_a_phone_are_ten_pixels_of_its_own() -> None:
    for many in (5, 150):
        drawing = draw_circle(make_ties(many), {})
        assert drawing.letters * 300 / drawing.width == pytest.approx(10, abs=0.2)
