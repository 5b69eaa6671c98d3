"""IPTC ninjs 3.1 items, one a line: an event as a newsroom system takes it in.

`infoSources` holds the chain, outermost first; `edNote` warns of what stands on one voice, or is contested;
`digitalSourceType` says that a machine made the item out of data.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from dragoman.export.markup import urn, web_address
from dragoman.export.options import Options
from dragoman.export.prose import SINGLE, headline, is_single, on_whose_word
from dragoman.export.rows import ExportRow, Side, stake_words
from dragoman.records import one_line

_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia"
_PLAIN = "text/plain"
_ORGANISATIONS = {"government", "organisation", "armed group", "media"}


def write_ninjs(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A ninjs item a line."""
    many = 0
    for row in rows:
        out.write(f"{one_line(item(row))}\n".encode())
        many += 1
    return many


def item(row: ExportRow) -> dict[str, Any]:
    """One event as an item."""
    lead, spot = row.lead, row.spot
    sides = [*row.actors, *row.recipients]
    made = _moment(row.known)
    told: dict[str, Any] = {
        "uri": urn("event", row.id),
        "standard": {"name": "ninjs", "version": "3.1"},
        "type": "text",
        "representationType": "incomplete",
        "version": "1",
        "firstCreated": made,
        "versionCreated": made,
        "pubStatus": "canceled" if row.verdict == "reject" else "usable",
        "language": (lead.language if lead else None) or "en",
        "title": headline(row),
        "headlines": [{"role": "main", "value": headline(row), "contentType": _PLAIN}],
        "descriptions": [
            {"role": "summary", "value": row.quote, "contentType": _PLAIN},
            {"role": "caveat", "value": on_whose_word(row), "contentType": _PLAIN},
        ],
        "people": [_named(side) for side in sides if side.party.kind == "person"],
        "organisations": [_named(side) for side in sides if side.party.kind in _ORGANISATIONS],
        "places": [{"name": spot.name, "literal": spot.country or spot.name}] if spot.name else None,
        "subjects": [{"name": row.type, "literal": row.type}],
        "infoSources": _sources(row),
        "edNote": ed_note(row),
        "digitalSourceType": _SOURCE_TYPE,
        "altIds": [{"role": "dragoman", "value": row.id}],
        "associations": [{"name": "page", "uri": address}] if lead and (address := web_address(lead.url)) else None,
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def ed_note(row: ExportRow) -> str:
    """What an editor must know before using it: status, originators, denials."""
    notes = [f"Status: {row.status}."]
    if is_single(row):
        notes.append(SINGLE)
    if row.denied:
        notes.append("Denied by somebody.")
    if row.differs:
        notes.append(f"Reports differ in: {', '.join(row.differs)}.")
    return " ".join(notes)


def _sources(row: ExportRow) -> list[dict[str, Any]]:
    if row.lead is None or not row.lead.chain:
        return [{"name": name} for name in row.chain]
    last = len(row.lead.chain) - 1
    return [
        {
            "name": speaker.name,
            "role": ["originator"] if place == last else ["carrier"],
            "literal": "; ".join([speaker.relation, *stake_words(speaker.stakes)]),
        }
        for place, speaker in enumerate(row.lead.chain)
    ]


def _named(side: Side) -> dict[str, Any]:
    told = {"name": side.party.name, "literal": side.party.key}
    return {**told, "uri": f"http://www.wikidata.org/entity/{side.wikidata}"} if side.wikidata else told


def _moment(day: date | None) -> str | None:
    return f"{day.isoformat()}T00:00:00Z" if day else None
