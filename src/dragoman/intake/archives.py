"""Pages out of web archives (WARC) and out of JSON lines."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.errors import EmptyError, KindError, MissingError, PageError, SizeError
from dragoman.intake.kinds import check_kind, looks_like_html
from dragoman.types import Page

_CUT = "get the file again; what stands before the break was read"
_CHUNK = 1 << 20


def read_warc(path: Path, *, max_bytes: int, published: date | None) -> Iterator[Page | PageError]:
    """The HTML responses of a web archive, in order; damage is reported where it stands."""
    try:
        with path.open("rb") as stream:
            yield from _read_records(stream, path.name, max_bytes=max_bytes, published=published)
    except OSError as error:
        yield MissingError(f"{path}: {error.strerror or error}", fix="check the file and its permissions")
        return
    damage = _find_damage(path)
    if damage is not None:
        yield damage


def _read_records(
    stream: IO[bytes], name: str, *, max_bytes: int, published: date | None
) -> Iterator[Page | PageError]:
    records = iter(ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"))
    number = 0
    while True:
        number += 1
        label = f"{name}#{number}"
        try:
            record = next(records, None)
            if record is None:
                return
            found = _read_record(record, label, max_bytes=max_bytes, published=published)
        except (OSError, ValueError, RuntimeError, zlib.error, EOFError) as error:
            yield PageError(f"{label}: corrupt record ({error})", fix=_CUT)
            return
        if found is not None:
            yield found


def _read_record(record: WarcRecord, label: str, *, max_bytes: int, published: date | None) -> Page | PageError | None:
    kind = (record.http_content_type or "").lower()
    if kind and "html" not in kind:
        return None
    if record.content_length > max_bytes:
        return _too_big(label, record.content_length, max_bytes)
    content = record.reader.read(max_bytes + 1)
    if len(content) > max_bytes:
        return _too_big(label, len(content), max_bytes)
    expected = record.http_headers.get("Content-Length") if record.http_headers else None
    encoded = record.http_headers.get("Content-Encoding") if record.http_headers else None
    if expected and expected.isdecimal() and not encoded and len(content) < int(expected):
        return PageError(f"{label}: the page breaks off after {len(content)} of {expected} bytes", fix=_CUT)
    if not kind and not looks_like_html(content):
        return None
    try:
        check_kind(content, label)
    except PageError as error:
        return error
    url = record.headers.get("WARC-Target-URI")
    return Page(label, content, url=url, charset=record.http_charset, published=published)


def _find_damage(path: Path) -> PageError | None:
    """A compressed archive that breaks off: fastwarc ends there without a word, the gzip checksum does not."""
    if path.suffix.lower() != ".gz":
        return _find_short_tail(path)
    try:
        with gzip.open(path, "rb") as stream:
            while stream.read(_CHUNK):
                pass
    except EOFError:
        return PageError(f"{path.name}: the archive breaks off in mid-record", fix=_CUT)
    except (OSError, zlib.error) as error:
        return PageError(f"{path.name}: the archive is corrupt ({error})", fix=_CUT)
    return None


def _find_short_tail(path: Path) -> PageError | None:
    """An uncompressed archive ends with two empty lines after its last record's body."""
    size = path.stat().st_size
    if size == 0:
        return EmptyError(f"{path.name}: nothing in it", fix="get the file again")
    with path.open("rb") as stream:
        stream.seek(max(0, size - 4))
        tail = stream.read()
    return (
        None
        if tail.endswith(b"\n\r\n") or tail.endswith(b"\n\n")
        else PageError(f"{path.name}: the archive breaks off in mid-record", fix=_CUT)
    )


def read_json_lines(path: Path, *, max_bytes: int, published: date | None) -> Iterator[Page | PageError]:
    """Pages from JSON lines with `html` or `text`, and optional `url`, `title` and `published`."""
    number = 0
    try:
        with _open_lines(path) as lines:
            while line := lines.readline(8 * max_bytes):
                number += 1
                if line.strip():
                    yield _read_line(line, f"{path.name}#{number}", max_bytes=max_bytes, published=published)
    except (EOFError, zlib.error) as error:
        yield PageError(f"{path.name}: breaks off after line {number} ({error})", fix=_CUT)
    except OSError as error:
        yield MissingError(f"{path}: {error.strerror or error}", fix="check the file and its permissions")
    if number == 0:
        yield EmptyError(f"{path.name}: nothing in it", fix="write one JSON object a line")


def _open_lines(path: Path) -> IO[bytes]:
    return io.BufferedReader(gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def _read_line(line: bytes, label: str, *, max_bytes: int, published: date | None) -> Page | PageError:
    try:
        entry = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return KindError(f"{label}: not a line of JSON ({error})", fix="write one JSON object a line, in UTF-8")
    if not isinstance(entry, dict):
        return KindError(f"{label}: not a JSON object", fix='write {"html": "..."} or {"text": "..."}')
    words, text_save = (entry.get("html"), False) if entry.get("html") else (entry.get("text"), True)
    if not isinstance(words, str) or not words.strip():
        return EmptyError(f"{label}: neither html nor text in it", fix='write {"html": "..."} or {"text": "..."}')
    content = words.encode("utf-8", "replace")
    if len(content) > max_bytes:
        return _too_big(label, len(content), max_bytes)
    day = _day_of(entry.get("published"))
    if entry.get("published") and day is None:
        return KindError(f"{label}: published is {entry['published']!r}", fix="write it as 2020-03-03")
    return Page(
        label,
        content,
        url=_string(entry.get("url")),
        text_save=text_save,
        charset="utf-8",
        published=day or published,
        title=_string(entry.get("title")),
    )


def _day_of(value: Any) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _too_big(label: str, size: int, max_bytes: int) -> SizeError:
    return SizeError(
        f"{label}: {size:,} bytes, more than the {max_bytes:,} allowed", fix="raise DRAGOMAN_MAX_BYTES to read it"
    )
