"""Where a list goes on, as an address tells it.

"d737489.12" is a day's number and how many events of that day were shown; "737489.sha256:3fa8" and "12.~the
envoy" are a list's last row: the day or number it is ranked by and its name; ".~the envoy" is one without a rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from dragoman.errors import SettingError
from dragoman.store.bookmarks import Bookmark
from dragoman.store.screen_queries import Place

PATTERN = r"^(d[1-9][0-9]{0,5}\.[0-9]{1,6}|n\.[A-Za-z0-9.-]{1,60})$"
MARKED = r"^([0-9]{1,9})?\.[^\x00-\x1f\x7f]{1,300}$"
T = TypeVar("T")
_LAST_DAY = date.max.toordinal()
_DAY = re.compile(r"d([1-9][0-9]{0,5})\.([0-9]{1,6})")


def write_place(place: Place | None) -> str:
    """A place in a list for an address; empty at the end of the list."""
    if place is None:
        return ""
    return f"d{place.day.toordinal()}.{place.seen}" if place.day else f"n.{place.last}"


def read_place(text: str) -> Place | None:
    """The place that an address tells; None is the beginning.

    Raises:
        SettingError: it is none.
    """
    if not text:
        return None
    if not re.fullmatch(PATTERN, text):
        raise _no_place(text)
    dated = _DAY.fullmatch(text)
    return Place(date.fromordinal(int(dated[1])), int(dated[2])) if dated else Place(last=text[2:])


def write_bookmark(rank: date | int | None, name: str) -> str:
    """The last row of a part of a list for an address."""
    return f"{rank.toordinal() if isinstance(rank, date) else '' if rank is None else rank}.{name}"


def part_after(
    found: Sequence[T], most: int, mark: Callable[[T], tuple[date | int | None, str]]
) -> tuple[list[T], str]:
    """The rows of a part, of which one more than shown was looked for, and for an address where the next part begins.

    Args:
        mark: what a row is ranked by, and its name.
    """
    shown = list(found[:most])
    return shown, write_bookmark(*mark(shown[-1])) if len(found) > most else ""


def read_bookmark(text: str, kind: type[date] | type[int]) -> Bookmark | None:
    """The row that an address tells, ranked by a day or a number; None is the beginning.

    Raises:
        SettingError: it is none.
    """
    if not text:
        return None
    if not re.fullmatch(MARKED, text):
        raise _no_place(text)
    rank, _, name = text.partition(".")
    if not rank:
        return Bookmark(None, name)
    return Bookmark(date.fromordinal(min(max(int(rank), 1), _LAST_DAY)) if kind is date else int(rank), name)


def _no_place(text: str) -> SettingError:
    return SettingError(f"{text!r} is no place in a list", fix="follow the link to the next part")
