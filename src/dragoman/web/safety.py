"""What keeps the desk to its own machine and its own forms: hosts, headers, limits on bodies, tokens of forms.

Middleware is plain ASGI, so that nothing is held back and nothing is read twice.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import AsyncIterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.logins import signed

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SESSION_COOKIE = "desk_session"
TOKEN_FIELD = "token"
_SESSION = re.compile(r"[\w-]{20,64}")
_SMALL_BODY = 300_000  # of a form without files
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",  # with "no-referrer" browsers send forms with the origin "null"
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-cache",
    }
)


def is_loopback(host: str) -> bool:
    """Whether a host's name means this machine and no other."""
    return host.lower().strip("[]") in LOOPBACK


def host_name(header: str) -> str:
    """The name in a Host header, without its port; empty where it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


class SafeHeaders:
    """Puts the headers on every answer, unless a screen has set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; put the headers on the answer."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_safely if scope["type"] == "http" else send)


class KnownHosts:
    """Refuses requests under another name than the desk's own: a stranger's page may have led its name here."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if it is for the desk."""

        if scope["type"] == "http":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            known = host_name(headers.get("host", "")) in self.hosts
            if known and scope["method"] not in {"GET", "HEAD"} and origin is not None:
                known = urlsplit(origin).netloc == headers.get("host")
            if not known:
                refusal = PlainTextResponse("The desk does not answer to that name.", status_code=421)
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)


class PlainAddresses:
    """Refuses addresses that hold a NUL: no name has one, and the databases take it in ways of their own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its address can be looked up."""
        if scope["type"] == "http" and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            await PlainTextResponse("An address holds no NUL.", status_code=422)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class LimitedBodies:
    """Refuses bodies above a size, by what they say and by what comes; files have a limit of their own."""

    def __init__(self, app: ASGIApp, *, of_files: int, files_at: str) -> None:
        self.app = app
        self.of_files = of_files
        self.files_at = files_at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what comes."""

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.of_files if scope["path"] == self.files_at else _SMALL_BODY
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > most:
            await PlainTextResponse(f"More than {most:,} bytes are not taken.", status_code=413)(scope, receive, send)
            return
        come = 0

        async def receive_at_most() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > most:
                raise HTTPException(413, f"More than {most:,} bytes are not taken.")
            return message

        await self.app(scope, receive_at_most, send)


def session_of(request: Request) -> str | None:
    """The browser's session, a random word that only this desk and this browser know."""
    found = request.cookies.get(SESSION_COOKIE, "")
    return found if _SESSION.fullmatch(found) else None


def new_session() -> str:
    """A session that nobody can guess."""
    return secrets.token_urlsafe(24)


def form_token(session: str, key: bytes) -> str:
    """The token that every form of a session carries."""
    return hmac.new(key, session.encode(), sha256).hexdigest()


async def checked_form(request: Request) -> AsyncIterator[FormData]:
    """The fields of a form that one of the desk's own screens sent, under its user's name where there are users."""
    desk = request.app.state.desk
    form = await request.form(max_files=50, max_fields=100, max_part_size=desk.max_bytes)
    try:
        session, token = session_of(request), form.get(TOKEN_FIELD)
        expected = form_token(session, desk.key) if session else None
        if expected is None or not isinstance(token, str) or not hmac.compare_digest(token.encode(), expected.encode()):
            raise HTTPException(403, "This form is not one of the desk's, or is older than the desk. Reload the page.")
        yield signed(request, form)
    finally:
        await form.close()


CheckedForm = Annotated[FormData, Depends(checked_form)]


def text_field(form: FormData, name: str) -> str:
    """A field's text without space around it; empty where it was not sent."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def local_path(path: str, default: str = "/") -> str:
    """A path of the desk to go back to, never another host's."""
    safe = re.fullmatch(r"/(?![/\\])[^\s\\]*", path)
    return path if safe else default
