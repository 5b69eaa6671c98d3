"""Chains of speakers as a picture: boxes from the publisher to the originator, with the words that make each link.

Coordinates only; templates/_chain.html draws them, escaped. Chains that begin alike share their boxes. On a wide screen
a chain runs from left to right, on a phone downwards, each speaker a step further in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

_BOX_WIDTH, _LINE, _PAD = 184, 18, 12  # pixels at a text size of 14
_GAP_X, _GAP_Y = 212, 22
_IN_BOX, _ON_ARROW = 18, 24  # letters a line
_MOST_LINES = 3
_DOWN_WIDTH, _STEP_IN = 240, 20  # downwards: of a box with the words over it, and of a step to the right
_DOWN_LETTERS = 30  # letters a line
MOST_CHAINS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One speaker of a chain: how the word is passed on, and the page's words that say so."""

    name: str
    relation: str
    words: str = ""
    stakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A speaker's box, its upper left corner and size; `role` is publisher, passes or originator."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to the next, with the relation, the line it stands on, and the words that make the link."""

    x1: int
    y1: int
    x2: int
    y2: int
    relation: str
    relation_y: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes and arrows, the size of the whole, and how many chains found no room."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int


@dataclass(slots=True)
class _Branch:
    """A speaker with those he passes on."""

    step: Step
    ends: bool = False
    next: dict[tuple[str, str], _Branch] = field(default_factory=dict)


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far; `top` is where the next begins."""

    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    top: int = 2


def draw_chains(chains: Sequence[Sequence[Step]], *, downwards: bool = False) -> Drawing:
    """The picture of some chains, outermost speaker first in each; equal ones are drawn once."""
    different = list(dict.fromkeys(tuple((step.name, step.relation) for step in chain) for chain in chains if chain))
    shown = set(different[:MOST_CHAINS])
    roots: dict[tuple[str, str], _Branch] = {}
    for chain in chains:
        if tuple((step.name, step.relation) for step in chain) in shown:
            _grow(roots, chain)
    sheet = _Sheet()
    for root in roots.values():
        if downwards:
            _stack(root, sheet)
        else:
            _place(root, 0, sheet.top, sheet)
            sheet.top += _room(root, 0) + _GAP_Y
    width = max((box.x + box.width for box in sheet.boxes), default=0) + 2
    return Drawing(width, sheet.top, tuple(sheet.boxes), tuple(sheet.arrows), len(different) - len(shown))


def _grow(roots: dict[tuple[str, str], _Branch], chain: Sequence[Step]) -> None:
    level = roots
    for number, step in enumerate(chain):
        branch = level.setdefault((step.name, step.relation), _Branch(step))
        branch.ends = branch.ends or number == len(chain) - 1
        level = branch.next


def _lines(branch: _Branch, letters: int = _IN_BOX) -> tuple[str, ...]:
    return tuple(wrap(branch.step.name, letters, max_lines=_MOST_LINES, placeholder="…"))


def _height(lines: Sequence[str]) -> int:
    return len(lines) * _LINE + _PAD


def _room(branch: _Branch, depth: int) -> int:
    """The height a speaker needs with his box, the words on the way to it, and those he passes on."""
    words = min(_MOST_LINES, len(wrap(branch.step.words, _ON_ARROW))) if depth else 0
    own = max(_height(_lines(branch)), (2 * words + 1) * _LINE if words else 0)
    return max(own, _rooms(branch, depth))


def _rooms(branch: _Branch, depth: int) -> int:
    return sum(_room(child, depth + 1) + _GAP_Y for child in branch.next.values()) - _GAP_Y


def _place(branch: _Branch, depth: int, top: int, sheet: _Sheet) -> Box:
    """Put a speaker in the middle of his room, and those he passes on beside him, one below the other."""
    room, lines = _room(branch, depth), _lines(branch)
    height = _height(lines)
    left = 2 + depth * (_BOX_WIDTH + _GAP_X)
    box = Box(left, top + (room - height) // 2, _BOX_WIDTH, height, lines, _role(branch, depth))
    sheet.boxes.append(box)
    below = top + (room - max(_rooms(branch, depth), 0)) // 2
    for child in branch.next.values():
        sheet.arrows.append(_arrow(box, _place(child, depth + 1, below, sheet), child.step))
        below += _room(child, depth + 1) + _GAP_Y
    return box


def _role(branch: _Branch, depth: int) -> str:
    return "originator" if branch.ends else "passes" if depth else "publisher"


def _arrow(start: Box, to: Box, step: Step) -> Arrow:
    middle = to.y + to.height // 2
    words = _on_arrow(step, _ON_ARROW)
    return Arrow(start.x + start.width, start.y + start.height // 2, to.x, middle, step.relation, middle - 7, words)


def _on_arrow(step: Step, letters: int) -> tuple[str, ...]:
    if not step.words:
        return ()
    return tuple(wrap(f"“{step.words}”", letters, max_lines=_MOST_LINES, placeholder=" …”"))


def _stack(branch: _Branch, sheet: _Sheet, depth: int = 0, above: Box | None = None) -> None:
    """Put a speaker under the one who passes him on, the words of the link over his box; then those he passes on."""
    relation_y, words = sheet.top + 12, _on_arrow(branch.step, _DOWN_LETTERS) if above else ()
    sheet.top += (len(words) + 1) * _LINE + 4 if above else 0
    lines = _lines(branch, _DOWN_LETTERS)
    box = Box(2 + depth * _STEP_IN, sheet.top, _DOWN_WIDTH, _height(lines), lines, _role(branch, depth))
    sheet.boxes.append(box)
    if above:
        start = above.x + _STEP_IN // 2, above.y + above.height
        end = box.x, box.y + box.height // 2
        sheet.arrows.append(Arrow(*start, *end, branch.step.relation, relation_y, words))
    sheet.top += box.height + _GAP_Y // 2
    for child in branch.next.values():
        _stack(child, sheet, depth + 1, box)
