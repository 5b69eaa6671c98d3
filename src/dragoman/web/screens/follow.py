"""Follow: saved queries, the history of their edits, and what is new in each since the last visit."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import SettingError
from dragoman.store import EventRow
from dragoman.store.briefing import FollowRow
from dragoman.web.desk import TheDesk
from dragoman.web.safety import CheckedForm, text_field
from dragoman.web.screens.front import VISIT_COOKIE, visits_of
from dragoman.web.templating import remember_person, render, set_cookie
from dragoman.web.view.query import parse_query

router = APIRouter()
_NEW = 10


@dataclass(frozen=True, slots=True)
class Followed:
    """A saved query with what is new in it, and how it came to be what it is."""

    row: FollowRow
    total: int
    new: tuple[EventRow, ...]
    more: bool
    history: tuple[FollowRow, ...]


@router.get("/follow")
def show_follows(request: Request, desk: TheDesk, q: str = "") -> Response:
    """All saved queries."""
    since, visits = visits_of(request.cookies.get(VISIT_COOKIE, ""), desk.now())
    found = []
    for row in desk.record.follows():
        wanted = parse_query(row.line).wanted
        new = desk.record.events_read_since(wanted, since, limit=_NEW + 1) if since else []
        total = desk.count_events(wanted)
        history = tuple(reversed(desk.record.follow_history(row.id)))
        found.append(Followed(row, total, tuple(new[:_NEW]), len(new) > _NEW, history))
    response = render(request, "follow.html", follows=found, since=since, asked=q[:500])
    set_cookie(request, response, VISIT_COOKIE, visits, keep=True)
    return response


@router.post("/follow")
def save_follow(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Save a query, edit one, or give one up; every edit is a row more."""
    line, who = text_field(form, "q"), text_field(form, "who")[:80]
    asked = parse_query(line)
    name = text_field(form, "name")[:120] or asked.line
    if asked.problems or not name or not who:
        raise SettingError(
            " ".join(asked.problems) or "a saved query has words and is signed", fix="mend the query; fill in both"
        )
    follow = text_field(form, "saved") or None
    desk.record.follow(follow, name=name, line=asked.line, who=who, ended=text_field(form, "do") == "end")
    response = RedirectResponse("/follow", status_code=303)
    remember_person(request, response, who)
    return response
