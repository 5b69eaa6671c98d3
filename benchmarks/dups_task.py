"""Answers for the `dups` task: pairs of documents one of which has words of the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dragoman.resolve.copies import PageText, find_copies

_TEXTS = ("documents.jsonl", "copies.jsonl")


def predict_dups(path: Path) -> Iterator[dict[str, Any]]:
    """One pair a line, scored by the larger share; reads the `id` of INPUT, and the texts of the files beside it."""
    wanted = {row["id"] for row in read_rows(path)}
    rows = [row for name in _TEXTS for row in read_rows(path.with_name(name)) if row["id"] in wanted]
    names = {page_digest(row): row["id"] for row in rows}
    for copy in find_copies(map(page_text, rows)):
        yield {"a": names[copy.first], "b": names[copy.second], "score": max(copy.share_of_first, copy.share_of_second)}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def page_text(row: dict[str, Any]) -> PageText:
    """A document of the benchmark as a page."""
    day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
    return PageText(page_digest(row), row["text"], day, row.get("publisher"), row.get("title"))


def page_digest(row: dict[str, Any]) -> str:
    """A digest for a document whose bytes are not given: of its id."""
    return f"sha256:{sha256(row['id'].encode()).hexdigest()}"
