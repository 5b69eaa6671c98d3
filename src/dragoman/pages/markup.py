"""A look at the tags before any parser sees them: how many, and how deeply nested.

Lexbor's time grows steeply with depth (100,000 nested divs: over 40 s) and lxml drops what lies below
256 levels without a word, so both are asked only for pages whose depth is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.errors import SizeError

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)|<!--")
_RAW = {"script", "style", "textarea", "title", "noscript", "xmp", "iframe", "noembed"}
# Elements that never hold others, or that the next of their kind closes.
_FLAT = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "a", "rt", "rp",
    "html", "head", "body", "path", "circle", "rect", "use", "line", "polygon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Markup:
    """Size of a page's markup: number of opening tags, and levels of nesting."""

    tags: int
    depth: int


def measure_markup(html: str, *, max_depth: int, file: str = "page") -> Markup:
    """How many tags a page opens and how deeply they nest.

    Raises:
        SizeError: the nesting passes `max_depth`.
    """
    tags = depth = deepest = position = 0
    while (match := _TAG.search(html, position)) is not None:
        position = match.end()
        if match[2] is None:
            end = html.find("-->", position)
            position = len(html) if end < 0 else end + 3
            continue
        name = match[2].lower()
        if match[1]:
            depth = max(0, depth - (name not in _FLAT and name not in _RAW))
            continue
        tags += 1
        if name in _RAW:
            position = _skip_raw(html, position, name)
        elif name not in _FLAT:
            depth += 1
            deepest = max(deepest, depth)
            if depth > max_depth:
                raise SizeError(
                    f"{file}: tags nested more than {max_depth} deep", fix="raise DRAGOMAN_MAX_DEPTH to read it anyway"
                )
    return Markup(tags, deepest)


def _skip_raw(html: str, position: int, name: str) -> int:
    """Where the words of a script or style sheet end: tags inside them are no tags."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(html, position)
    return end.start() if end else len(html)
