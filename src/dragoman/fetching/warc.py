"""Fetched pages kept as they came, in a web archive (WARC 1.1) that `dragoman read` and other tools open.

A page is a `response` record; a `metadata` record beside it says on what terms it was taken, and the robots.txt
that allowed it stands before it as a `resource`. Bodies are kept without the compression they travelled in: their
digest is then the page's own, as the record has it. The headers that spoke of it are kept under X-Archive-Orig-.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

from dragoman.fetching.captures import Answer, Capture
from dragoman.fetching.folder import unwritable
from dragoman.fetching.turns import Clock
from dragoman.records import dragoman_version

_OF_TRANSPORT = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_FIELDS = "application/warc-fields"


class Archive:
    """The archive of one run: a new file in a folder, made when there is a first page to keep."""

    def __init__(self, folder: Path, *, agent: str, clock: Clock) -> None:
        self._folder = folder
        self._agent = agent
        self._clock = clock
        self._file: Path | None = None
        self._rules: set[tuple[str, bytes]] = set()

    def keep(self, capture: Capture, *, via: str = "") -> str:
        """Append a page.

        Args:
            via: the feed or sitemap that named it.

        Returns:
            The archive's file name.

        Raises:
            SettingError: the archive cannot be written.
        """
        records = list(self._rule_records(capture)) + capture_records(capture, via=via)
        try:
            if self._file is None:
                self._file = self._begin()
            with self._file.open("ab") as stream:
                stream.write(b"".join(gzip.compress(record) for record in records))
        except OSError as error:
            raise unwritable(self._folder, error) from error
        return self._file.name

    def _begin(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        now = self._clock.now()
        file = self._folder / f"{now:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}.warc.gz"
        fields = [
            ("software", f"dragoman/{dragoman_version()}"),
            ("format", "WARC File Format 1.1"),
            ("http-header-user-agent", self._agent),
            ("robots", "obey"),
        ]
        file.write_bytes(
            gzip.compress(_record("warcinfo", now, _FIELDS, _fields(fields), {"WARC-Filename": file.name}))
        )
        return file

    def _rule_records(self, capture: Capture) -> Iterable[bytes]:
        """The robots.txt that allowed a page, once an archive."""
        rules = capture.robots
        if rules.content and (rules.address, rules.content) not in self._rules:
            self._rules.add((rules.address, rules.content))
            target = {"WARC-Target-URI": rules.address}
            yield _record("resource", capture.answer.taken, "text/plain", rules.content, target)


def capture_records(capture: Capture, *, via: str) -> list[bytes]:
    """A page's response record and the metadata record that belongs to it."""
    answer = capture.answer
    name = _new_id()
    target = {"WARC-Target-URI": answer.address}
    response = _record(
        "response",
        answer.taken,
        "application/http;msgtype=response",
        _http_message(answer),
        {**target, "WARC-Payload-Digest": capture.digest},
        name=name,
    )
    terms = [
        ("asked", capture.asked),
        *(("redirectedFrom", hop) for hop in capture.hops),
        ("robots", str(capture.robots)),
    ]
    terms += [("signal", str(signal)) for signal in capture.signals] + ([("via", via)] if via else [])
    beside = {**target, "WARC-Concurrent-To": name}
    return [response, _record("metadata", answer.taken, _FIELDS, _fields(terms), beside)]


def _http_message(answer: Answer) -> bytes:
    packed = answer.first("content-encoding") is not None or answer.first("transfer-encoding") is not None
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    for name, value in answer.headers:
        changed = packed and name.lower() in _OF_TRANSPORT
        lines.append(f"{'X-Archive-Orig-' if changed else ''}{name}: {_one_line(value)}")
    if packed:
        lines.append(f"Content-Length: {len(answer.content)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "replace") + answer.content


def _record(
    kind: str, when: datetime, content_type: str, block: bytes, headers: Mapping[str, str], *, name: str = ""
) -> bytes:
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": name or _new_id(),
        "WARC-Date": f"{when:%Y-%m-%dT%H:%M:%SZ}",
        **headers,
        "WARC-Block-Digest": f"sha256:{sha256(block).hexdigest()}",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in lines.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def _fields(pairs: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {_one_line(value)}\r\n" for name, value in pairs).encode("utf-8", "replace")


def _one_line(value: str) -> str:
    return " ".join(value.splitlines())


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"
