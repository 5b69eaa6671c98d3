"""A network drawn on a circle: actors with most ties to each other side by side, ties as bows through the middle."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.resolve.network import SignedTie

_ROOM = 215  # pixels for names around the circle
_FROM_DOT = 13
_LONGEST = 24
_PHONE, _LETTERS_ON_PHONE = 300, 10  # pixels that a phone has for the whole, and that its letters are high
_WIDE = 0.56  # of a letter, of its height


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the circle: where its dot is, how its name lies (turned by degrees), and how many ties it has.

    `short` is its name for a phone, empty where a better connected one beside it takes the room.
    """

    key: str
    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    turn: float
    anchor: str
    ties: int
    short: str = ""


@dataclass(frozen=True, slots=True)
class Bow:
    """A tie as a curve; `number` leads to its row in the table."""

    path: str
    sign: int
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Circle:
    """All of it, its size in pixels, and that of the letters that can be read on a phone."""

    width: int
    height: int
    letters: int
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
    letters = round(_LETTERS_ON_PHONE * 2 * middle / _PHONE)
    nodes = _named_on_phone(nodes, apart=letters / radius, longest=int((_ROOM - _FROM_DOT) / (_WIDE * letters)))
    at = {node.key: (node.x, node.y) for node in nodes}
    bows = [
        Bow(_curve(at[tie.a], at[tie.b], (middle, middle)), tie.sign, _words(tie, names), number)
        for number, tie in enumerate(ties, start=1)
    ]
    return Circle(round(2 * middle), round(2 * middle), letters, tuple(nodes), tuple(bows))


def _named_on_phone(nodes: Sequence[Node], *, apart: float, longest: int) -> list[Node]:
    """Names as large as a phone needs them, those with the most ties first, as far as there is room.

    Args:
        apart: the angle that a name takes.
        longest: letters of a name.
    """
    step = 2 * math.pi / max(len(nodes), 1)
    taken: list[int] = []
    for place in sorted(range(len(nodes)), key=lambda place: -nodes[place].ties):
        between = (abs(place - other) for other in taken)
        if all(min(far, len(nodes) - far) * step >= apart for far in between):
            taken.append(place)
    return [
        replace(node, short=_short(node.name, longest)) if place in taken else node for place, node in enumerate(nodes)
    ]


def _node(key: str, name: str, angle: float, *, radius: float, middle: float, ties: int) -> Node:
    """Names are turned outwards, so that neighbours do not cover each other; on the left they are turned about."""
    across, down = math.cos(angle), math.sin(angle)
    x, y = middle + radius * across, middle + radius * down
    label_x, label_y = middle + (radius + _FROM_DOT) * across, middle + (radius + _FROM_DOT) * down
    right = across >= -1e-9
    turn = math.degrees(angle) + (0 if right else 180)
    return Node(
        key, _short(name), round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), round(turn % 360, 1),
        "start" if right else "end", ties,
    )  # fmt: skip


def _short(name: str, longest: int = _LONGEST) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip(" …") + "…"


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
