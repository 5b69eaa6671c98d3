"""Login: a name and a password for desks that other machines reach, and the way out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dragoman.users.logins import TooManyFailures, log_in
from dragoman.web.desk import TheDesk
from dragoman.web.logins import ADDRESS, LOGIN_COOKIE, address_of, make_session, refuse_for_now, user_of
from dragoman.web.safety import CheckedForm, local_path, text_field
from dragoman.web.templating import render, set_cookie

router = APIRouter()


@router.get(ADDRESS)
def show_login(request: Request, back: str = "/") -> Response:
    """The form."""
    return render(request, "login.html", back=local_path(back), problem="")


@router.post(ADDRESS)
def take_login(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """Let in who knows the password; nobody learns whether it was the name or the password that was wrong."""
    name, back = text_field(form, "name"), local_path(text_field(form, "back"))
    password = form.get("password")
    given = password if isinstance(password, str) else ""
    try:
        user = log_in(desk.record, name, given, address=address_of(request), now=desk.now())
    except TooManyFailures:
        return refuse_for_now()
    if user is None:
        return render(request, "login.html", status=401, back=back, problem="Name or password is wrong.")
    response = RedirectResponse(back, status_code=303)
    set_cookie(request, response, LOGIN_COOKIE, make_session(user, key=desk.key, now=desk.now()))
    return response


@router.post("/logout")
def log_out(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    """End the session, also for anybody who has copied the cookie."""
    user = user_of(request)
    if user is not None:
        desk.ended.add(request.cookies.get(LOGIN_COOKIE, ""))
        desk.record.log_act(user.name, "logout", address=address_of(request), now=desk.now())
    response = RedirectResponse(ADDRESS, status_code=303)
    response.delete_cookie(LOGIN_COOKIE, path="/", httponly=True, samesite="strict")
    return response
