"""What went wrong, for programs: every answer that is not a success has one shape, whoever gives it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import DragomanError
from dragoman.web.api.models import Fault, Problem
from dragoman.web.problems import status_of

ROOT = "/api/"
_KINDS: Mapping[int, str] = MappingProxyType(
    {
        400: "query", 401: "login", 403: "role", 404: "missing", 405: "method", 413: "size", 421: "host", 422: "query",
        429: "rate", 503: "store",
    }
)  # fmt: skip
_FIXES: Mapping[int, str] = MappingProxyType(
    {
        401: "send a user's name and password: curl -u NAME",
        404: "addresses are listed in /openapi.json",
        405: "the API is read with GET or HEAD",
        413: "ask for less",
        421: "use the address that dragoman desk printed",
        422: "parameters are listed in /openapi.json",
    }
)
_OF_WORDS = frozenset({"content-type", "content-length"})
MAY_FAIL: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "There is none of that name."},
    422: {"model": Problem, "description": "The question cannot be understood."},
}


class QueryError(DragomanError):
    """A question that cannot be understood."""


def add_problem_answers(app: FastAPI) -> None:
    """Have every failure told in the one shape."""
    app.add_exception_handler(DragomanError, _own)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _question)
    app.add_exception_handler(Exception, _unexpected)


def problem(status: int, what: str, fix: str = "", *, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in the one shape."""
    told = Problem(error=Fault(kind=_KINDS.get(status, "internal"), what=what, fix=fix or _FIXES.get(status, "")))
    return JSONResponse(told.model_dump(), status_code=status, headers=dict(headers or {}))


def _own(request: Request, error: Exception) -> Response:
    """The error's own words; where the record is kept is nobody else's business."""
    told = cast(DragomanError, error)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if isinstance(told, QueryError) else status_of(told)
    return problem(status, told.what.replace(request.app.state.desk.record.name, "the record"), told.fix)


def _http(_: Request, error: Exception) -> Response:
    told = cast(HTTPException, error)
    return problem(told.status_code, str(told.detail), headers=told.headers)


def _question(_: Request, error: Exception) -> Response:
    found: Sequence[Any] = cast(RequestValidationError, error).errors()
    told = dict.fromkeys(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found)
    return problem(422, "; ".join(list(told)[:5]))


def _unexpected(request: Request, error: Exception) -> Response:
    logging.getLogger(__name__).error("%s failed", request.url.path, exc_info=error)
    return problem(500, "Something went wrong inside dragoman.", "What happened stands in its log.")


class OneShape:
    """Gives refusals of the desk's own guards the API's shape, where they are on the way to the API."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; hold back the words of a refusal that is no JSON, and tell them anew."""
        if scope["type"] != "http" or not scope["path"].startswith((ROOT, "/openapi.json")):
            await self.app(scope, receive, send)
            return
        refusal: Message | None = None
        words = b""

        async def send_shaped(message: Message) -> None:
            nonlocal refusal, words
            if message["type"] == "http.response.start" and _is_plain_refusal(message):
                refusal = message
            elif refusal is None:
                await send(message)
            else:
                words += message.get("body", b"")

        await self.app(scope, receive, send_shaped)
        if refusal is not None:
            kept = {name: value for name, value in Headers(raw=refusal["headers"]).items() if name not in _OF_WORDS}
            told = problem(refusal["status"], words.decode(errors="replace"), headers=kept)
            await told(scope, receive, send)


def _is_plain_refusal(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] >= 400 and not kind.startswith("application/json")
