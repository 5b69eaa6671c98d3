"""The application: screens, safety and error screens put together over an open record."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from threading import Thread

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dragoman.codebook.load import load_codebook
from dragoman.errors import DragomanError
from dragoman.model.voices import choose_classifier
from dragoman.pictures import SCREEN, Count, Dot, columns_of, draw_svg, timeline_of
from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.web import safety
from dragoman.web.api.problems import OneShape
from dragoman.web.api.service import ADDRESS, describe, make_api
from dragoman.web.desk import Desk
from dragoman.web.fetcher import Fetcher, OpenSession
from dragoman.web.logins import Door
from dragoman.web.problems import add_problem_screens
from dragoman.web.screens import about, actor, event, front, judge, login, mend, page, read, review, search
from dragoman.web.screens.boards import BOARDS
from dragoman.web.screens.network import prepare_network
from dragoman.web.templating import STATIC, make_environment
from dragoman.web.view.coasts import load_coasts
from dragoman.web.worker import Tools, Worker

_FORM_AROUND_FILES = 100_000  # bytes of a form beside the files in it
SCREENS = (front, search, page, event, actor, review, read, about, judge, mend, login, *BOARDS)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def load_tools(settings: Settings) -> Tools:
    """What reading needs, from the settings: a desk is handed few pages at a time."""
    voice = choose_classifier(settings.model, settings.cache, pages=1)
    return Tools(load_codebook(settings.codebook), voice, settings.max_depth)


def warm_up(desk: Desk) -> None:
    """Do beforehand what the first visitor would wait for: start the picture maker, unpack coasts, tie the network."""
    one, dot = [Count("2020-01", 1)], Dot(date(2020, 1, 1), "AID", "actual", "", "")
    for picture in (columns_of(one, SCREEN, what=""), timeline_of([dot], SCREEN, what="", legend=False)):
        draw_svg(picture)
    load_coasts("coarse")
    load_coasts("fine")
    with suppress(DragomanError):  # whoever asks for them is told
        prepare_network(desk)


def make_app(
    record: Record,
    *,
    host: str = "127.0.0.1",
    names: Collection[str] = (),
    settings: Settings | None = None,
    tools: Callable[[], Tools] | None = None,
    now: Callable[[], datetime] = _utc_now,
    open_session: OpenSession | None = None,
) -> FastAPI:
    """The desk over an open record.

    Args:
        host: the name it is reached under, beside those of loopback.
        names: other names it is reached under.
        settings: limits, and where the codebook is.
        tools: loads codebook and classifier; by default what the settings name.
        now: the clock of visits.
        open_session: makes the session of fetching, where the settings switch it on; by default the public network's.
    """
    found = settings or Settings()
    worker = Worker(record, tools or (lambda: load_tools(found)))
    fetcher = Fetcher(record, worker, found, open_session)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        warming = Thread(target=warm_up, args=(app.state.desk,), name="warm-up")
        warming.start()
        yield
        warming.join()
        fetcher.close()
        worker.close()

    app = FastAPI(title="dragoman", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.desk = Desk(record, worker, fetcher, secrets.token_bytes(32), now, found.max_bytes)
    app.state.templates = make_environment()
    add_problem_screens(app)
    # The last one added is asked first.
    app.add_middleware(Door, desk=app.state.desk, guarded=not safety.is_loopback(host))
    app.add_middleware(safety.LimitedBodies, of_files=found.max_bytes + _FORM_AROUND_FILES, files_at=read.ADDRESS)
    app.add_middleware(safety.KnownHosts, hosts=safety.LOOPBACK | {name.lower() for name in (host, *names)})
    app.add_middleware(safety.PlainAddresses)
    app.add_middleware(OneShape)
    app.add_middleware(safety.SafeHeaders)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    api = make_api(app.state)
    app.mount(ADDRESS, api, name="api")
    app.include_router(describe(api), include_in_schema=False)
    for screen in SCREENS:
        app.include_router(screen.router, include_in_schema=False)
    return app
