"""An address given on Read: fetched from a real server of this machine, or refused in words; off until switched on."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dragoman.codebook.load import Codebook
from dragoman.fetching import Session
from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.web.app import make_app
from dragoman.web.worker import Tools
from loopback import PAGE, SetClock, Site, only, serve, settings_in

Send = Callable[..., Any]


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as found:
        yield found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def app(record: Record, codebook: Codebook, settings: Settings, site: Site) -> FastAPI:
    def open_session(given: Settings, _: object) -> Session:
        return Session(given, clock=SetClock().clock, reach=only(site))

    return make_app(record, settings=settings, tools=lambda: Tools(codebook, None), open_session=open_session)


def text_at_the_end(desk: TestClient, address: str) -> str:
    """The screen on which a reading ends, as text."""
    for _ in range(600):
        found = desk.get(address)
        if "looks again every second" not in found.text:
            return re.sub(r"\s+", " ", found.text)
        time.sleep(0.05)
    raise AssertionError("the reading never ended")


def test_an_address_is_fetched_read_and_opens(
    desk: TestClient, send: Send, site: Site, record: Record, settings: Settings
) -> None:
    site.put("/page.html")
    assert 'name="address"' in desk.get("/read").text
    started = send("/read/address", address=site.address(), follow=False)
    told = text_at_the_end(desk, started.headers["location"])
    assert ">Police detain three in Istanbul</h1>" in told
    assert site.paths() == ["/robots.txt", "/.well-known/tdmrep.json", "/page.html"]
    page = next(page for page in record.pages() if page.url == site.address())
    assert "COERCE" in {event.type for event in record.events() if event.id in record.events_of_page(page).values()}
    assert list(settings.captures.glob("*.warc.gz"))


def test_an_address_given_twice_opens_the_page_as_it_stands_now(
    desk: TestClient, send: Send, site: Site, record: Record
) -> None:
    site.put("/page.html")
    first = send("/read/address", address=site.address(), follow=False).headers["location"]
    assert "detain three" in text_at_the_end(desk, first)
    before = record.count_pages()
    text_at_the_end(desk, send("/read/address", address=site.address(), follow=False).headers["location"])
    assert record.count_pages() == before
    site.put("/page.html", PAGE.replace("detain three", "release three"))
    again = send("/read/address", address=site.address(), follow=False).headers["location"]
    assert "release three" in text_at_the_end(desk, again)
    assert record.count_pages() == before + 1


@pytest.mark.parametrize(
    "case",
    [
        ("/page.html", "User-agent: *\nDisallow: /\n", "Refused by robots"),
        ("/nothing.html", "", "Not there"),
        ("http://192.168.0.1/", "", "Private address"),
        ("http://localhost:1/", "", "Private address"),
        ("file:///etc/passwd", "", "Not a web address"),
        ("https://user:secret@a.example/", "", "Not a web address"),
    ],
)
def test_what_may_not_be_taken_is_told(
    desk: TestClient, send: Send, site: Site, record: Record, case: tuple[str, str, str]
) -> None:
    path, rules, told = case
    site.put("/page.html")
    if rules:
        site.put("/robots.txt", rules)
    before = record.count_pages()
    started = send("/read/address", address=path if ":" in path else site.address(path), follow=False)
    shown = text_at_the_end(desk, started.headers["location"])
    assert "What became of it" in shown and told in shown
    assert "secret" not in shown
    assert "/page.html" not in site.paths()
    assert record.count_pages() == before


def test_no_address_is_no_job(send: Send) -> None:
    assert send("/read/address", address=" ").status_code == 422


class TestOff:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return settings_in(tmp_path, fetch="off")

    def test_it_is_off_and_says_how_it_is_switched_on(self, desk: TestClient, send: Send, site: Site) -> None:
        shown = desk.get("/read").text
        assert 'name="address"' not in shown
        assert "DRAGOMAN_FETCH=on" in shown and "DRAGOMAN_CONTACT" in shown
        answer = send("/read/address", address=site.address())
        assert answer.status_code == 400
        assert "reading from the network is off" in answer.text
        assert site.asked == []


class TestWithoutContact:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return settings_in(tmp_path, contact=None)

    def test_nobody_is_named_to_write_to(self, send: Send, site: Site) -> None:
        answer = send("/read/address", address=site.address())
        assert answer.status_code == 400 and "DRAGOMAN_CONTACT" in answer.text
        assert site.asked == []
