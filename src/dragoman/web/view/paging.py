"""Where a list goes on, as an address tells it: "d737489.12" is a day's number and how many of that day were shown."""

from __future__ import annotations

import re
from datetime import date

from dragoman.errors import SettingError
from dragoman.store.screen_queries import Place

PATTERN = r"^(d[1-9][0-9]{0,5}\.[0-9]{1,6}|n\.[A-Za-z0-9.-]{1,60})$"
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
        raise SettingError(f"{text!r} is no place in a list", fix="follow the link to the next part")
    dated = _DAY.fullmatch(text)
    return Place(date.fromordinal(int(dated[1])), int(dated[2])) if dated else Place(last=text[2:])
