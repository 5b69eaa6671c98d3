"""/export: the events that fit, in every format that `dragoman export` writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, Path, Query, Response
from starlette.responses import StreamingResponse

from dragoman.export import FORMATS, export_events
from dragoman.web.api.asking import EventsPart
from dragoman.web.api.models import FormatAbout
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.desk import TheDesk

router = APIRouter(tags=["export"], responses=MAY_FAIL)
_IN_MEMORY = 5_000_000  # bytes of a file that are held before it goes to disk
_PIECE = 65_536
_FILES: dict[str, dict[str, Any]] = {
    one.media_type: {"schema": {} if one.media_type.endswith("json") else {"type": "string", "format": "binary"}}
    for one in FORMATS.values()
}


@router.get("/export")
def formats() -> list[FormatAbout]:
    """The formats."""
    return [FormatAbout(name=name, media_type=one.media_type, about=one.about) for name, one in FORMATS.items()]


@router.get(
    "/export/{format}", response_class=StreamingResponse, responses={200: {"content": _FILES, "description": "A file."}}
)
def export(
    response: Response,
    desk: TheDesk,
    format: Annotated[str, Path(max_length=40, pattern=f"^({'|'.join(FORMATS)})$")],
    asked: Annotated[EventsPart, Query()],
) -> StreamingResponse:
    """Events that fit, in a format; `limit` and `offset` choose a part of them, as in /events."""
    wanted = replace(asked.wanted(), limit=asked.limit, offset=asked.offset)
    found = FORMATS[format]
    out = cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - closed when it was sent
    export_events(desk.record, format, out, wanted)
    out.seek(0)
    headers = {
        "Content-Disposition": f'attachment; filename="events.{found.suffix}"',
        "ETag": response.headers["ETag"],
    }
    return StreamingResponse(_pieces(out), media_type=found.media_type, headers=headers)


def _pieces(out: BinaryIO) -> Iterator[bytes]:
    with out:
        while piece := out.read(_PIECE):
            yield piece
