"""The columns that say on whose word a row stands; they follow the native ones of every table."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.export.cells import Cell
from dragoman.export.rows import ExportRow, stake_words

OWN_COLUMNS = (
    "dg_event_id", "dg_status", "dg_chain", "dg_originator", "dg_originator_stake", "dg_n_originators", "dg_n_outlets",
    "dg_article_url", "dg_sentence_no", "dg_char_start", "dg_char_end", "dg_quote", "dg_coder_version",
    "dg_reviewed_by", "dg_known_since",
)  # fmt: skip


def own_cells(row: ExportRow) -> list[Cell]:
    """Values of `OWN_COLUMNS`; `dg_n_originators` takes every doubt against them."""
    lead = row.lead
    return [
        row.id,
        row.status,
        chain_words(row.chain),
        row.originator,
        stake_words(row.stakes),
        row.low,
        len(row.outlets),
        lead.url if lead else None,
        lead.sentence_no if lead else None,
        lead.sentence_start if lead else None,
        lead.sentence_end if lead else None,
        row.quote,
        lead.coder if lead else None,
        row.reviewer,
        row.known,
    ]


def chain_words(chain: Sequence[str]) -> str:
    """A chain in one cell, outermost speaker first: "The Daily<Anadolu"."""
    return "<".join(name.replace("<", " ") for name in chain)


def with_own(cells: Sequence[Cell], row: ExportRow, *, strict: bool) -> list[Cell]:
    """Native cells, followed by ours unless only the native ones are wanted."""
    return [*cells] if strict else [*cells, *own_cells(row)]


def with_own_names(columns: Sequence[str], *, strict: bool) -> list[str]:
    """The head of a table, in the same way."""
    return [*columns] if strict else [*columns, *OWN_COLUMNS]
