"""The folder that fetched pages, the diary of visits and the last looks at lists are kept in."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import SettingError


def unwritable(place: Path, error: OSError) -> SettingError:
    """What to tell where something of the folder cannot be read or written."""
    return SettingError(
        f"{place}: {error.strerror or error}", fix="set DRAGOMAN_CAPTURES to a folder that can be read and written"
    )


def absolute_name(record: str) -> str:
    """A record's name from wherever it is asked: an address, or a file's whole path."""
    return record if "://" in record else str(Path(record).resolve())
