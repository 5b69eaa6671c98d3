"""Answers for the `places` task: toponyms with coordinates and GeoNames ids."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.language.parser import parse_document
from dragoman.mentions.gazetteer import load_gazetteer
from dragoman.mentions.places import find_places
from dragoman.types import Document, Span


def predict_places(path: Path) -> Iterator[dict[str, Any]]:
    """One answer a line; reads `id`, `text` and `title` only."""
    gazetteer = load_gazetteer()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
            document = Document(file=row["id"], digest="", text=text, paragraphs=paragraphs, title=row.get("title"))
            places = find_places(parse_document(document), gazetteer)
            yield {
                "id": row["id"],
                "toponyms": [
                    {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonameid": p.geonames}
                    for p in places
                ],
            }
