"""What is kept can be read again: by fastwarc, by `dragoman read`'s door, and by its digests."""

from __future__ import annotations

import gzip
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.errors import SettingError
from dragoman.fetching import Capture
from dragoman.fetching.captures import Permission, Signal
from dragoman.fetching.warc import Archive
from dragoman.intake import open_pages
from dragoman.settings import Settings
from dragoman.types import Page
from loopback import HTML, PAGE, SetClock, answer_of

ROBOTS = Permission("https://a.example/robots.txt", "allows it", b"User-agent: *\nDisallow: /x\n")
SIGNAL = Signal("header", "tdm-reservation", "0", forbids=False)


def capture(content: str = PAGE, **headers: str) -> Capture:
    answer = answer_of(content, {**HTML, **headers}, "https://a.example/new")
    return Capture("https://a.example/old", answer, ("https://a.example/old",), ROBOTS, (SIGNAL,))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "captures", agent="dragoman/0 (+mailto:me@a.example)", clock=SetClock().clock)


def records(file: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """(type, headers, block) of each record."""
    with file.open("rb") as stream:
        found = ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False)
        heads = [(dict(record.headers.astuples()), record.reader.read()) for record in found]
    return [(headers["WARC-Type"], headers, block) for headers, block in heads]


def test_the_door_reads_what_was_kept(archive: Archive, tmp_path: Path) -> None:
    kept = [capture(), capture(PAGE.replace("three", "four"))]
    names = {archive.keep(one) for one in kept}
    (file,) = (tmp_path / "captures").iterdir()
    assert names == {file.name}
    pages = list(open_pages([file], settings=Settings()))
    assert [page.content for page in pages if isinstance(page, Page)] == [one.answer.content for one in kept]
    assert {(page.url, page.charset) for page in pages if isinstance(page, Page)} == {
        ("https://a.example/new", "utf-8")
    }


def test_a_record_for_each_thing_and_the_rules_once(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "captures" / archive.keep(capture(), via="https://a.example/feed.rss")
    archive.keep(capture())
    kinds = [kind for kind, _, _ in records(file)]
    assert kinds == ["warcinfo", "resource", "response", "metadata", "response", "metadata"]
    assert b"me@a.example" in records(file)[0][2]
    assert records(file)[1][2] == ROBOTS.content
    _, headers, terms = records(file)[3]
    assert headers["WARC-Concurrent-To"] == records(file)[2][1]["WARC-Record-ID"]
    assert terms.decode().splitlines() == [
        "asked: https://a.example/old",
        "redirectedFrom: https://a.example/old",
        "robots: https://a.example/robots.txt: allows it",
        "signal: header tdm-reservation: 0",
        "via: https://a.example/feed.rss",
    ]


def test_digests_and_time_are_true(archive: Archive, tmp_path: Path) -> None:
    one = capture()
    _, headers, block = records(tmp_path / "captures" / archive.keep(one))[2]
    assert headers["WARC-Block-Digest"] == f"sha256:{sha256(block).hexdigest()}"
    assert headers["WARC-Payload-Digest"] == f"sha256:{sha256(one.answer.content).hexdigest()}" == one.digest
    assert headers["WARC-Date"] == "2026-11-23T08:00:00Z"


def test_a_page_that_travelled_packed_is_read_again(archive: Archive, tmp_path: Path) -> None:
    packed = capture(**{"Content-Encoding": "gzip", "Content-Length": "17", "X-Other": "stays"})
    file = tmp_path / "captures" / archive.keep(packed)
    head = records(file)[2][2].partition(b"\r\n\r\n")[0].decode()
    assert "X-Archive-Orig-Content-Encoding: gzip" in head
    assert "X-Archive-Orig-Content-Length: 17" in head
    assert f"\r\nContent-Length: {len(PAGE)}" in head
    assert "X-Other: stays" in head
    (page,) = open_pages([file], settings=Settings())
    assert isinstance(page, Page)
    assert page.content == PAGE.encode()


def test_a_header_cannot_bring_lines_of_its_own(archive: Archive, tmp_path: Path) -> None:
    odd = replace(SIGNAL, value="0\r\nvia: somewhere")
    file = tmp_path / "captures" / archive.keep(replace(capture(), signals=(odd,)))
    assert "signal: header tdm-reservation: 0 via: somewhere" in records(file)[3][2].decode().splitlines()


def test_what_was_written_before_a_crash_stays_readable(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "captures" / archive.keep(capture())
    whole = file.read_bytes()
    file.write_bytes(whole + gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n")[:20])
    assert isinstance(next(iter(open_pages([file], settings=Settings()))), Page)


def test_nothing_kept_makes_no_file_and_a_bad_folder_is_told(archive: Archive, tmp_path: Path) -> None:
    assert not (tmp_path / "captures").exists()
    (tmp_path / "captures").write_text("a file")
    with pytest.raises(SettingError, match="DRAGOMAN_CAPTURES"):
        archive.keep(capture())
