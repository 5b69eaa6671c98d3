"""Atom 1.0 (RFC 4287) of events, and iCalendar (RFC 5545) of those announced for a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import IO
from xml.etree import ElementTree as ET

from dragoman.export.markup import urn, web_address, xml_text
from dragoman.export.options import Options
from dragoman.export.prose import headline, on_whose_word
from dragoman.export.rows import ExportRow, outlet_of
from dragoman.records import dragoman_version

_ATOM = "http://www.w3.org/2005/Atom"
_UNKNOWN = date(1970, 1, 1)
_LINE = 75  # octets of a line of iCalendar


def write_atom(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A feed with an entry an event. `updated` is the newest page's day, so the same record gives the same feed."""
    ET.register_namespace("", _ATOM)
    out.write(b'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    for part in (_text("id", urn("feed", options.title)), _text("title", options.title), _author("dragoman")):
        out.write(_bytes(part))
    newest, many = _UNKNOWN, 0
    for row in rows:
        newest = max(newest, _known(row))
        out.write(_bytes(_entry(row)))
        many += 1
    out.write(_bytes(_text("updated", _moment(newest))) + b"</feed>\n")
    return many


def _entry(row: ExportRow) -> ET.Element:
    entry = ET.Element("entry")
    entry.append(_text("id", urn("event", row.id)))
    entry.append(_text("title", headline(row)))
    entry.append(_text("updated", _moment(_known(row))))
    entry.append(_author(row.originator or "unknown"))
    entry.append(ET.Element("category", {"term": row.type, "scheme": "https://github.com/openeventdata/PLOVER"}))
    entry.append(ET.Element("category", {"term": row.status, "scheme": urn("status")}))
    address = web_address(row.lead.url) if row.lead else None
    if address:
        entry.append(ET.Element("link", {"rel": "via", "href": address}))
    entry.append(_text("content", f"{row.quote} [{on_whose_word(row)}]"))
    if row.originator:
        source = ET.SubElement(entry, "source")
        source.append(_text("id", urn("originator", row.originator)))
        source.append(_text("title", row.originator))
        source.append(_text("updated", _moment(_known(row))))
    return entry


def _text(name: str, text: str) -> ET.Element:
    element = ET.Element(name)
    element.text = xml_text(text)
    return element


def _author(name: str) -> ET.Element:
    author = ET.Element("author")
    author.append(_text("name", name))
    return author


def _bytes(element: ET.Element) -> bytes:
    return ET.tostring(element, encoding="unicode").encode() + b"\n"


def _known(row: ExportRow) -> date:
    return row.known or row.day or _UNKNOWN


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def write_ical(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A calendar of planned events with a known day, all tentative."""
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//dragoman//dragoman {dragoman_version()}//EN"):
        out.write(_folded(line))
    many = 0
    for row in rows:
        if row.status == "planned" and row.start:
            out.writelines(_folded(line) for line in _calendar_lines(row, row.start))
            many += 1
    out.write(_folded("END:VCALENDAR"))
    return many


def _calendar_lines(row: ExportRow, start: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}@dragoman"
    yield f"DTSTAMP:{_known(row):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{(row.end or start) + timedelta(days=1):%Y%m%d}"  # the first day after it
    yield f"SUMMARY:{_calendar_text(headline(row))}"
    yield f"DESCRIPTION:{_calendar_text(f'{row.quote} [{on_whose_word(row)}]')}"
    if row.spot.name:
        yield f"LOCATION:{_calendar_text(row.spot.name)}"
    if row.spot.lat is not None:
        yield f"GEO:{row.spot.lat};{row.spot.lon}"
    address = web_address(row.lead.url) if row.lead else None
    if address:
        yield f"URL:{address}"
    if row.lead and outlet_of(row.lead):
        yield f"CONTACT:{_calendar_text(outlet_of(row.lead))}"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _calendar_text(text: str) -> str:
    """Text with what iCalendar reads as marks escaped."""
    return re.sub(r"([\\;,])", r"\\\1", " ".join(xml_text(text).split()))


def _folded(line: str) -> bytes:
    """A line of at most 75 octets, carried on after a line break and a blank; no letter is cut in two."""
    pieces, room = [b""], _LINE
    for letter in line:
        told = letter.encode()
        if len(pieces[-1]) + len(told) > room:
            pieces.append(b"")
            room = _LINE - 1
        pieces[-1] += told
    return b"\r\n ".join(pieces) + b"\r\n"
