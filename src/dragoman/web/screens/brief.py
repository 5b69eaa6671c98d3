"""Brief: drafted from a query and a period, edited in a plain field, checked before it leaves; and leaving the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from dragoman.brief.check import check_text
from dragoman.brief.comments import remind
from dragoman.brief.corrections import correct_brief, write_correction
from dragoman.brief.draft import Tone, draft_from_json
from dragoman.brief.edited import USES, Use, mark_use, read_text
from dragoman.brief.files import FILES, file_of
from dragoman.brief.keeping import keep_edit, make_brief
from dragoman.errors import JudgementError, MissingError, SettingError
from dragoman.store.briefing import BriefRow
from dragoman.web.desk import Desk, TheDesk
from dragoman.web.safety import CheckedForm, text_field
from dragoman.web.templating import remember_person, render
from dragoman.web.view.query import parse_query

router = APIRouter()
_TONES: Mapping[Tone, str] = {
    "full": "full, with the pages’ words",
    "wire": "wire, speaker last",
    "short": "short, no quotations",
}
_USES: Mapping[Use, str] = {"use": "in use", "hold": "on hold", "kill": "killed"}
_ENDINGS = tuple(ending for ending in FILES if ending != ".json")


@router.get("/brief")
def list_briefs(request: Request, desk: TheDesk, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """Briefs kept, and the form for a new one."""
    return render(request, "briefs.html", briefs=desk.record.briefs(limit=50), asked=q, tones=_TONES)


@router.post("/brief")
def draft_brief(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Draft a brief, keep it, and open it."""
    asked = parse_query(text_field(form, "q"))
    if asked.problems:
        raise SettingError(" ".join(asked.problems), fix="mend the query")
    row = make_brief(
        desk.record, asked.wanted, query=asked.line, since=text_field(form, "since") or "18h",
        who=_signed(text_field(form, "who")), now=desk.now(), title=text_field(form, "title")[:200],
        tone=text_field(form, "tone") or "full",
    )  # fmt: skip
    response = RedirectResponse(f"/brief/{row.id}", status_code=303)
    remember_person(request, response, row.who)
    return response


def _signed(name: str) -> str:
    if not name:
        raise JudgementError("a brief is signed", fix="fill in your name")
    return name[:80]


@router.get("/brief/{name}.{ending}")
def download_brief(desk: TheDesk, name: str, ending: str) -> Response:
    """A brief as a file, as last kept."""
    row = desk.record.brief_versions(name)[-1]
    if f".{ending}" not in FILES:
        raise MissingError(f"a brief has no format {ending!r}", fix=f"one of {', '.join(FILES)}")
    kind = FILES[f".{ending}"][0]
    named = {"Content-Disposition": f'attachment; filename="{row.id}.{ending}"'}
    return Response(file_of(row, f".{ending}"), media_type=kind, headers=named)


@router.get("/brief/{name}/correction")
def show_correction(desk: TheDesk, name: str) -> Response:
    """What of a brief no longer stands, as plain text, and who was sent it."""
    found = correct_brief(desk.record, name, now=desk.now())
    readers = "\n".join(found.recipients) or "nobody"
    return PlainTextResponse(f"{write_correction(found)}\nSent to:\n{readers}\n")


@router.get("/brief/{name}")
def show_brief(request: Request, desk: TheDesk, name: str) -> Response:
    """A brief as last kept, in the field where it is edited."""
    versions = desk.record.brief_versions(name)
    return _screen(request, desk, versions[-1], versions)


@router.post("/brief/{name}")
def edit_brief(request: Request, desk: TheDesk, form: CheckedForm, name: str) -> Response:
    """Preview an edited text with what editing took out, or keep it as a version more."""
    versions = desk.record.brief_versions(name)
    text = text_field(form, "text")
    if text_field(form, "do") != "keep":
        return _screen(request, desk, replace(versions[-1], text=text), versions, previewed=True)
    return _kept(request, desk, form, versions[-1], text)


@router.post("/brief/{name}/use")
def use_item(request: Request, desk: TheDesk, form: CheckedForm, name: str) -> Response:
    """Put an item of the brief as last kept to use, on hold, or kill it; a version more, with name and time."""
    row = desk.record.brief_versions(name)[-1]
    event, use = text_field(form, "event"), text_field(form, "use")
    if use not in USES or event not in {block.event for block in read_text(row.text) if block.kind == "item"}:
        raise JudgementError("the brief has no such item", fix="reload the page")
    return _kept(request, desk, form, row, mark_use(row.text, event, use))


def _kept(request: Request, desk: Desk, form: FormData, last: BriefRow, text: str) -> Response:
    row = keep_edit(desk.record, last, text, who=_signed(text_field(form, "who")))
    response = RedirectResponse(f"/brief/{row.id}", status_code=303)
    remember_person(request, response, text_field(form, "who"))
    return response


def _screen(
    request: Request, desk: Desk, row: BriefRow, versions: list[BriefRow], *, previewed: bool = False
) -> Response:
    draft, blocks = draft_from_json(row.draft), read_text(row.text)
    return render(
        request,
        "brief.html",
        row=row,
        draft=draft,
        previewed=previewed,
        blocks=blocks,
        uses=_USES,
        kept_back=Counter(block.use for block in blocks if block.kind == "item" and block.use != "use"),
        warnings=check_text(draft, row.text),
        reminders={one.event: one for one in remind(desk.record, draft, row.text)},
        tone=_TONES[draft.tone],
        versions=versions,
        sendings=desk.record.sendings(row.id),
        endings=_ENDINGS,
        lines=row.text.count("\n") + 2,
    )


@router.get("/unsubscribe/{token}")
def ask_unsubscribe(request: Request, token: str) -> Response:
    """Asks first: programs that follow links in mails must not unsubscribe anybody."""
    return render(request, "unsubscribe.html", address=None)


@router.post("/unsubscribe/{token}")
def unsubscribe(request: Request, desk: TheDesk, token: str) -> Response:
    """One click (RFC 8058): the link's token is all that is needed."""
    return render(request, "unsubscribe.html", address=desk.record.unsubscribe(token))
