"""The door of the desk: sessions of users, who may send what, and whose name stands under it.

On loopback and without users nobody logs in. Where there are users, or other machines reach the desk, every screen and
answer wants a user, apart from the login itself, the style sheet and the links by which a brief is unsubscribed.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import quote

from fastapi import HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.store import Record
from dragoman.store.user_queries import Role, User
from dragoman.users.logins import WINDOW, TooManyFailures, log_in
from dragoman.users.roles import may, role_for_verdict
from dragoman.web.desk import Desk, desk_of

LOGIN_COOKIE = "desk_login"
ADDRESS = "/login"
_LASTS = timedelta(hours=12)
_OPEN = (ADDRESS, "/static/", "/unsubscribe/")
_API = "/api/"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OF_EDITORS = ("/read", "/read/address")  # what is sent there changes what the record holds


def make_session(user: User, *, key: bytes, now: datetime) -> str:
    """The cookie's value: name and moment, signed together with the password's hash, so that a new password ends it."""
    name = base64.urlsafe_b64encode(user.name.encode()).decode()
    told = f"{name}.{int(now.timestamp())}"
    return f"{told}.{_signature(told, user, key)}"


def _signature(told: str, user: User, key: bytes) -> str:
    return hmac.new(key, f"login {told} {user.password}".encode(), sha256).hexdigest()


def user_of_session(session: str, record: Record, *, key: bytes, now: datetime) -> User | None:
    """The user to whom a cookie was given, None if it is forged, too old, or its user is gone."""
    try:
        name, moment, signature = session.split(".")
        user = record.user(base64.urlsafe_b64decode(name).decode())
        began = datetime.fromtimestamp(int(moment), tz=now.tzinfo)
    except (ValueError, OverflowError, OSError, binascii.Error):
        return None
    if user is None or not hmac.compare_digest(signature, _signature(f"{name}.{moment}", user, key)):
        return None
    return user if began <= now < began + _LASTS else None


def address_of(connection: HTTPConnection) -> str:
    """The address that a request came from."""
    return connection.client.host if connection.client else ""


class Door:
    """Lets in who has logged in. `guarded` says that other machines reach the desk."""

    def __init__(self, app: ASGIApp, *, desk: Desk, guarded: bool) -> None:
        self.app = app
        self.desk = desk
        self.guarded = guarded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its user; or to the login; or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = await run_in_threadpool(self._check, scope)
        await (refusal or self.app)(scope, receive, send)

    def _check(self, scope: Scope) -> Response | None:
        """None where the request may pass; notes the user."""
        scope["user"] = None
        if not self.guarded and not self.desk.record.has_users():
            return None
        connection, path = HTTPConnection(scope), scope["path"]
        try:
            user = scope["user"] = self._user(connection)
        except TooManyFailures:
            return refuse_for_now()
        if any(path == each or (each.endswith("/") and path.startswith(each)) for each in _OPEN):
            return None
        if user is None:
            return _to_login(scope)
        if scope["method"] not in _SAFE and path != "/logout" and not may(user.role, _needed(path)):
            return PlainTextResponse(f"As {user.role} you may not do that; ask an editor.", status_code=403)
        return None

    def _user(self, connection: HTTPConnection) -> User | None:
        session = connection.cookies.get(LOGIN_COOKIE, "")
        now, record = self.desk.now(), self.desk.record
        if session and session not in self.desk.ended:
            found = user_of_session(session, record, key=self.desk.key, now=now)
            if found is not None:
                return found
        given = _basic(connection) if connection.scope["path"].startswith(_API) else None
        return log_in(record, *given, address=address_of(connection), now=now) if given else None


def _needed(path: str) -> Role:
    return "editor" if path in _OF_EDITORS else "analyst"


def _basic(connection: HTTPConnection) -> tuple[str, str] | None:
    """Name and password of a program (RFC 7617)."""
    scheme, _, told = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(told, validate=True).decode().partition(":")
    except (ValueError, binascii.Error):
        return None
    return (name, password) if colon else None


def _to_login(scope: Scope) -> Response:
    path = scope["path"]
    if path.startswith(_API) or path == "/openapi.json":
        headers = {"WWW-Authenticate": 'Basic realm="dragoman", charset="UTF-8"'}
        return PlainTextResponse("Log in first.", status_code=401, headers=headers)
    if scope["method"] not in _SAFE:
        return PlainTextResponse("Log in first.", status_code=401)
    query = scope["query_string"].decode("latin-1")
    back = quote(path + (f"?{query}" if query else ""), safe="")
    return RedirectResponse(f"{ADDRESS}?back={back}", status_code=303)


def refuse_for_now() -> Response:
    """The door is shut for a while."""
    seconds = str(int(WINDOW.total_seconds()))
    return PlainTextResponse(
        "Too many failed logins. Try again in a quarter of an hour.", status_code=429, headers={"Retry-After": seconds}
    )


def user_of(request: Request) -> User | None:
    """The user who sent a request, None where nobody logs in."""
    found = request.scope.get("user")
    return found if isinstance(found, User) else None


def signed(request: Request, form: FormData) -> FormData:
    """A form under its user's own name, whatever name was sent; as it is where nobody logs in.

    Raises:
        HTTPException: the user's role may not pass this verdict, or take it back.
    """
    user = user_of(request)
    if user is None:
        return form
    needed = _verdict(desk_of(request), form)
    if needed and not may(user.role, role_for_verdict(needed)):
        raise HTTPException(403, f"As {user.role} you may not {needed}; ask an editor.")
    return FormData([*((name, value) for name, value in form.multi_items() if name != "who"), ("who", user.name)])


def _verdict(desk: Desk, form: FormData) -> str:
    """The verdict that a form passes or takes back; empty where it does neither."""
    number = form.get("judgement")
    if isinstance(number, str) and number.strip().isdecimal():
        return desk.record.judgement(int(number)).verdict
    return str(form.get("verdict") or "").strip()
