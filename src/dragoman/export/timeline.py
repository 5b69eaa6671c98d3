"""TimelineJS: the JSON its player reads; the player itself is not ours to ship."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from dragoman.export.json_files import write_list
from dragoman.export.markup import escaped, web_address
from dragoman.export.options import Options
from dragoman.export.prose import headline, on_whose_word
from dragoman.export.rows import ExportRow, outlet_of


def write_timeline(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """A slide an event; events without a known day have no place on a line of time and are left out."""
    head = {"title": {"text": {"headline": escaped(options.title)}}}
    return write_list(out, head, "events", (slide(row) for row in rows if row.day))


def slide(row: ExportRow) -> dict[str, Any]:
    """One event as a slide; its text is HTML."""
    text = f"<p>{escaped(row.quote)}</p><p>{escaped(on_whose_word(row))}</p>"
    told: dict[str, Any] = {
        "unique_id": row.id,
        "start_date": _day(row.day) if row.day else None,
        "text": {"headline": escaped(headline(row)), "text": text},
        "group": row.type,
    }
    if row.end and row.end != row.start:
        told["end_date"] = _day(row.end)
    if row.lead and (address := web_address(row.lead.url)):
        told["media"] = {
            "url": address, "caption": escaped(row.lead.title or ""), "credit": escaped(outlet_of(row.lead)),
        }  # fmt: skip
    return told


def _day(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day, "display_date": day.isoformat()}
