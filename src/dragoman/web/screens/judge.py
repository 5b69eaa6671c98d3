"""People's word: forms of all screens come here, are kept, and lead back to where they were sent from."""

from __future__ import annotations

from typing import cast, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import JudgementError
from dragoman.mending import is_mend
from dragoman.resolve.judgements import PAGE
from dragoman.resolve.verdicts import pass_judgement
from dragoman.types import Verdict
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.safety import CheckedForm, local_path, text_field
from dragoman.web.templating import remember_person

router = APIRouter()


@router.post("/judge")
def judge(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Keep a judgement and resolve the record anew."""
    verdict = text_field(form, "verdict")
    if verdict not in get_args(Verdict):
        raise JudgementError("that is no judgement", fix=f"one of: {', '.join(get_args(Verdict))}")
    who = text_field(form, "who")
    kept = pass_judgement(
        desk.record,
        text_field(form, "subject"),
        cast(Verdict, verdict),
        who=who,
        field=text_field(form, "field") or None,
        value=_value(text_field(form, "verdict"), text_field(form, "value")),
        why=text_field(form, "why") or None,
    )
    desk.worker.resolve()
    response = _back(text_field(form, "back"), said=str(kept.id))
    remember_person(request, response, who)
    return response


@router.post("/withdraw")
def withdraw(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Take a judgement back."""
    number, who = text_field(form, "judgement"), text_field(form, "who")
    if not number.isdecimal() or not who:
        raise JudgementError("a judgement is taken back by its number and your name", fix="fill in both")
    desk.record.withdraw(int(number), who=who)
    if not _mend_back(desk, int(number)):
        desk.worker.resolve()
    response = _back(text_field(form, "back"), said=None)
    remember_person(request, response, who)
    return response


def _mend_back(desk: Desk, number: int) -> bool:
    """Read a page anew, and the record with it, where what was taken back had mended it; whether it had."""
    taken = desk.record.judgement(number)
    if is_mend(taken):
        desk.worker.mend(desk.record.page(taken.subject.removeprefix(PAGE)))
    return is_mend(taken)


@router.post("/name")
def change_name(request: Request, form: CheckedForm) -> Response:
    """Sign with another name from now on."""
    response = _back(text_field(form, "back"), said=None)
    remember_person(request, response, text_field(form, "who"))
    return response


def _value(verdict: str, value: str) -> str | None:
    """A correction to nothing says that the field is not known."""
    return value if verdict == "correct" else value or None


def _back(path: str, *, said: str | None) -> RedirectResponse:
    """Back to a screen of the desk, telling it what was kept."""
    parts = urlsplit(local_path(path))
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "said"]
    asked += [("said", said)] if said else []
    return RedirectResponse(parts._replace(query=urlencode(asked)).geturl(), status_code=303)
