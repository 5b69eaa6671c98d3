"""A list of events as a file: CSV, JSON, GeoJSON, Atom. Status and originator are in all of them.

Words of a page are quoted up to 240 characters (notes/product.md 7b); the full text stays in the record. Whoever calls
these gives events whose places may be told (view/places.py).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

from dragoman.quoting import short_quote
from dragoman.store import EventRow
from dragoman.web.view.words import badges_of, days_told, originators_told, title_of

MOST = 5_000  # events of one file
COLUMNS = (
    "id", "type", "mode", "actors", "recipients", "start", "end", "place", "country", "factuality", "denied", "differs",
    "originator", "chain", "originators_low", "originators_high", "reports", "pages", "confidence", "judged",
    "known", "sentence", "address",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ATOM = "http://www.w3.org/2005/Atom"
_NO_MOMENT = "1970-01-01T00:00:00Z"  # Atom needs one, also where no day of publication is known


def row_of(event: EventRow, base: str) -> dict[str, Any]:
    """One event under the names of `COLUMNS`; `base` is the desk's address."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "start": _iso(event.start),
        "end": _iso(event.end),
        "place": event.place,
        "country": event.country,
        "factuality": event.factuality,
        "denied": event.denied,
        "differs": list(event.differs),
        "originator": event.chain[-1] if event.chain else None,
        "chain": list(event.chain),
        "originators_low": event.low,
        "originators_high": event.high,
        "reports": event.reports,
        "pages": event.pages,
        "confidence": event.confidence,
        "judged": event.judged,
        "known": _iso(event.known),
        "sentence": short_quote(event.sentence),
        "address": f"{base}event/{event.id}",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def write_csv(events: Sequence[EventRow], *, base: str, title: str) -> str:
    """A table that opens in a spreadsheet; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        row = row_of(event, base)
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_json(events: Sequence[EventRow], *, base: str, title: str) -> str:
    """A JSON object with the events under their columns' names."""
    rows = [row_of(event, base) for event in events]
    return json.dumps({"title": title, "events": rows}, ensure_ascii=False, indent=1)


def write_geojson(events: Sequence[EventRow], *, base: str, title: str) -> str:
    """A FeatureCollection (RFC 7946); an event without a known point has no geometry."""
    features = [
        {
            "type": "Feature",
            "id": event.id,
            "geometry": _point(event),
            "properties": {name: value for name, value in row_of(event, base).items() if name != "id"},
        }
        for event in events
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)


def _point(event: EventRow) -> dict[str, Any] | None:
    if event.lat is None or event.lon is None:
        return None
    return {"type": "Point", "coordinates": [event.lon, event.lat]}


def write_atom(events: Sequence[EventRow], *, base: str, title: str) -> str:
    """An Atom feed (RFC 4287) that a feed reader follows."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", f"{base}search")
    moments = [f"{event.known}T00:00:00Z" for event in events if event.known]
    _add(feed, "updated", max(moments, default=_NO_MOMENT))
    for event in events:
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "title", headline(event))
        _add(entry, "id", f"{base}event/{event.id}")
        _add(entry, "updated", f"{event.known}T00:00:00Z" if event.known else _NO_MOMENT)
        author = ElementTree.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", event.chain[-1] if event.chain else "originator not known")
        ElementTree.SubElement(entry, f"{{{_ATOM}}}link", {"href": f"{base}event/{event.id}"})
        _add(entry, "summary", _summary(event))
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    allowed = "".join(char for char in text if char in "\n\t" or " " <= char < "\ufffe")
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = allowed


def headline(event: EventRow) -> str:
    """ "alleged: Syrian Army: attack on Türkiye": the status comes first, so that nothing cuts it off."""
    return f"{event.factuality}: {title_of(event)}"


def _summary(event: EventRow) -> str:
    told = [days_told(event), " ← ".join(event.chain), originators_told(event)]
    told += [badge.words for badge in badges_of(event)]
    return f"{short_quote(event.sentence)} ({'; '.join(part for part in told if part)})"


FORMATS: Mapping[str, tuple[str, Callable[..., str]]] = MappingProxyType(
    {
        "csv": ("text/csv; charset=utf-8", write_csv),
        "json": ("application/json", write_json),
        "geojson": ("application/geo+json", write_geojson),
        "atom": ("application/atom+xml", write_atom),
    }
)
