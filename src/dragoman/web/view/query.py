"""The search line: words and `field:value` in any order, read into what the record is asked.

    embassy actor:Haftar speaker:SANA since:2020-03 denied:yes

A value with a space in it stands between double quotes. Years and months stand for their first or last day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, get_args

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.store import Wanted
from dragoman.types import Factuality

# field of the line -> field of Wanted, and what it means
FIELDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "actor": ("actor", "who did it: part of a name, or three capitals for a country or sector"),
        "recipient": ("recipient", "to whom"),
        "party": ("party", "on either side"),
        "type": ("type", "what was done: ASSAULT, SUPPORT, ACCUSE and so on"),
        "speaker": ("speaker", "on whose word, anywhere in the chain"),
        "originator": ("originator", "on whose word, at the end of the chain"),
        "through": ("only_through", "known only through this speaker"),
        "since": ("since", "not before this day, month or year"),
        "until": ("until", "not after this day, month or year"),
        "country": ("country", "where: three capitals"),
        "told": ("factuality", "how it is told: actual, alleged, denied, planned, possible"),
        "denied": ("denied", "whether somebody denies it: yes or no"),
        "story": ("story", "the events of one story"),
    }
)
_PART = re.compile(r'(?:(?P<field>\w+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Query:
    """A line as it was understood. `parts` are its fields and values; `problems` what could not be understood."""

    line: str
    wanted: Wanted
    parts: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]

    def with_part(self, field: str, value: str) -> str:
        """The line with one field more, or with another value for it."""
        kept = [part for part in self.parts if part[0] != field]
        return write_line([*kept, (field, value)])

    def without(self, field: str) -> str:
        """The line without a field."""
        return write_line([part for part in self.parts if part[0] != field])


def parse_query(line: str) -> Query:
    """What a line asks for; what cannot be understood is told and asks for nothing."""
    line = " ".join(line[:_LONGEST].split())
    asked: dict[str, Any] = {}
    parts: list[tuple[str, str]] = []
    problems: list[str] = []
    words: list[str] = []
    for match in _PART.finditer(line):
        field, value = (match["field"] or "").lower(), (match["quoted"] or match["plain"] or "").strip()
        if not field and value.removesuffix(":").lower() in FIELDS and value.endswith(":"):
            problems.append(f"{value} has no value; write it straight after the colon.")
        elif not field:
            words += [value] if value else []
        elif field not in FIELDS:
            problems.append(_unknown(field))
        elif FIELDS[field][0] in asked:
            problems.append(f"{field}: stands in the line twice; give it once.")
        elif not value:
            problems.append(f"{field}: has no value; write it straight after the colon.")
        else:
            found = _value(field, value)
            if isinstance(found, _Wrong):
                problems.append(found.why)
            else:
                asked[FIELDS[field][0]] = found
            parts.append((field, value))
    if words:
        parts.insert(0, ("", " ".join(words)))
        asked["words"] = " ".join(words)
    if problems:
        asked = {}
    elif (asked.get("since") or date.min) > (asked.get("until") or date.max):
        problems.append("since: is after until:, so nothing can fit.")
    return Query(line, replace(Wanted(), **asked), tuple(parts), tuple(problems))


def write_line(parts: list[tuple[str, str]]) -> str:
    """A line of words and fields, as people type it."""
    return " ".join(f"{field}:{_written(value)}" if field else value for field, value in parts)


def _written(value: str) -> str:
    value = value.replace('"', "")
    return f'"{value}"' if re.search(r"[\s:]", value) else value


@dataclass(frozen=True, slots=True)
class _Wrong:
    why: str


def _unknown(field: str) -> str:
    near = get_close_matches(field, FIELDS, n=1)
    hint = f"did you mean {near[0]}:?" if near else f"there are {', '.join(FIELDS)}."
    return f"There is no field {field}:; {hint}"


def _value(field: str, value: str) -> object:
    if field == "type":
        near = get_close_matches(value.upper(), QUAD_CLASS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"types are {', '.join(QUAD_CLASS)}."
        return value.upper() if value.upper() in QUAD_CLASS else _Wrong(f"{value} is no type of event; {hint}")
    if field == "told":
        words = get_args(Factuality)
        return value.lower() if value.lower() in words else _Wrong(f"told: is one of {', '.join(words)}.")
    if field == "denied":
        answers = {"yes": True, "no": False, "true": True, "false": False}
        return answers.get(value.lower(), _Wrong("denied: is yes or no."))
    if field == "country":
        code = re.fullmatch("[A-Za-z]{3}", value)
        return value.upper() if code else _Wrong(f"{value} is no country code; write three letters, as in SYR.")
    if field in {"since", "until"}:
        return _day(field, value)
    return value


def _day(field: str, value: str) -> date | _Wrong:
    match = _DAY.fullmatch(value)
    wrong = _Wrong(f"{value} is no day; write {field}:2020-03-05, {field}:2020-03 or {field}:2020.")
    if match is None:
        return wrong
    year, month, day = (int(part) if part else None for part in match.groups())
    last = field == "until"
    try:
        of_month = month or (12 if last else 1)
        return date(year or 0, of_month, day or (calendar.monthrange(year or 0, of_month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        return wrong
