"""A network drawn on a circle: actors with most ties to each other side by side, ties as bows through the middle."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.resolve.network import SignedTie

_ROOM = 215  # pixels for names around the circle
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the circle: where its dot is, how its name lies (turned by degrees), and how many ties it has."""

    key: str
    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    turn: float
    anchor: str
    ties: int


@dataclass(frozen=True, slots=True)
class Bow:
    """A tie as a curve; `number` leads to its row in the table."""

    path: str
    sign: int
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Circle:
    """All of it, and its size in pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    bows: tuple[Bow, ...]


def draw_circle(ties: Sequence[SignedTie], names: Mapping[str, str]) -> Circle:
    """The picture of some ties; the same ties give the same picture."""
    order = _order(ties)
    radius = max(120.0, len(order) * 22 / (2 * math.pi) * 1.15)
    middle = radius + _ROOM
    many: dict[str, int] = defaultdict(int)
    for tie in ties:
        many[tie.a] += 1
        many[tie.b] += 1
    nodes = [
        _node(key, names.get(key, key), 2 * math.pi * place / len(order), radius=radius, middle=middle, ties=many[key])
        for place, key in enumerate(order)
    ]
    at = {node.key: (node.x, node.y) for node in nodes}
    bows = [
        Bow(_curve(at[tie.a], at[tie.b], (middle, middle)), tie.sign, _words(tie, names), number)
        for number, tie in enumerate(ties, start=1)
    ]
    return Circle(round(2 * middle), round(2 * middle), tuple(nodes), tuple(bows))


def _node(key: str, name: str, angle: float, *, radius: float, middle: float, ties: int) -> Node:
    """Names are turned outwards, so that neighbours do not cover each other; on the left they are turned about."""
    across, down = math.cos(angle), math.sin(angle)
    x, y = middle + radius * across, middle + radius * down
    label_x, label_y = middle + (radius + 13) * across, middle + (radius + 13) * down
    right = across >= -1e-9
    turn = math.degrees(angle) + (0 if right else 180)
    return Node(
        key, _short(name), round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), round(turn % 360, 1),
        "start" if right else "end", ties,
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _words(tie: SignedTie, names: Mapping[str, str]) -> str:
    told = {1: "friendly", -1: "hostile", 0: "both friendly and hostile"}[tie.sign]
    return f"{names.get(tie.a, tie.a)} and {names.get(tie.b, tie.b)}: {told}"


def _curve(start: tuple[float, float], end: tuple[float, float], middle: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    turn_x, turn_y = ((x1 + x2) / 2 + middle[0]) / 2, ((y1 + y2) / 2 + middle[1]) / 2
    return f"M{x1:.1f} {y1:.1f}Q{turn_x:.1f} {turn_y:.1f} {x2:.1f} {y2:.1f}"


def _order(ties: Sequence[SignedTie]) -> list[str]:
    """Walk from the best connected actor to its friends first, so that camps stand together."""
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for tie in ties:
        near[tie.a].append((-tie.sign, tie.b))
        near[tie.b].append((-tie.sign, tie.a))
    order: list[str] = []
    seen: set[str] = set()
    for first in sorted(near, key=lambda key: (-len(near[key]), key)):
        waiting = [first]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                order.append(key)
                waiting += [other for _, other in sorted(near[key], reverse=True) if other not in seen]
    return order
