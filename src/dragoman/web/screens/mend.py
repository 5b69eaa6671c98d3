"""A page's reading mended: a piece that is the article or is not, the right words of a side; each is a judgement."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import JudgementError
from dragoman.mending import CUT, INSIDE, OUTSIDE, SIDES, Side, check_span, write_side, write_words
from dragoman.reports import event_called
from dragoman.store import PageRow
from dragoman.types import Judgement, Span
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.safety import CheckedForm, text_field
from dragoman.web.templating import remember_person
from dragoman.web.view.mends import mark_of

router = APIRouter()


@router.post("/mend/{name}")
def mend(request: Request, desk: TheDesk, form: CheckedForm, name: str) -> Response:
    """Keep a mend of a page, read the page anew with it, and go back to the page."""
    page = desk.record.page(name)
    who = text_field(form, "who")
    if not who:
        raise JudgementError("a judgement needs a name", fix="fill in your name")
    side = text_field(form, "side")
    kept = _mend_side(desk, page, side, form, who) if side else _mend_cut(desk, page, form, who)
    desk.worker.mend(page)
    response = RedirectResponse(f"/page/{page.id}?mend=1&said={kept.id}", status_code=303)
    remember_person(request, response, who)
    return response


def _mend_cut(desk: Desk, page: PageRow, form: CheckedForm, who: str) -> Judgement:
    """A paragraph is named by where it begins, a piece that was left out by its place in their row."""
    document = desk.record.reading(page).document
    place = _number(text_field(form, "place"))
    found: str | None
    if text_field(form, "do") == "in":
        value, found = INSIDE, document.left_out[place].text if place < len(document.left_out) else None
    else:
        value, found = OUTSIDE, next((document[span] for span in document.paragraphs if span.start == place), None)
    if found is None or text_field(form, "mark") != mark_of(found):
        raise JudgementError("the page was read otherwise meanwhile", fix="reload the page")
    if value == OUTSIDE and len(document.paragraphs) == 1:
        raise JudgementError("the last paragraph cannot be left out", fix="a page without text is not read")
    why = text_field(form, "why") or None
    return desk.record.judge(f"page:{page.id}", "correct", who=who, field=CUT, old=found, value=value, why=why)


def _mend_side(desk: Desk, page: PageRow, side: str, form: CheckedForm, who: str) -> Judgement:
    reading = desk.record.reading(page)
    report = text_field(form, "report")
    event = event_called(reading, report)
    if side not in SIDES or event is None:
        raise JudgementError("no such side stands there any more", fix="reload the page")
    old, new = (
        Span(_number(text_field(form, start)), _number(text_field(form, end)))
        for start, end in (("old_start", "old_end"), ("first", "last"))
    )
    check_span(reading, event, cast(Side, side), old, new)
    document = reading.document
    return desk.record.judge(
        f"page:{page.id}", "correct", who=who, field=write_side(cast(Side, side), report),
        old=write_words(document, old), value=write_words(document, new), why=text_field(form, "why") or None,
    )  # fmt: skip


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 9):
        raise JudgementError("that is no place in the text", fix="reload the page")
    return int(text)
