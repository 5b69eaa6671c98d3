"""Pictures of counts and days: specifications in Vega-Lite, built without looking anything up, and drawn to SVG or PNG.

Drawing happens in this process (vl-convert) and asks no other machine for anything. A specification is drawn once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_FONT = "Noto Sans, Liberation Sans, sans-serif"
_ROW = 20  # pixels of one bar
_HERE = "https://desk.invalid"  # Vega puts an address of its own before paths; this one is taken off again
_KEPT = 256


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a picture. Those of a screen name the desk's custom properties, so that light and dark both fit."""

    ink: str
    muted: str
    rule: str
    bar: str
    paper: str | None
    status: Mapping[str, str]


_STATUS = ("actual", "alleged", "denied", "planned", "possible")
_SHAPES = dict(zip(_STATUS, ("circle", "triangle-up", "cross", "square", "diamond"), strict=True))
SIGNS: Mapping[str, str] = MappingProxyType(dict(zip(_STATUS, "●▲✚■◆", strict=True)))  # the shapes, in a line of text
_OVER_TIME = 560  # pixels that the days of a picture take
SCREEN = Theme(
    "var(--ink)", "var(--muted)", "var(--rule)", "var(--planned)", None, {name: f"var(--{name})" for name in _STATUS}
)
PAPER = Theme(
    "#1d1a16", "#5d564b", "#d9d2c3", "#1d4f88", "#ffffff",
    dict(zip(_STATUS, ("#1f5a3a", "#85480a", "#9a1d1d", "#1d4f88", "#5c3b88"), strict=True)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what, and the address that lists them."""

    label: str
    many: int
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """An event on a timeline: its day, its row, its status, what it is, and its address."""

    day: date
    row: str
    status: str
    words: str
    address: str


Spec = dict[str, Any]


def bars_of(counts: Sequence[Count], theme: Theme, *, what: str, width: int = 420) -> Spec:
    """Lying bars in the order given, each with its number; `what` is told to those who cannot see it."""
    values = [{"label": one.label, "many": one.many, "address": _whole(one.address)} for one in counts]
    across = {"field": "many", "type": "quantitative", "axis": None}
    down = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": _axis(theme, longest=34)}
    link = {"href": {"field": "address"}, "tooltip": {"field": "label"}}
    return _spec(
        theme,
        what,
        data={"values": values},
        width=width,
        height={"step": _ROW},
        layer=[
            {"mark": {"type": "bar", "color": theme.bar, "height": {"band": 0.72}},
             "encoding": {"x": across, "y": down, **link}},
            {"mark": {"type": "text", "align": "left", "dx": 4, "color": theme.ink, "font": _FONT},
             "encoding": {"x": across, "y": down, "text": {"field": "many", "format": ",d"}}},
        ],
    )  # fmt: skip


def columns_of(counts: Sequence[Count], theme: Theme, *, what: str, width: int = _OVER_TIME, height: int = 180) -> Spec:
    """Standing columns, one a month ("2020-03"); months between are left empty, not left out."""
    values = [{"month": f"{one.label}-01", "many": one.many, "address": _whole(one.address)} for one in counts]
    months = _months(counts[-1].label) - _months(counts[0].label) + 1 if counts else 1
    return _spec(
        theme,
        what,
        data={"values": values},
        width=width,
        height=height,
        mark={"type": "bar", "color": theme.bar, "size": min(max(0.8 * width / months, 2.5), 40)},
        encoding={
            "x": {"field": "month", "type": "temporal", "title": None, "axis": _axis(theme)},
            "y": {"field": "many", "type": "quantitative", "title": None, "axis": _axis(theme, grid=True, ticks=5)},
            "href": {"field": "address"},
            "tooltip": {"field": "many"},
        },
    )


def _months(label: str) -> int:
    return int(label[:4]) * 12 + int(label[5:7])


def timeline_of(dots: Sequence[Dot], theme: Theme, *, what: str, width: int = _OVER_TIME, legend: bool = True) -> Spec:
    """Events as marks on their days, a row a type; colour and shape tell the status.

    Args:
        legend: whether the picture says what they mean; a page beside it may do so with `SIGNS`.
    """
    values = [
        {
            "day": dot.day.isoformat(),
            "row": dot.row,
            "status": dot.status,
            "words": dot.words,
            "address": _whole(dot.address),
        }
        for dot in dots
    ]
    statuses = [name for name in _STATUS if any(dot.status == name for dot in dots)]
    words = {"orient": "top", "title": None, "labelColor": theme.ink, "labelFont": _FONT, "labelFontSize": 12}
    key = {"field": "status", "type": "nominal", "legend": words if legend else None}
    return _spec(
        theme,
        what,
        data={"values": values},
        width=width,
        height={"step": 26},
        mark={"type": "point", "filled": True, "size": 70, "opacity": 0.85},
        encoding={
            "x": {"field": "day", "type": "temporal", "title": None, "axis": _axis(theme, grid=True)},
            "y": {"field": "row", "type": "nominal", "title": None, "axis": _axis(theme, grid=True, longest=24)},
            "color": {**key, "scale": {"domain": statuses, "range": [theme.status[name] for name in statuses]}},
            "shape": {**key, "scale": {"domain": statuses, "range": [_SHAPES[name] for name in statuses]}},
            "href": {"field": "address"},
            "tooltip": {"field": "words"},
        },
    )  # fmt: skip


def _whole(path: str | None) -> str | None:
    return f"{_HERE}{path}" if path else None


def _axis(theme: Theme, *, grid: bool = False, longest: int | None = None, ticks: int = 8) -> Spec:
    """An axis. Its labels are cut by letters, not pixels: to measure each of them takes half of the time of drawing."""
    cut = f"length(datum.label) > {longest} ? slice(datum.label, 0, {longest}) + '…' : datum.label"
    return {
        **({"labelExpr": cut} if longest else {}),
        "grid": grid,
        "gridColor": theme.rule,
        "domainColor": theme.muted,
        "tickColor": theme.muted,
        "labelColor": theme.ink,
        "labelFont": _FONT,
        "labelFontSize": 12,
        "labelLimit": 0,
        "tickCount": ticks,
    }


def _spec(theme: Theme, what: str, **parts: Any) -> Spec:
    config = {"view": {"stroke": None}, "background": theme.paper, "font": _FONT}
    return {"$schema": _SCHEMA, "description": what, "config": config, **parts}


def draw_svg(spec: Spec, *, links: bool = True) -> str:
    """A specification as SVG, described for those who cannot see it; one with links is a group of them, no image.

    Args:
        links: whether its marks lead to the desk's lists; a file that is handed on has none.
    """
    drawn = _svg(json.dumps(spec, sort_keys=True), str(spec.get("description", "")))
    drawn = re.sub(r'; address: [^;"]*', "", drawn)  # what Vega tells a screen reader
    if links:
        drawn = drawn.replace(f' xlink:href="{_HERE}', ' href="').replace('role="img"', 'role="group"', 1)
    return re.sub(r' xlink:href="[^"]*"', "", drawn)


@lru_cache(maxsize=_KEPT)
def _svg(spec: str, what: str) -> str:
    import vl_convert  # noqa: PLC0415 - a tenth of a second, and most commands draw nothing

    drawn = str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{_attribute(what)}" ', 1)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def draw_png(spec: Spec) -> bytes:
    """A specification as PNG, two pixels for each of its own."""
    return _png(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=32)
def _png(spec: str) -> bytes:
    import vl_convert  # noqa: PLC0415 - as above

    return bytes(vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[]))
