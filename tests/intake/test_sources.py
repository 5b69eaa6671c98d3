"""Files, folders, archives and streams: one page or one clear error at a time."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import EmptyError, KindError, MissingError, PageError, SizeError
from dragoman.intake import count_pages, open_pages, open_stream
from dragoman.settings import Settings
from dragoman.types import Page

HTML = b"<html><body><p>The minister met the president.</p></body></html>"
SETTINGS = Settings(max_bytes=10_000)


def take(*paths: Path | str) -> list[Page | PageError]:
    return list(open_pages(paths, settings=SETTINGS))


def warc(pages: int, html: bytes = HTML, encoded: bytes = b"") -> bytes:
    out = io.BytesIO()
    for n in range(pages):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%bContent-Length: %d\r\n\r\n%b" % (
            encoded,
            len(html),
            html,
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{n}>\r\n"
            f"WARC-Target-URI: http://example.org/{n}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyError),
        (b" \n\t\n", EmptyError),
        (b"\x00" * 50, EmptyError),
        (b"%PDF-1.7\n...", KindError),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, KindError),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, KindError),
        (b"PK\x03\x04" + b"x" * 50, KindError),
        (bytes(range(1, 30)) * 20, KindError),
        (b"x" * 10_001, SizeError),
    ],
)
def test_what_is_no_page_is_named(tmp_path: Path, content: bytes, error: type[PageError]) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(content)
    (found,) = take(file)
    assert isinstance(found, error)
    assert found.fix
    assert "page.html" in str(found)
    assert "\n" not in str(found)


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    found = take(tmp_path / "missing.html", tmp_path / "b.pdf", tmp_path / "a.html")
    assert [type(f) for f in found] == [MissingError, KindError, Page]


def test_folder_is_read_in_order_and_other_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.html", "a.txt", "sub/c.htm", "a.gold.json", "picture.png"):
        (tmp_path / name).write_bytes(HTML)
    assert [f.file for f in take(tmp_path) if isinstance(f, Page)] == ["a.txt", "b.html", "c.htm"]
    assert count_pages([tmp_path]) == 3


def test_empty_folder_and_glob(tmp_path: Path) -> None:
    (found,) = take(tmp_path)
    assert isinstance(found, EmptyError)
    (tmp_path / "x.html").write_bytes(HTML)
    assert [f.file for f in take(str(tmp_path / "*.html")) if isinstance(f, Page)] == ["x.html"]
    assert isinstance(take(str(tmp_path / "*.htm"))[0], MissingError)


def test_plain_text_is_a_text_save(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Leaders sign accord\n\nThe leaders signed it.")
    (page,) = take(tmp_path / "a.txt")
    assert isinstance(page, Page)
    assert page.text_save


def test_stream() -> None:
    (page,) = open_stream(HTML, settings=SETTINGS, published=date(2020, 1, 1))
    assert isinstance(page, Page)
    assert page.published == date(2020, 1, 1)


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps({"url": "http://example.org/1", "text": "A text.", "published": "2020-03-03", "title": "T"}),
        "{broken",
        json.dumps({"url": "x"}),
        json.dumps({"html": HTML.decode()}),
    ]
    (tmp_path / "pages.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    first, broken, bare, last = take(tmp_path / "pages.jsonl.gz")
    assert isinstance(first, Page)
    assert (first.text_save, first.published, first.title, first.file) == (
        True,
        date(2020, 3, 3),
        "T",
        "pages.jsonl.gz#1",
    )
    assert isinstance(broken, KindError)
    assert isinstance(bare, EmptyError)
    assert isinstance(last, Page)
    assert not last.text_save


def test_warc_pages(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(warc(3))
    pages = take(tmp_path / "crawl.warc.gz")
    assert [(p.file, p.url) for p in pages if isinstance(p, Page)] == [
        (f"crawl.warc.gz#{n + 1}", f"http://example.org/{n}") for n in range(3)
    ]
    assert all(isinstance(p, Page) and p.content == HTML for p in pages)


def test_a_page_that_was_sent_compressed_is_unpacked_and_its_unpacked_size_counts(tmp_path: Path) -> None:
    header = b"Content-Encoding: gzip\r\n"
    (tmp_path / "packed.warc.gz").write_bytes(warc(1, gzip.compress(HTML), header))
    (tmp_path / "bomb.warc.gz").write_bytes(warc(1, gzip.compress(HTML + b" " * 50_000), header))
    (page,) = take(tmp_path / "packed.warc.gz")
    assert isinstance(page, Page) and page.content == HTML
    (error,) = take(tmp_path / "bomb.warc.gz")
    assert isinstance(error, SizeError)


def test_truncated_warc_is_reported_after_its_whole_pages(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(warc(3)[:-60])
    found = take(tmp_path / "crawl.warc.gz")
    assert sum(isinstance(f, Page) for f in found) >= 2
    assert isinstance(found[-1], PageError)
    assert "breaks off" in str(found[-1])
