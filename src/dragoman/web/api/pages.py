"""/pages: what was read, and the sentences that say something."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from dragoman.web.api.asking import NameInPath, Onward, part_of
from dragoman.web.api.models import Listing, PageDetail, PageHead, Sentence
from dragoman.web.api.problems import MAY_FAIL
from dragoman.web.api.tell import tell_head, tell_page, tell_sentence
from dragoman.web.desk import TheDesk
from dragoman.web.view.paging import read_bookmark, write_bookmark

router = APIRouter(tags=["pages"], responses=MAY_FAIL)


@router.get("/pages")
def pages(request: Request, response: Response, desk: TheDesk, asked: Annotated[Onward, Query()]) -> Listing[PageHead]:
    """Pages, the last published first."""
    after = read_bookmark(asked.after or "", date)
    rows = desk.record.newest_pages(limit=asked.limit + 1, offset=asked.passed, after=after)
    part = part_of(request, response, asked, rows, mark=lambda row: write_bookmark(row.published, row.digest))
    return Listing[PageHead](**part | {"items": [tell_head(row) for row in part["items"]]})


@router.get("/pages/{id}")
def page(desk: TheDesk, id: NameInPath) -> PageDetail:
    """One page by its short name, the beginning of its digest, or its file's name; its text stays in the record."""
    return tell_page(desk.record, desk.record.page(id))


@router.get("/pages/{id}/sentences/{n}")
def sentence(desk: TheDesk, id: NameInPath, n: Annotated[int, Path(ge=1, le=100_000)]) -> Sentence:
    """One of the sentences from which something was read, the first is 1; quoted up to 240 characters."""
    return tell_sentence(desk.record, desk.record.page(id), n)
