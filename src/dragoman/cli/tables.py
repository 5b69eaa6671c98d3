"""Rows as tables for people: who did what to whom, when, where, how it is told, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from dragoman.cli.report import clean
from dragoman.store.rows import ClaimRow, EventRow, PageRow

_COLOURS = {"actual": "green", "alleged": "yellow", "denied": "red", "planned": "cyan", "possible": "magenta"}

_WHOLE = frozenset({"event", "page", "rule"})  # ids are copied, so they stay on one line
_NARROW = 110
_HEADINGS = ("event", "who", "did what", "to whom", "when", "where", "told as", "on whose word")


def make_table(*headings: str, rows: Iterable[Sequence[str | Text]]) -> Table:
    """A plain table; its cells are text, never markup."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    rows = list(rows)
    for position, heading in enumerate(headings):
        longest = max((len(row[position]) for row in rows), default=0) if heading in _WHOLE else None
        table.add_column(heading, overflow="fold", no_wrap=heading in _WHOLE, min_width=longest)
    for row in rows:
        table.add_row(*(Text(clean(cell)) if isinstance(cell, str) else cell for cell in row))
    return table


def event_table(events: Iterable[EventRow], *, width: int) -> Table:
    """One line an event, with how many originators stand behind it; where that is too long, one cell."""
    rows = [[*_event_cells(event), Text(originators_of(event), style=_doubt(event))] for event in events]
    return _wide_or_narrow([*_HEADINGS, "originators"], rows, width=width)


def claim_table(claims: Iterable[ClaimRow], *, width: int) -> Table:
    """One line a claim of one page; where that is too long for the screen, one cell."""
    return _wide_or_narrow(_HEADINGS, [_event_cells(claim) for claim in claims], width=width)


def _wide_or_narrow(headings: Sequence[str], rows: list[list[str | Text]], *, width: int) -> Table:
    if width >= _NARROW:
        return make_table(*headings, rows=rows)
    return make_table(headings[0], " · ".join(headings[1:]), rows=[_one_cell(row) for row in rows])


def _one_cell(row: list[str | Text]) -> tuple[str, Text]:
    first, *cells = row
    return str(first), Text(" · ").join(Text(clean(cell)) if isinstance(cell, str) else cell for cell in cells)


def originators_of(event: EventRow) -> str:
    """ "1", "2 to 3": independent originators; what stands against the event after it."""
    count = f"{event.low}" if event.low == event.high else f"{event.low} to {event.high}"
    notes = ["denied"] if event.denied else []
    notes += [f"{what} differs" for what in event.differs]
    return ", ".join([count, *notes])


def _doubt(event: EventRow) -> str:
    return "yellow" if event.denied or event.differs else ""


def _event_cells(event: EventRow | ClaimRow) -> list[str | Text]:
    return [
        event.id,
        ", ".join(event.actors) or "–",
        f"{event.type} {event.mode or ''}".strip(),
        ", ".join(event.recipients) or "–",
        days_of(event),
        ", ".join(part for part in (event.place, event.country) if part) or "–",
        Text(event.factuality, style=_COLOURS.get(event.factuality, "")),
        " ← ".join(event.chain) or "the page's own",
    ]


def days_of(event: EventRow | ClaimRow) -> str:
    """The day or days of an event; a dash where none is known."""
    if event.start is None:
        return f"before {event.end}" if event.end else "–"
    if event.end is None:
        return f"since {event.start}"
    return f"{event.start}" if event.start == event.end else f"{event.start} to {event.end}"


def page_table(pages: Iterable[PageRow]) -> Table:
    """One line a page."""
    return make_table(
        "page", "file", "published", "publisher", "title", "events",
        rows=[
            (page.id, page.file, str(page.published or "–"), page.publisher or "–", page.title or "–", str(page.events))
            for page in pages
        ],
    )  # fmt: skip
