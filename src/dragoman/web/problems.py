"""What went wrong, as a screen: one table from error to status, one template."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman import errors
from dragoman.web.desk import desk_of
from dragoman.web.safety import HEADERS
from dragoman.web.templating import render

# The nearest class of an error's ancestry counts.
STATUS: dict[type[errors.DragomanError], HTTPStatus] = {
    errors.MissingError: HTTPStatus.NOT_FOUND,
    errors.SizeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    errors.PageError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.JudgementError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.SettingError: HTTPStatus.BAD_REQUEST,
    errors.StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.DragomanError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
_TOLD = {
    404: "There is no such page on the desk.",
    405: "That cannot be done here.",
    422: "That address is not complete.",
}


def status_of(error: errors.DragomanError) -> HTTPStatus:
    """The status of an error."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def add_problem_screens(app: FastAPI) -> None:
    """Have every failure told in plain words."""
    app.add_exception_handler(errors.DragomanError, _own)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _address)
    app.add_exception_handler(Exception, _unexpected)


def _screen(request: Request, status: int, what: str, fix: str = "") -> Response:
    heading = "Not found" if status == HTTPStatus.NOT_FOUND else "That did not work"
    return render(request, "error.html", status=status, heading=heading, what=what, fix=fix)


def _own(request: Request, error: Exception) -> Response:
    told = cast(errors.DragomanError, error)
    where = f" in {desk_of(request).record.name}"  # a path of this machine is nothing to whoever looks from another
    return _screen(request, status_of(told), told.what.replace(where, ""), told.fix)


def _http(request: Request, error: Exception) -> Response:
    told = cast(HTTPException, error)
    plain = _TOLD.get(told.status_code) if told.detail == HTTPStatus(told.status_code).phrase else None
    return _screen(request, told.status_code, plain or str(told.detail))


def _address(request: Request, error: Exception) -> Response:
    return _screen(request, 422, _TOLD[422])


def _unexpected(request: Request, error: Exception) -> Response:
    logging.getLogger(__name__).error("%s failed", request.url.path, exc_info=error)
    response = _screen(request, 500, "Something went wrong inside dragoman.", "What happened stands in its log.")
    response.headers.update(HEADERS)  # this answer is made outside the middleware
    return response
