"""One page: its text with everything found in it, what was left out, its relations, people's notes."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.store import PageRow
from dragoman.types import Copy
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.templating import render
from dragoman.web.view.copied import CopyView, lay_side_by_side
from dragoman.web.view.mends import sides_to_mend
from dragoman.web.view.page_view import lay_out_page

router = APIRouter()
_COPIES = 8


@router.get("/page/{name}")
def show_page(request: Request, desk: TheDesk, name: str, mend: bool = False) -> Response:
    """A page by its short name, digest or file name; with `mend`, what was read wrongly can be put right."""
    record = desk.record
    row = record.page(name)
    reading = record.reading(row)
    copies = sorted(record.copies(row), key=_share, reverse=True)
    return render(
        request,
        "page.html",
        row=row,
        document=reading.document,
        reading=reading,
        view=lay_out_page(reading, record.claims(row), record.events_of_page(row)),
        related=record.story_of_page(row, limit=20),
        copies=_copies(desk, row, reading.document.text, copies[:_COPIES]),
        more_copies=max(len(copies) - _COPIES, 0),
        heads=record.heads({digest for copy in copies[:_COPIES] for digest in (copy.first, copy.second)}),
        mending=mend,
        sides=sides_to_mend(reading) if mend else {},
        judgements=record.judgements(f"page:{row.id}"),
    )


def _share(copy: Copy) -> float:
    return max(copy.share_of_first, copy.share_of_second)


def _copies(desk: Desk, row: PageRow, text: str, copies: list[Copy]) -> list[CopyView]:
    texts = {row.digest: text}

    def text_of(digest: str) -> str:
        if digest not in texts:
            texts[digest] = desk.record.reading(desk.record.page(digest)).document.text
        return texts[digest]

    return lay_side_by_side(copies, text_of)
