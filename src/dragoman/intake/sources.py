"""The door of this stage: paths, globs, folders and streams in; pages, or an error in a page's place, out."""

from __future__ import annotations

import glob
import gzip
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.errors import EmptyError, KindError, MissingError, PageError, SizeError
from dragoman.intake.archives import read_json_lines, read_warc
from dragoman.intake.kinds import check_kind, looks_like_html
from dragoman.settings import Settings
from dragoman.types import Page

_PAGES = (".html", ".htm", ".xhtml", ".txt")
_WARCS = (".warc", ".warc.gz")
_LINES = (".jsonl", ".jsonl.gz")
_TAKEN = _PAGES + _WARCS + _LINES
_BYTES_A_RECORD = 60_000
_BYTES_A_PACKED_RECORD = 15_000


def open_pages(
    paths: Sequence[str | Path], *, settings: Settings, published: date | None = None
) -> Iterator[Page | PageError]:
    """Every page under the paths, in the order given; what cannot be read yields its error and the rest goes on.

    Folders are read recursively, in order of name, and only files with a page's or an archive's ending.
    Standard input ("-") is for the caller to read: see `open_stream`.
    """
    for path in paths:
        try:
            files = _expand(path)
        except PageError as error:
            yield error
            continue
        for file in files:
            yield from _open_file(file, settings=settings, published=published)


def open_stream(
    content: bytes, *, settings: Settings, published: date | None = None, file: str = "standard input"
) -> Iterator[Page | PageError]:
    """The page in bytes that the caller has read, or the error in its place."""
    yield _page_of(content, file, settings=settings, published=published)


def count_pages(paths: Sequence[str | Path]) -> int:
    """About how many pages lie under the paths, from names and sizes alone."""
    total = 0
    for path in paths:
        try:
            total += sum(_count(file) for file in _expand(path))
        except PageError:
            total += 1
    return total


def _expand(path: str | Path) -> list[Path]:
    """The files a path stands for.

    Raises:
        MissingError: nothing is there.
        EmptyError: a folder without pages.
    """
    if str(path) == "-":
        raise MissingError("-: standard input was not read", fix="pipe the page into the command line")
    place = Path(path)
    try:
        if place.is_dir():
            return _in_folder(place)
        if place.exists():
            return [place]
    except (OSError, ValueError) as error:
        raise MissingError(
            f"{path}: {getattr(error, 'strerror', None) or error}", fix="check the path and its permissions"
        ) from error
    # Path.glob takes no absolute pattern.
    found = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(str(path)) else []  # noqa: PTH207
    if not found:
        raise MissingError(f"{path}: no such file or folder", fix="check the spelling")
    return [file for name in found for file in ([Path(name)] if Path(name).is_file() else _in_folder(Path(name)))]


def _in_folder(folder: Path) -> list[Path]:
    try:
        list(folder.iterdir())
    except OSError as error:
        raise MissingError(f"{folder}: {error.strerror or error}", fix="check the folder's permissions") from error
    files = sorted(file for file in folder.rglob("*") if file.name.lower().endswith(_TAKEN) and file.is_file())
    if not files:
        raise EmptyError(f"{folder}: no pages in this folder", fix=f"it should hold files ending in {' '.join(_TAKEN)}")
    return files


def _open_file(file: Path, *, settings: Settings, published: date | None) -> Iterator[Page | PageError]:
    name = file.name.lower()
    if name.endswith(_WARCS):
        yield from read_warc(file, max_bytes=settings.max_bytes, published=published)
    elif name.endswith(_LINES):
        yield from read_json_lines(file, max_bytes=settings.max_bytes, published=published)
    else:
        yield _read_file(file, settings=settings, published=published)


def _read_file(file: Path, *, settings: Settings, published: date | None) -> Page | PageError:
    try:
        size = file.stat().st_size
        if size > settings.max_bytes:
            return SizeError(
                f"{file}: {size:,} bytes, more than the {settings.max_bytes:,} allowed",
                fix="raise DRAGOMAN_MAX_BYTES to read it",
            )
        if not file.is_file():
            return KindError(f"{file}: not a regular file", fix="hand in files or folders")
        content = file.read_bytes()
    except OSError as error:
        return MissingError(f"{file}: {error.strerror or error}", fix="check the file and its permissions")
    return _page_of(content, str(file), settings=settings, published=published)


def _page_of(content: bytes, file: str, *, settings: Settings, published: date | None) -> Page | PageError:
    name = Path(file).name
    if len(content) > settings.max_bytes:
        return SizeError(
            f"{file}: {len(content):,} bytes, more than the {settings.max_bytes:,} allowed",
            fix="raise DRAGOMAN_MAX_BYTES to read it",
        )
    try:
        check_kind(content, file)
    except PageError as error:
        return error
    return Page(
        name,
        content,
        text_save=not looks_like_html(content) and not name.lower().endswith((".html", ".htm", ".xhtml")),
        published=published,
    )


def _count(file: Path) -> int:
    name = file.name.lower()
    try:
        if name.endswith(_LINES):
            return max(1, _count_lines(file))
        if name.endswith(_WARCS):
            return max(1, file.stat().st_size // (_BYTES_A_PACKED_RECORD if name.endswith(".gz") else _BYTES_A_RECORD))
    except (OSError, EOFError):
        pass
    return 1


def _count_lines(file: Path) -> int:
    with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())
