"""An event in a line for people, never without its status and the word it stands on."""

from __future__ import annotations

from dragoman.export.rows import ExportRow, Side, stake_words
from dragoman.quoting import short_quote

SINGLE = "Single originator: not confirmed independently."


def headline(row: ExportRow) -> str:
    """ "ASSAULT heavy-weapons: Syrian Army → Türkiye (alleged)"."""
    sides = " → ".join(part for part in (_names(row.actors), _names(row.recipients)) if part)
    what = f"{row.type} {row.mode}" if row.mode else row.type
    return short_quote(f"{what}: {sides or 'actor not named'}", 220) + f" ({row.status})"


def on_whose_word(row: ExportRow) -> str:
    """ "reported; by The Daily < Anadolu (state organ of TUR); 1 originator"."""
    chain = " < ".join(row.chain) or "nobody named"
    stakes = f" ({', '.join(stake_words(row.stakes))})" if row.stakes else ""
    many = str(row.low) if row.low == row.high else f"{row.low} to {row.high}"
    noun = "originator" if many == "1" else "originators"
    told = f"{row.status}; by {chain}{stakes}; {many} independent {noun}"
    return f"{told}; denied by somebody" if row.denied and row.status != "denied" else told


def is_single(row: ExportRow) -> bool:
    """Whether no more than one independent voice is sure to stand behind it."""
    return row.low <= 1


def _names(sides: tuple[Side, ...]) -> str:
    return ", ".join(side.party.name for side in sides)
