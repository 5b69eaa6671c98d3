"""A desk over a small record built by hand: a wire, its reprint, a denial, and a page full of tricks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_watch import CHROMIUM, FLAGS, Watch
from fastapi import FastAPI
from starlette.testclient import TestClient

from benchmarks.serving import serve
from dragoman.codebook.load import Codebook
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record, open_record
from dragoman.types import Credit, Image, LeftOut, Reading, Related
from dragoman.web.app import make_app
from dragoman.web.worker import Tools
from tests.shelling import DENIAL, TRICKS, WIRE, make_reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    OpenPage = Callable[..., tuple[Page, Watch]]

ADDRESS = "http://127.0.0.1:8321"
OTHER = "Syrian troops shelled the market of Homs on Friday, Reuters reported. Nobody was hurt, it added."


def make_readings() -> list[Reading]:
    return [
        make_reading("wire.html", WIRE, day=date(2020, 3, 3), publisher="The Daily", says="Anadolu",
                     authors=("A. Writer",), image=Image("A market", "France24"),
                     credits=(Credit("Anadolu", "footer", "Source: Anadolu"),),
                     left_out=(LeftOut("navigation", "Home World Sport"),), related=(Related("Another story"),)),
        make_reading("reprint.html", WIRE, day=date(2020, 3, 4), publisher="Evening Post", says="Anadolu"),
        make_reading("denial.html", DENIAL, day=date(2020, 3, 4), publisher="State Herald", says="SANA"),
        make_reading("other.html", OTHER, day=date(2020, 5, 9), publisher="The Daily", says="Reuters",
                     on=("Friday", date(2020, 5, 8)), town="Homs", title="Homs shelled"),
        make_reading("tricks.html", f"{DENIAL} {TRICKS}", day=date(2020, 3, 5), publisher=TRICKS, says="SANA",
                     title=TRICKS, authors=(TRICKS,), url="javascript:alert(4)", dek=TRICKS, section=TRICKS,
                     image=Image(TRICKS, TRICKS), left_out=(LeftOut("advert", TRICKS),),
                     related=(Related(TRICKS, (TRICKS,)),), credits=(Credit(TRICKS, "footer", TRICKS),)),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's file; tests work on copies of it."""
    path = tmp_path_factory.mktemp("desk") / "built.db"
    with open_record(path, now=lambda: datetime(2020, 3, 6, tzinfo=UTC)) as record:
        for reading in make_readings():
            record.add_reading(reading)
        resolve_record(record)
    return path


@pytest.fixture
def record(built: Path, tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "dragoman.db"
    shutil.copy(built, path)
    with open_record(path) as opened:
        yield opened


@pytest.fixture
def app(record: Record, codebook: Codebook) -> FastAPI:
    return make_app(record, tools=lambda: Tools(codebook, None), now=lambda: datetime(2020, 3, 7, 9, tzinfo=UTC))


@pytest.fixture
def desk(app: FastAPI) -> Iterator[TestClient]:
    """A browser at the desk."""
    with TestClient(app, base_url=ADDRESS) as client:
        yield client


@pytest.fixture
def send(desk: TestClient) -> Callable[..., Any]:
    """Sends a form as a browser would, with the token of its session.

    The desk answers before a slow machine has resolved the record; the tests wait for it.
    """

    def send(path: str, **fields: Any) -> Any:
        files = fields.pop("files", None)
        follow = fields.pop("follow", True)
        found = re.search(r'name="token" value="(\w+)"', desk.get("/read").text)
        assert found
        answer = desk.post(path, data={"token": found[1], **fields}, files=files, follow_redirects=follow)
        desk.app.state.desk.worker._threads.submit(int).result(timeout=60)  # type: ignore[attr-defined]  # behind the rest
        return answer

    return send


@pytest.fixture
def shelling(record: Record) -> str:
    """Name of the event that several pages tell."""
    return max(record.events(), key=lambda event: event.reports).id


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    assert CHROMIUM.exists(), "the desk's tests need Debian's Chromium: make browser"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def address(built: Path, tmp_path: Path, codebook: Codebook) -> Iterator[str]:
    """A desk on a port of its own, over a copy of the record."""
    shutil.copy(built, tmp_path / "dragoman.db")
    with open_record(tmp_path / "dragoman.db") as record:
        app = make_app(record, tools=lambda: Tools(codebook, None))
        with serve(app) as (host, port):
            yield f"http://{host}:{port}"


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    contexts = []

    def open_page(**options: object) -> tuple[Page, Watch]:
        context = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
        context.set_default_timeout(8_000)
        contexts.append(context)
        return context.new_page(), Watch(context, address)

    yield open_page
    for context in contexts:
        context.close()
