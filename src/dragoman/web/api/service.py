"""The API put together: an application of its own that hangs under /api/v1 and reads the same record."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from starlette.datastructures import State

from dragoman.records import dragoman_version
from dragoman.web.api import actors, events, export, pages, relations, search, statements
from dragoman.web.api.methods import ReadOnly
from dragoman.web.api.problems import add_problem_answers
from dragoman.web.api.unchanged import NotChanged, answer_unchanged, check_tag

ADDRESS = "/api/v1"
_ABOUT = (
    "The record, read-only. Every event and statement says how firmly it is told (factuality) and on whose word "
    "(originator); words of pages are quotations of at most 240 characters. Lists take limit and offset and name the "
    "next part in a Link header; answers bear an ETag. Reports, not ground truth: docs/api.md."
)


def make_api(state: State) -> FastAPI:
    """The API over the desk that a state holds; it is shared, so that the desk's guards and screens find it too."""
    api = FastAPI(
        title="dragoman",
        version=dragoman_version(),
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        servers=[{"url": ADDRESS}],
        root_path_in_servers=False,
        dependencies=[Depends(check_tag)],
    )
    api.state = state
    add_problem_answers(api)
    api.add_exception_handler(NotChanged, answer_unchanged)
    api.add_middleware(ReadOnly)
    for resource in (statements, events, actors, relations, pages, search, export):
        api.include_router(resource.router)
    return api


def describe(api: FastAPI) -> APIRouter:
    """/openapi.json, where programs look for it."""
    router = APIRouter()

    @router.get("/openapi.json")
    def openapi() -> dict[str, Any]:
        """What may be asked, as OpenAPI."""
        return api.openapi()

    return router
