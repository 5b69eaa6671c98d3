"""Templates: every value escaped, the token of the session's forms in reach, cookies set where they are missing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from dragoman.brief.days import capitalized, day_told
from dragoman.brief.names import with_article
from dragoman.quoting import short_quote
from dragoman.store.user_queries import User
from dragoman.users.roles import may, role_for_verdict
from dragoman.web import safety
from dragoman.web.desk import desk_of
from dragoman.web.logins import user_of
from dragoman.web.view import words
from dragoman.web.view.mends import mark_of, mend_told

STATIC = Path(__file__).parent / "static"
NAME_COOKIE = "desk_name"
_A_YEAR = 365 * 86_400


def make_environment() -> Environment:
    """Templates with autoescape on for all, and the desk's words as filters."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "actor_address": words.actor_address,
        "badges": words.badges_of,
        "capitalize_first": capitalized,
        "against": words.against_told,
        "day": day_told,
        "days": words.days_told,
        "month": words.month_told,
        "named": with_article,
        "originators": words.originators_told,
        "party_query": words.party_query,
        "quoted": short_quote,
        "quotes": words.quotes_told,
        "title": words.title_of,
        "voices": words.voices_told,
        "web_address": words.web_address,
    }
    environment.globals |= {
        "counted": words.counted,
        "mark_of": mark_of,
        "mend_told": mend_told,
        "meanings": words.MEANINGS,
        "nouns": words.NOUNS,
    }
    return environment


def render(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A screen."""
    session = safety.session_of(request)
    fresh = session or safety.new_session()
    page = request.app.state.templates.get_template(template).render(
        token=safety.form_token(fresh, desk_of(request).key),
        person=person_of(request),
        user=user_of(request),
        fetching=desk_of(request).fetcher.is_on,
        allowed=partial(_is_allowed, user_of(request)),
        here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        section=request.url.path.split("/")[1],
        said=_number(request.query_params.get("said", "")),
        **{"line": "", **shown},
    )
    response = HTMLResponse(page, status_code=status)
    if session is None:
        set_cookie(request, response, safety.SESSION_COOKIE, fresh)
    return response


def _is_allowed(user: User | None, what: str) -> bool:
    """Whether a role lets a user pass a verdict, "draft" a brief or "read" a page; where nobody logs in, all may."""
    if user is None:
        return True
    return may(user.role, "editor" if what == "read" else role_for_verdict(what))


def _number(text: str) -> str:
    """The number of the judgement just passed, as an address tells it; empty for anything else."""
    return text if text.isascii() and text.isdecimal() and len(text) < 12 else ""


def set_cookie(request: Request, response: Response, name: str, value: str, *, keep: bool = False) -> None:
    """A cookie that no script reads and no other site sends; kept for a year or until the browser closes."""
    secure = request.url.scheme == "https"
    age = _A_YEAR if keep else None
    response.set_cookie(name, value, httponly=True, samesite="strict", secure=secure, path="/", max_age=age)


def person_of(request: Request) -> str:
    """The user's name; where nobody logs in, the name given with the last judgement, empty at first."""
    user = user_of(request)
    if user is not None:
        return user.name
    return unquote(request.cookies.get(NAME_COOKIE, ""))[:80]


def remember_person(request: Request, response: Response, name: str) -> None:
    """Keep a name for the next form."""
    set_cookie(request, response, NAME_COOKIE, quote(name[:80]), keep=True)
