"""Tables and pictures as files to download."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal

from starlette.responses import Response

from dragoman.export.cells import Cell, write_table
from dragoman.pictures import Spec, draw_png, draw_svg

FileKind = Literal["csv", "svg", "png"]


def table_as_csv(name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Response:
    """A table that opens in a spreadsheet."""
    out = io.BytesIO()
    write_table(rows, out, columns=heads)
    return _attached(out.getvalue(), f"{name}.csv", "text/csv; charset=utf-8")


def file_response(name: str, kind: FileKind, spec: Spec) -> Response:
    """A picture as SVG or PNG, in colours for paper."""
    if kind == "png":
        return _attached(draw_png(spec), f"{name}.png", "image/png")
    return _attached(draw_svg(spec, links=False).encode(), f"{name}.svg", "image/svg+xml")


def _attached(content: bytes, name: str, kind: str) -> Response:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=named)
