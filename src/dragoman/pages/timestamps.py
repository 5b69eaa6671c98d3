"""Dates as pages write them, from ISO stamps to "Saturday, March 8, 2008"."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari ocak",
            "february feb februar février febrero febbraio fevereiro februari şubat",
            "march mar märz mars marzo março maart mart",
            "april apr avril abril aprile nisan",
            "may mai mayo maggio maio mei mayıs maj",
            "june jun juni juin junio giugno junho haziran",
            "july jul juli juillet julio luglio julho temmuz",
            "august aug août agosto augustus ağustos augusti",
            "september sep sept septembre septiembre settembre setembro eylül",
            "october oct oktober octobre octubre ottobre outubro ekim okt",
            "november nov novembre noviembre novembro kasım",
            "december dec dezember décembre diciembre dicembre dezembro aralık des dez desember",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?({_MONTH})\b\.?,?\s+(?:de\s+)?(\d{{4}})\b", re.I
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{4})/(\d{1,2})/(\d{1,2})\b")
_CJK = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_ISSUE = re.compile(
    r"\b(?:(?:date )?(?:of )?(?:issued?|publication|release)|published|released|posted)(?: on)?\s*:?\s(?=[^|]*\d)",
    re.I,
)
_PERIOD = re.compile(r"\b(?:reporting period|period covered|covering|covers|week of|for the period)\b", re.I)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def read_stamp(text: str | None) -> datetime | date | None:
    """The moment or day of a machine-written stamp, or of a date in words; None where it is none."""
    if not text:
        return None
    text = text.strip()
    match = _ISO.match(text)
    if match:
        return _moment(match)
    compact = _COMPACT.match(text)
    if compact:
        return _day(*compact.groups())
    try:
        parsed = parsedate_to_datetime(text)
        return parsed if _FIRST_YEAR <= parsed.year <= _LAST_YEAR else None
    except (ValueError, TypeError, IndexError):
        return find_day(text)


def find_day(text: str) -> date | None:
    """The first date with day, month and year that a line of text names."""
    found = [
        (match.start(), day)
        for pattern, order in _ORDERS
        if (match := pattern.search(text)) and (day := _day(*(match[i] for i in order)))
    ]
    return min(found)[1] if found else None


def find_page_day(line: str) -> date | None:
    """The day that a line gives for the page: that of its issue, not one of the period it covers."""
    issued = _ISSUE.search(line)
    period = _PERIOD.search(line)
    if issued:
        return find_day(line[issued.end() :])
    return find_day(line[: period.start()]) if period else find_day(line)


def names_day(text: str, day: date) -> bool:
    """Whether the text writes this day out, in any of the forms that `find_day` reads."""
    return any(_day(*(m[i] for i in order)) == day for pattern, order in _ORDERS for m in pattern.finditer(text))


def day_in_url(url: str | None) -> date | None:
    """The day written in an address such as /2009/05/19/name."""
    match = _IN_URL.search(url) if url else None
    return _day(*match.groups()) if match else None


_ORDERS = (
    (_ISO, (1, 2, 3)),
    (_MONTH_FIRST, (3, 1, 2)),
    (_DAY_FIRST, (3, 2, 1)),
    (_DOTTED, (3, 2, 1)),
    (_SLASHED, (1, 2, 3)),
    (_CJK, (1, 2, 3)),
)


def _moment(match: re.Match[str]) -> datetime | date | None:
    day = _day(match[1], match[2], match[3])
    if day is None or match[4] is None:
        return day
    zone = (match[7] or "").replace("Z", "+00:00")
    stamp = f"{day.isoformat()}T{int(match[4]):02d}:{match[5]}:{match[6] or '00'}{zone}"
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return day


def _day(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month.lower()) or (int(month) if month.isdecimal() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
