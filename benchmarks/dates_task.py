"""Answers for the `dates` task: time expressions with TIMEX3 type and value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.language.dates import find_dates
from dragoman.language.parser import parse_document
from dragoman.types import Document, Span


def predict_dates(path: Path) -> Iterator[dict[str, Any]]:
    """One answer a line; reads `id`, `text` and `date` only."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
            parse = parse_document(Document(file=row["id"], digest="", text=text, paragraphs=paragraphs))
            anchor = date.fromisoformat(row["date"][:10]) if row.get("date") else None
            yield {
                "id": row["id"],
                "timexes": [
                    {"start": t.span.start, "end": t.span.end, "type": t.kind, "value": t.value}
                    for t in find_dates(parse, anchor)
                ],
            }
