"""The front page: what is new by story, each story once."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.web.desk import TheDesk
from dragoman.web.templating import render, set_cookie
from dragoman.web.view.paging import read_bookmark, write_bookmark

router = APIRouter()
VISIT_COOKIE = "desk_visit"
_STORIES = 15
_NEW = 30
_PAUSE = timedelta(minutes=30)  # away longer than this, and what came meanwhile is new
_VISITS = re.compile(r"(\d{9,11})\.(\d{9,11})")


@router.get("/")
def show_front(request: Request, desk: TheDesk, after: Annotated[str, Query(max_length=100)] = "") -> Response:
    """The newest stories."""
    since, visits = visits_of(request.cookies.get(VISIT_COOKIE, ""), desk.now())
    stories, last = desk.record.newest_stories(limit=_STORIES, after=read_bookmark(after, date))
    new = desk.record.pages_read_since(since, limit=_NEW + 1) if since and not after else []
    response = render(
        request,
        "front.html",
        stories=stories,
        after=after,
        following=write_bookmark(last.rank, last.name) if last else "",
        since=since,
        new=new[:_NEW],
        new_stories=frozenset(page.story for page in new if page.story),
        more_new=len(new) > _NEW,
        behind=desk.record.freshness(),
        pages=desk.record.count_pages(),
    )
    set_cookie(request, response, VISIT_COOKIE, visits, keep=True)
    return response


def visits_of(cookie: str, now: datetime) -> tuple[datetime | None, str]:
    """When the visit before this one ended, None for the first; and the cookie that remembers both."""
    told = _VISITS.fullmatch(cookie)
    if told is None:
        return None, f"{int(now.timestamp())}.{int(now.timestamp())}"
    before, last = (datetime.fromtimestamp(int(part), UTC) for part in told.groups())
    if now - last > _PAUSE:
        before = last
    return before, f"{int(before.timestamp())}.{int(now.timestamp())}"
