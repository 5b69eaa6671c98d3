"""Answers that need not be sent again: a strong ETag of the record's state and the question asked."""

from __future__ import annotations

from hashlib import sha256
from typing import cast

from fastapi import Request, Response

from dragoman.records import dragoman_version
from dragoman.web.desk import Desk, TheDesk


class NotChanged(Exception):  # noqa: N818 - no error: what the asker holds is still so
    """What the asker holds, by its tag, is still so."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def answer_unchanged(_: Request, found: Exception) -> Response:
    """304 and no words."""
    return Response(status_code=304, headers={"ETag": cast(NotChanged, found).tag})


def etag_of(desk: Desk, request: Request) -> str:
    """A tag that changes with every page read, judgement passed and resolution, and with the codebook in use.

    The same question on the same state has the same tag, also after the desk was closed and opened again.
    """
    record = desk.record
    state = (record.newest(), record.freshness(), desk.worker.tools().codebook.digest, dragoman_version())
    asked = (request.url.path, sorted(request.query_params.multi_items()))
    return f'"{sha256(repr((state, asked)).encode()).hexdigest()[:32]}"'


def check_tag(desk: TheDesk, request: Request, response: Response) -> None:
    """Put the tag on the answer; or end here, where the asker has this answer already.

    Raises:
        NotChanged: If-None-Match names the tag.
    """
    tag = etag_of(desk, request)
    held = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in held:
        raise NotChanged(tag)
    response.headers["ETag"] = tag
