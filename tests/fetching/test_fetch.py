"""Pages from a real server on this machine: what is taken, and everything that is left where it is."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from dragoman.errors import SettingError
from dragoman.fetching import Capture, RefusedError, Session, Why, fetch_page
from dragoman.fetching.asking import Limits
from dragoman.fetching.fetch import html_of, page_of
from dragoman.settings import Settings
from loopback import HTML, PAGE, SetClock, Site, serve, session_for, settings_in

Fetch = Callable[..., Capture]


@pytest.fixture
def fetch(site: Site, tmp_path: Path) -> Fetch:
    def call(path: str = "/page.html", **fields: Any) -> Capture:
        session = session_for(tmp_path, site, **fields)
        return fetch_page(path if "://" in path else site.address(path), session.settings, session=session)

    return call


def refusal(fetch: Fetch, path: str = "/page.html", **fields: Any) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        fetch(path, **fields)
    return caught.value


def test_a_page_comes_with_its_headers_and_the_terms_it_was_taken_on(fetch: Fetch, site: Site) -> None:
    site.put("/page.html", PAGE, {**HTML, "ETag": '"1"', "TDM-Reservation": "0"})
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n")
    clock = SetClock()
    capture = fetch(set_clock=clock)
    assert capture.answer.content == PAGE.encode()
    assert capture.answer.first("ETag".lower()) == '"1"'
    assert capture.answer.taken == clock.time
    assert str(capture.robots) == f"{site.address('/robots.txt')}: allows it"
    assert [str(signal) for signal in capture.signals] == ["header tdm-reservation: 0"]
    page = page_of(capture.answer)
    assert (page.url, page.charset) == (site.address(), "utf-8")
    assert page.file == f"127.0.0.1:{site.port}/page.html"


def test_the_site_s_own_files_are_read_first_and_five_seconds_lie_between(fetch: Fetch, site: Site) -> None:
    site.put("/page.html")
    clock = SetClock()
    fetch(set_clock=clock)
    assert site.paths() == ["/robots.txt", "/.well-known/tdmrep.json", "/page.html"]
    assert clock.waits == [0, 5, 5]


def test_the_pause_a_site_asks_for_is_kept(fetch: Fetch, site: Site) -> None:
    site.put("/page.html")
    site.put("/robots.txt", "User-agent: dragoman\nCrawl-delay: 20\n")
    clock = SetClock()
    fetch(set_clock=clock)
    assert clock.waits == [0, 20, 20]


def test_servers_see_our_name_and_whom_to_write_to_and_no_cookies(site: Site, tmp_path: Path) -> None:
    site.put("/page.html", PAGE, {**HTML, "Set-Cookie": "visits=1"})
    session = session_for(tmp_path, site)
    for _ in range(2):
        fetch_page(site.address(), session.settings, session=session)
    assert site.paths().count("/robots.txt") == 1
    for _, headers in site.asked:
        assert headers["User-Agent"].startswith("dragoman/")
        assert headers["User-Agent"].endswith(" (+mailto:desk@example.org)")
        assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_robots_txt_is_read_again_after_a_day(site: Site, tmp_path: Path) -> None:
    site.put("/page.html")
    clock = SetClock()
    session = session_for(tmp_path, site, set_clock=clock)
    fetch_page(site.address(), session.settings, session=session)
    clock.wait(25 * 3_600)
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n")
    with pytest.raises(RefusedError) as caught:
        fetch_page(site.address(), session.settings, session=session)
    assert caught.value.why is Why.robots


def test_fetching_is_off_until_it_is_switched_on_and_somebody_is_named() -> None:
    with pytest.raises(SettingError, match="DRAGOMAN_FETCH=on or --fetch"):
        fetch_page("https://a.example/", Settings())
    with pytest.raises(SettingError, match="DRAGOMAN_CONTACT"):
        fetch_page("https://a.example/", Settings(fetch="on"))
    for contact in ("me", "a@b.org) Mozilla", "a@b.org\r\nX: y", "ftp://a.example"):
        with pytest.raises(SettingError, match="DRAGOMAN_CONTACT"):
            Session(Settings(fetch="on", contact=contact))
    assert "(+https://a.example/bot)" in Session(Settings(fetch="on", contact="https://a.example/bot")).agent


def test_what_robots_txt_forbids_is_not_asked_for(fetch: Fetch, site: Site) -> None:
    site.put("/page.html")
    site.put("/robots.txt", "User-agent: *\nDisallow: /page\n")
    assert refusal(fetch).why is Why.robots
    assert "/page.html" not in site.paths()


def test_a_redirection_into_what_robots_txt_forbids_is_not_followed(fetch: Fetch, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n")
    site.put("/private/page.html")
    site.redirect("/page.html", "/private/page.html")
    assert refusal(fetch).why is Why.robots
    assert "/private/page.html" not in site.paths()


def test_a_site_whose_robots_txt_fails_is_closed_until_it_can_be_read(site: Site, tmp_path: Path) -> None:
    site.put("/page.html")
    site.put("/robots.txt", "", status=500)
    clock = SetClock()
    session = session_for(tmp_path, site, set_clock=clock)
    for _ in range(2):
        with pytest.raises(RefusedError) as caught:
            fetch_page(site.address(), session.settings, session=session)
        assert caught.value.why is Why.later
    assert site.paths() == ["/robots.txt"]
    site.put("/robots.txt", "")
    clock.wait(601)
    assert fetch_page(site.address(), session.settings, session=session).answer.status == 200


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, {**HTML, "tdm-reservation": "1"}),
        (PAGE, {**HTML, "X-Robots-Tag": "noai, noimageai"}),
        (PAGE.replace("<head>", '<head><meta name="tdm-reservation" content="1">'), HTML),
        (PAGE.replace("<head>", '<head><meta name="robots" content="noai">'), HTML),
        (PAGE.replace("<head>", '<head><meta name="robots" content="noai">').encode("utf-16"), HTML),
    ],
)
def test_what_its_publisher_reserves_is_not_taken(
    fetch: Fetch, site: Site, body: str | bytes, headers: dict[str, str]
) -> None:
    site.put("/page.html", body, headers)
    assert refusal(fetch).why is Why.signal


def test_what_the_site_s_file_reserves_is_not_taken(fetch: Fetch, site: Site) -> None:
    site.put("/page.html")
    site.put("/.well-known/tdmrep.json", '[{"location": "/page", "tdm-reservation": 1}]', {})
    assert refusal(fetch).why is Why.signal


def test_what_must_be_paid_for_is_not_taken(fetch: Fetch, site: Site) -> None:
    paid = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    site.put("/page.html", PAGE.replace("<head>", f"<head>{paid}"))
    assert refusal(fetch).why is Why.closed


@pytest.mark.parametrize(
    ("status", "why"),
    [(401, Why.closed), (402, Why.closed), (403, Why.closed), (451, Why.closed), (404, Why.gone), (410, Why.gone),
     (429, Why.later), (503, Why.later), (500, Why.silent), (204, Why.silent)],
)  # fmt: skip
def test_answers_without_a_page(fetch: Fetch, site: Site, status: int, why: Why) -> None:
    site.put("/page.html", "", HTML, status=status)
    assert refusal(fetch).why is why


def test_a_busy_host_is_not_asked_again_before_its_time(site: Site, tmp_path: Path) -> None:
    site.put("/page.html", "", {"Retry-After": "3600"}, status=503)
    clock = SetClock()
    session = session_for(tmp_path, site, set_clock=clock)
    for _ in range(2):
        with pytest.raises(RefusedError) as caught:
            fetch_page(site.address(), session.settings, session=session)
        assert caught.value.why is Why.later
    assert site.paths().count("/page.html") == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 ...", "application/pdf"), (b"\x89PNG\r\n\x1a\n....", "image/png"), ("{}", "application/json"),
        ("Plain words.", "text/plain"), (b"%PDF-1.7 ...", "text/html"), (b"\x89PNG\r\n\x1a\n....", "text/html"),
        ("", "text/html"), ("Words without a tag.", "text/html"),
    ],
)  # fmt: skip
def test_what_is_no_page(fetch: Fetch, site: Site, body: str | bytes, kind: str) -> None:
    site.put("/page.html", body, {"Content-Type": kind})
    assert refusal(fetch).why is Why.kind


def test_a_page_in_another_charset_is_read_by_its_header(fetch: Fetch, site: Site) -> None:
    site.put(
        "/page.html",
        PAGE.replace("Turkish", "Türkish").encode("cp1254"),
        {"Content-Type": 'text/html; charset="windows-1254"'},
    )
    assert page_of(fetch().answer).charset == "windows-1254"


@pytest.mark.parametrize("told", ["utf-8", "iso-2022-nothing", "utf-7"])
def test_a_header_that_is_wrong_about_the_charset_costs_no_letter(fetch: Fetch, site: Site, told: str) -> None:
    page = (
        PAGE.replace("<head>", '<head><meta charset="windows-1254">')
        .replace("Turkish", "Türk")
        .replace("Istanbul", "İstanbul")
    )
    page = page.replace("</p>", " Ağrı, Çorum, Eskişehir, Kırşehir, Muğla, Nevşehir, Şırnak, Uşak.</p>")
    site.put("/page.html", page.encode("cp1254"), {"Content-Type": f"text/html; charset={told}"})
    assert html_of(fetch().answer) == page


def test_a_redirection_is_followed_and_kept(fetch: Fetch, site: Site) -> None:
    site.put("/new/page.html")
    site.redirect("/page.html", "/middle")
    site.redirect("/middle", site.address("/new/page.html#top"))
    clock = SetClock()
    capture = fetch(set_clock=clock)
    assert capture.asked == site.address()
    assert capture.answer.address == site.address("/new/page.html")
    assert capture.hops == (site.address(), site.address("/middle"))
    assert clock.waits == [0, 5, 5, 5, 5]


def test_a_ring_of_redirections_ends(fetch: Fetch, site: Site) -> None:
    site.redirect("/page.html", "/page.html")
    assert "more than 5 times" in str(refusal(fetch))
    assert site.paths().count("/page.html") == 6


@pytest.mark.parametrize("target", ["ftp://a.example/x", "file:///etc/passwd", "https://u:p@a.example/"])
def test_a_redirection_out_of_the_web_is_not_followed(fetch: Fetch, site: Site, target: str) -> None:
    site.redirect("/page.html", target)
    assert refusal(fetch).why is Why.address


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://127.1:{port}/",
     "http://localhost:{port}/", "http://0.0.0.0:{port}/", "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
     "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://192.168.0.1/"],
)  # fmt: skip
def test_private_addresses_are_not_even_connected_to(tmp_path: Path, address: str) -> None:
    settings = settings_in(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.05)
        session = Session(settings, clock=SetClock().clock)
        with pytest.raises(RefusedError) as caught:
            fetch_page(address.format(port=door.getsockname()[1]), settings, session=session)
        assert caught.value.why is Why.private
        with pytest.raises(TimeoutError):
            door.accept()


@pytest.mark.parametrize("path", ["/page.html", "/robots.txt"])
def test_a_redirection_to_a_private_address_is_not_followed(fetch: Fetch, site: Site, path: str) -> None:
    site.put("/page.html")
    with serve("127.0.0.2") as inner:
        inner.put("/secret")
        site.redirect(path, inner.address("/secret"))
        assert refusal(fetch).why is Why.private
        assert inner.asked == []


def names(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, ...]) -> None:
    """Let the name a.example stand for one set of addresses after the other; the last one stays."""
    real, left = socket.getaddrinfo, list(answers)

    def look_up(host: Any, port: Any, *given: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name != "a.example":
            return real(host, port, *given, **named)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_name_that_moves_between_check_and_connection_is_caught(
    monkeypatch: pytest.MonkeyPatch, site: Site, tmp_path: Path
) -> None:
    with serve("127.0.0.2") as inner:
        inner.put("/page.html")
        names(monkeypatch, ("127.0.0.1",), ("127.0.0.2",))
        session = session_for(tmp_path, site)
        with pytest.raises(RefusedError) as caught:
            fetch_page(f"http://a.example:{inner.port}/page.html", session.settings, session=session)
        assert caught.value.why is Why.private
        assert inner.asked == []


def test_a_name_with_one_private_address_among_others_is_refused(
    monkeypatch: pytest.MonkeyPatch, site: Site, tmp_path: Path
) -> None:
    names(monkeypatch, ("127.0.0.1", "10.0.0.1"))
    session = session_for(tmp_path, site)
    with pytest.raises(RefusedError) as caught:
        fetch_page(f"http://a.example:{site.port}/page.html", session.settings, session=session)
    assert caught.value.why is Why.private
    assert site.asked == []


def test_a_name_that_nobody_knows_gives_no_answer(monkeypatch: pytest.MonkeyPatch, site: Site, tmp_path: Path) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    session = session_for(tmp_path, site)
    with pytest.raises(RefusedError, match="Name or service not known"):
        fetch_page("http://a.example/", session.settings, session=session)


def test_packed_pages_are_unpacked(fetch: Fetch, site: Site) -> None:
    site.put("/page.html", gzip.compress(PAGE.encode()), {**HTML, "Content-Encoding": "gzip"})
    assert fetch().answer.content == PAGE.encode()


@pytest.mark.parametrize(
    "body", [gzip.compress(b"<html>" + b" " * 20_000_000), gzip.compress(b"<html>" + b" " * 600_000) * 2]
)
def test_a_bomb_does_not_go_off(fetch: Fetch, site: Site, body: bytes) -> None:
    site.put("/page.html", body, {**HTML, "Content-Encoding": "gzip"})
    assert refusal(fetch, max_bytes=1_000_000).why is Why.size


def test_pages_that_are_too_big_are_not_read_to_the_end(fetch: Fetch, site: Site) -> None:
    site.put("/page.html", PAGE, {**HTML, "Content-Length": "5000000000"})
    assert refusal(fetch).why is Why.size
    sent = 0

    def flood(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(2_000):
            handler.wfile.write(b"<p>" * 10_000)
            sent += 30_000

    site.put_code("/page.html", flood)
    assert refusal(fetch, max_bytes=100_000).why is Why.size
    assert sent < 30_000_000


def test_a_page_that_breaks_off_is_no_page(fetch: Fetch, site: Site) -> None:
    site.put("/page.html", PAGE, {**HTML, "Content-Length": str(len(PAGE) + 100)})
    assert refusal(fetch).why is Why.silent


def test_a_server_that_drips_is_left_after_the_time_in_all(fetch: Fetch, site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"<p>")
            time.sleep(0.02)

    site.put("/robots.txt", "")
    site.put("/.well-known/tdmrep.json", "[]")
    site.put_code("/page.html", drip)
    began = time.monotonic()
    assert "took too long" in str(refusal(fetch, limits=Limits(seconds=0.7, quiet=0.5)))
    assert time.monotonic() - began < 5


def test_a_server_that_is_silent_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        silent = Site.__new__(Site)
        silent.host, silent.port = door.getsockname()
        session = session_for(tmp_path, silent, limits=Limits(seconds=5, quiet=0.2))
        with pytest.raises(RefusedError) as caught:
            fetch_page(silent.address(), session.settings, session=session)
    assert caught.value.why is Why.silent
    assert "/robots.txt could not be read (127.0.0.1 took too long" in str(caught.value)


def test_what_is_no_http_gives_no_answer(fetch: Fetch, site: Site) -> None:
    def babble(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n")
        handler.close_connection = True

    site.put_code("/page.html", babble)
    assert refusal(fetch).why is Why.silent


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch, fetch: Fetch, site: Site) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.3:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    site.put("/page.html")
    assert fetch().answer.content == PAGE.encode()


def test_it_may_be_called_from_a_thread_of_the_desk(fetch: Fetch, site: Site) -> None:
    site.put("/page.html")
    found: list[Capture] = []
    thread = Thread(target=lambda: found.append(fetch()))
    thread.start()
    thread.join()
    assert found[0].answer.status == 200
