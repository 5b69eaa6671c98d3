"""The words at the head of a text that say where, when and through which agency it was filed."""

# ruff: noqa: E501  (word lists and patterns are kept one group a line)
from __future__ import annotations

import re
from datetime import date, datetime

from dragoman.pages.timestamps import find_day
from dragoman.types import Dateline, Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DAY = rf"{_WEEKDAY}(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ.'’-]+|(?:de|del|al|el|la|upon|on)\b))*"
_TITLED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|(?:de|del|al|el|la)\b)){0,3}"
_REGION = r"(?:,\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2})"
_AGENCY = r"\((?P<agency>(?:[A-Z]|dpa/)[\w&.’' /-]{1,40}|dpa)\)"
_LONG_DASH = r"(?:--|[–—])"
_DASH = rf"(?:{_LONG_DASH}|-)"
_FORMS = (
    # KHARTOUM, April 17 (Meridian) - · BEIRUT/DAMASCUS, Feb 3 (Reuters) - · DAMASCUS (AA) - · GENEVA, Switzerland (AP) —
    rf"(?P<place>{_CAPITALS}(?:\s*/\s*{_CAPITALS})*)(?P<region>{_REGION}?)(?:,\s+(?P<day>{_DAY}))?,?\s+{_AGENCY}\s*(?:{_DASH}|:)\s*",
    # COLOMBO — · WASHINGTON, March 3 - ("DAMASCUS - based rebels" is none)
    rf"(?P<place>{_CAPITALS}(?:\s*/\s*{_CAPITALS})*)(?P<region>{_REGION}?)(?:,\s+(?P<day>{_DAY}))?(?P<agency>)\s*(?:\s-\s+(?![a-z])|\s-\s+(?=[ae]l-[A-Z])|\s{_LONG_DASH}\s+|—\s*|:\s+(?=[A-Z“\"]))",
    # MOSCOW, 30 March.
    rf"(?P<place>{_CAPITALS})(?P<region>{_REGION}?),\s+(?P<day>{_DAY})(?P<agency>)\.?\s+(?:/(?P<slashed>[A-Z]+)/\.?\s+)?(?=[A-Z“\"])",
    # Damascus, March 3 (SANA) - · Tehran (IRNA) –
    rf"(?P<place>{_TITLED})(?P<region>{_REGION}?)(?:,\s+(?P<day>{_DAY}))?,?\s+{_AGENCY}\s*{_DASH}\s*",
    # Washington, March 3 - · Nairobi, Kenya, 3 March –
    rf"(?P<place>{_TITLED})(?P<region>{_REGION}?),\s+(?P<day>{_DAY})(?P<agency>)\s+{_DASH}\s+(?=[A-Z“\"])",
    # (Reuters) -
    rf"(?P<place>)(?P<region>)(?P<day>){_AGENCY}\s*{_DASH}\s*",
    # Brussels, 21 January 2009 (a line of its own)
    rf"(?P<place>{_TITLED})(?P<region>{_REGION}?),\s+(?P<day>{_DAY})(?P<agency>)\.?[ \t]*(?=\n|$)",
)  # fmt: skip
_PATTERNS = tuple(re.compile(form) for form in _FORMS)
_SEARCHED = 160
# Capitals before a dash or colon that are no place.
_LABELS = frozenset(
    [
        "NATO",
        "UN",
        "EU",
        "US",
        "UK",
        "UAE",
        "U.N.",
        "E.U.",
        "U.S.",
        "U.K.",
        "AU",
        "OPEC",
        "WHO",
        "IMF",
        "LIVE",
        "NEWS",
        "BREAKING",
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "WATCH",
        "VIDEO",
        "OPINION",
        "ANALYSIS",
        "FACTBOX",
        "TIMELINE",
        "EXPLAINER",
        "CORRECTED",
        "CORRECTION",
        "NOTE",
        "READ",
        "MORE",
        "RELATED",
        "EDITORIAL",
        "REVIEW",
        "INTERVIEW",
        "FEATURE",
        "PHOTO",
        "PHOTOS",
        "FILE PHOTO",
        "SPORT",
        "PREVIEW",
        "Q",
        "A",
        "QUESTION",
        "ANSWER",
        "SPOKESPERSON",
        "SPOKESMAN",
        "SPOKESWOMAN",
        "MODERATOR",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
)


def find_dateline(text: str, *, published: datetime | date | None) -> Dateline | None:
    """The dateline at the head of a text, its span with the dash and the space after it; None without one.

    Args:
        text: the article from its first character on.
        published: gives the year where the dateline has none.
    """
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match and match.end() <= _SEARCHED and not _is_label(match["place"], text):
            parts = match.groupdict()
            return Dateline(
                span=Span(0, match.end()),
                place=_place(parts["place"]),
                date=_resolve(parts["day"], published),
                agency=parts["agency"] or parts.get("slashed") or None,
            )
    return None


def _is_label(words: str, text: str) -> bool:
    """Whether they label what follows; what opens other lines with a colon too is the name of a speaker."""
    return words in _LABELS or bool(words and re.search(rf"\n{re.escape(words)}\s*:\s", text))


def _place(words: str | None) -> str | None:
    """ "BEIRUT/DAMASCUS" as "Beirut/Damascus"; what is not in capitals stays."""
    if not words:
        return None
    if not words.isupper():
        return words
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if m[0] in {"UN", "US", "UK", "UAE", "DC"} else m[0].capitalize(), words)


def _resolve(words: str | None, published: datetime | date | None) -> date | None:
    if not words:
        return None
    if re.search(r"\d{4}", words):
        return find_day(words)
    if published is None:
        return None
    anchor = published.date() if isinstance(published, datetime) else published
    near = [
        day for year in (anchor.year, anchor.year - 1, anchor.year + 1) if (day := find_day(f"{_spell(words)} {year}"))
    ]
    return min(near, key=lambda day: abs((day - anchor).days)) if near else None


def _spell(words: str) -> str:
    """ "Monday, Feb. 3" as "Feb 3", which a year can follow."""
    return re.sub(rf"^{_WEEKDAY}", "", words).replace(".", "")
