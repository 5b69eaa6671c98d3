"""Days, moments and lengths of time as people write and read them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_LENGTH = re.compile(r"(\d{1,5})\s*([mhd])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def day_told(day: date | None) -> str:
    """ "3 March 2020"; empty where none is known. A moment is told by its day."""
    return f"{day.day} {day:%B %Y}" if day else ""


def moment_told(moment: datetime) -> str:
    """ "3 March 2020, 18:05 UTC", of a moment in UTC."""
    return f"{day_told(moment)}, {moment:%H:%M} UTC"


def parse_length(text: str) -> timedelta | None:
    """ "15m", "18h", "2d" as a length of time; None for anything else."""
    found = _LENGTH.fullmatch(text.strip().lower())
    return int(found[1]) * _UNITS[found[2]] if found else None


def capitalized(words: str) -> str:
    """Words with a capital at their beginning, the others as they are."""
    return words[:1].upper() + words[1:]
