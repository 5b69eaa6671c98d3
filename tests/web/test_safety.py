"""Hostile pages, strange hosts, forged forms, large bodies."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dragoman import errors
from dragoman.cli.main import run
from dragoman.store import Record
from dragoman.web import safety
from dragoman.web.problems import STATUS, status_of

SCREENS = [
    "/", "/search", "/search?q=market", "/search?q=foo:bar", "/page/tricks.html", "/page/wire.html", "/actors",
    "/actor/SYR.MIL.army", "/review", "/review?of=voices", "/review?of=actors", "/read", "/about", "/nothing",
]  # fmt: skip


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def assert_harmless(page: str) -> None:
    for tag, attributes in Tags(page).found:
        assert tag not in {"img", "style", "iframe", "object", "embed", "base"}, page[:200]
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        if tag == "script":
            assert attributes in ({"src": f"/static/{name}.js", "defer": None} for name in ("desk", "state"))
        for name in ("href", "src", "action", "formaction"):
            value = attributes.get(name) or ""
            assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE), (tag, attributes)


@pytest.mark.parametrize("address", SCREENS)
def test_a_page_full_of_tricks_does_nothing(desk: TestClient, address: str) -> None:
    page = desk.get(address).text
    assert_harmless(page)
    assert "49" not in re.sub(r"[\w-]*\d[\w-]*", "", page)  # {{ 7 * 7 }} was not worked out
    if "tricks" in address:
        assert "&lt;script&gt;" in page and "{{ 7 * 7 }}" in page


def test_an_event_told_by_a_page_full_of_tricks_does_nothing(desk: TestClient, record: Record) -> None:
    names = [claim.id for claim in record.claims(record.page("tricks.html"))]
    assert names
    for name in names:
        page = desk.get(f"/event/{name}").text
        assert_harmless(page)
        assert "&lt;img" in page


def test_words_of_people_are_escaped_too(send: Callable[..., Any], shelling: str) -> None:
    trick = "<script>alert(1)</script>"
    answer = send("/judge", subject=shelling, verdict="note", value=trick, who=trick, back=f"/event/{shelling}")
    assert "&lt;script&gt;" in answer.text
    assert_harmless(answer.text)


@pytest.mark.parametrize("address", [*SCREENS, "/static/desk.css", "/search.csv"])
def test_every_answer_has_the_headers(desk: TestClient, address: str) -> None:
    headers = desk.get(address).headers
    for name, value in safety.HEADERS.items():
        assert headers[name] == value
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_cookies_are_strict_and_out_of_reach_of_scripts(desk: TestClient) -> None:
    found = desk.get("/").headers.get_list("set-cookie")
    assert len(found) == 2
    for cookie in found:
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8321", "localhost@evil"])
def test_another_name_gets_no_answer(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8321", "127.0.0.1", "[::1]:8321", "LOCALHOST"])
def test_names_of_loopback_get_one(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/judge", "/withdraw", "/name", "/read"])
def test_a_form_without_its_token_is_refused(desk: TestClient, record: Record, shelling: str, path: str) -> None:
    desk.get("/")
    fields = {"subject": shelling, "verdict": "reject", "who": "E. Vil", "text": "x", "judgement": "1"}
    assert desk.post(path, data=fields).status_code == 403
    assert desk.post(path, data={**fields, "token": "0" * 64}).status_code == 403
    assert record.judgements() == []


def test_another_browser_s_token_is_refused(app: FastAPI, desk: TestClient, shelling: str) -> None:
    with TestClient(app, base_url="http://127.0.0.1:8321") as other:
        token = re.search(r'name="token" value="(\w+)"', other.get("/read").text)
    desk.get("/read")
    assert token
    fields = {"token": token[1], "subject": shelling, "verdict": "reject", "who": "E. Vil"}
    assert desk.post("/judge", data=fields).status_code == 403


def test_a_form_from_another_site_is_refused(desk: TestClient) -> None:
    assert desk.post("/judge", headers={"origin": "https://evil.example"}).status_code == 421
    assert desk.post("/judge", headers={"origin": "null"}).status_code == 421


def test_nothing_leads_to_another_site_after_a_form() -> None:
    for path in ("https://evil.example", "//evil.example", "/\\evil.example", "/a b", "javascript:alert(1)", ""):
        assert safety.local_path(path) == "/"
    assert safety.local_path("/event/E1?page=2") == "/event/E1?page=2"


def test_large_bodies_are_refused_by_what_they_say_and_by_what_comes(app: FastAPI, desk: TestClient) -> None:
    assert desk.post("/judge", content=b"x" * 400_000).status_code == 413

    def chunks() -> Any:
        yield from (b"x" * 100_000 for _ in range(5))

    header = {"content-type": "application/x-www-form-urlencoded"}
    assert desk.post("/judge", content=chunks(), headers=header).status_code == 413


def test_the_static_folder_cannot_be_left(desk: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert desk.get(path).status_code == 404


def test_a_failure_inside_tells_nothing_and_is_safe(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Record, "newest_stories", lambda *_, **__: 1 / 0)
    with TestClient(app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "division" not in answer.text and "Something went wrong" in answer.text
    assert answer.headers["content-security-policy"] == safety.POLICY


def test_every_error_has_a_status() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert all(status_of(kind("x")) >= 400 for kind in kinds)
    assert status_of(errors.MissingError("x")) == 404
    assert status_of(errors.SchemaVersionError("x")) == STATUS[errors.StoreError]


@pytest.mark.parametrize(
    "address",
    ["/actors?name=a%00", "/actor/a%00b", "/search?q=%00", "/event/%00", "/page/%00", "/api/v1/actors/a%00", "/%00"],
)
def test_an_address_with_a_nul_is_refused(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 422
    assert "NUL" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/?after=x", "/?after=n.a", "/review?of=actors&after=1", "/actors?after=99999999999.x", "/search?after=d0.0"],
)
def test_a_place_in_a_list_that_is_none_is_refused(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 400
    assert "is no place in a list" in answer.text and "follow the link to the next part" in answer.text


def test_no_host_but_loopback_is_served(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["desk", "--db", str(tmp_path / "a.db"), "--host", "0.0.0.0"]) == 2
    assert "no users yet" in capsys.readouterr().err
    assert not (tmp_path / "a.db").exists()


def test_a_taken_port_is_told(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["desk", "--db", str(tmp_path / "a.db"), "--port", port]) == 2
    assert f"port {port}" in capsys.readouterr().err
