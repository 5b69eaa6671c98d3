"""What the API must never do: leave its record, answer to strange names, be read by other sites, change anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.store import Record
from dragoman.web.api.service import ADDRESS

SECRET = "kept outside the record"
PATHS = (
    "pages/{}", "pages/{}/sentences/1", "events/{}", "events/{}/chain", "actors/{}", "export/{}",
    "statements?page={}", "statements?event={}", "events?story={}", "relations?of={}",
)  # fmt: skip


@pytest.fixture
def secret(record: Record) -> Iterator[Path]:
    """A file beside the record's own."""
    path = Path(record.name).parent / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    yield path
    path.unlink()


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leaves_the_record(client: TestClient, secret: Path, path: str) -> None:
    up = "../" * 12 + str(secret).lstrip("/")
    for name in (
        str(secret),
        up,
        "secret.txt",
        "../secret.txt",
        f"file://{secret}",
        up.replace("/", "%2f"),
        "..%5csecret.txt",
    ):
        answer = client.get(f"{ADDRESS}/{path.format(name)}")
        assert SECRET not in answer.text
        assert answer.status_code in {200, 404, 422}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"])
@pytest.mark.parametrize("path", [f"{ADDRESS}/events", f"{ADDRESS}/export/csv"])
def test_strange_names_are_refused_in_the_one_shape(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["kind"] == "host"
    assert client.get("/openapi.json", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("path", [f"{ADDRESS}/events", f"{ADDRESS}/nothing", "/openapi.json"])
def test_no_other_site_may_read(client: TestClient, method: str, path: str) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
    answer = client.request(method, path, headers=asked)
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    if method != "OPTIONS":
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["events", "pages", "counts?by=type", "export/csv", "nothing", "events?limit=0"])
def test_head_is_get_without_the_words(client: TestClient, path: str) -> None:
    whole, head = client.get(f"{ADDRESS}/{path}"), client.head(f"{ADDRESS}/{path}")
    assert head.content == b""
    assert head.status_code == whole.status_code
    names = ("content-type", "etag", "link", "content-length")
    assert [head.headers.get(name) for name in names] == [whole.headers.get(name) for name in names]


def test_options_tells_what_may_be_done(client: TestClient) -> None:
    answer = client.options(f"{ADDRESS}/events")
    assert (answer.status_code, answer.headers["allow"], answer.content) == (204, "GET, HEAD, OPTIONS", b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["events", "events/E1", "nothing"])
def test_nothing_can_be_changed(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, f"{ADDRESS}/{path}", content=b"{}")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["error"]["kind"] == "method"


def test_reading_leaves_the_record_as_it_was(client: TestClient, record: Record) -> None:
    def whole() -> list[str]:
        with sqlite3.connect(record.name) as raw:
            found = list(raw.iterdump())
        raw.close()
        return found

    before = whole()
    for path in client.get("/openapi.json").json()["paths"]:
        client.get(ADDRESS + path.replace("{format}", "package"))
    assert whole() == before


@pytest.mark.parametrize(
    "path",
    [
        f"events?q={'a' * 501}",
        f"events?actor={'a' * 201}",
        f"statements?words={'a%20' * 300}",
        "events?limit=99999999999999999999",
        "events?offset=99999999999999999999999",
        "pages/a/sentences/99999999999999999999",
        f"actors/{'a' * 5000}",
        f"export/{'a' * 5000}",
        "events?q=a%00b",
        "events?since=99999-01-01",
        "events?since=2020-13-01",
        "events?q=since:2020-13",
        "events?after=d0.1",
        "actors?after=x",
        "actors?after=1.a%00b",
        "pages?after=-1.x",
        f"search?q={'a' * 10_240}",
        f"events?{'&'.join(f'x{number}=1' for number in range(2000))}",
    ],
)
def test_huge_and_broken_parameters_are_refused(client: TestClient, path: str) -> None:
    answer = client.get(f"{ADDRESS}/{path}")
    assert answer.status_code == 422
    assert len(answer.content) < 2_000


def test_a_huge_body_is_refused_in_the_one_shape(client: TestClient) -> None:
    answer = client.request("GET", f"{ADDRESS}/events", content=b"x" * 400_000)
    assert answer.status_code == 413
    assert answer.json()["error"]["kind"] == "size"


@pytest.mark.parametrize("words", ['"', "' OR 1=1 --", "NEAR(", "*", "%", "a AND", "(", ":", "\\", "-x", "é", "🂡"])
def test_signs_of_query_languages_are_words(client: TestClient, words: str) -> None:
    for path in ("statements", "events", "search", "actors"):
        name = {"statements": "words", "actors": "name"}.get(path, "q")
        answer = client.get(f"{ADDRESS}/{path}", params={name: words})
        assert answer.status_code in {200, 422}
