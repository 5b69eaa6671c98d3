"""Answers for the `stories` task: the story cluster of each document, one stream a set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.dups_task import page_text, read_rows
from dragoman.resolve.page_text import PageText
from dragoman.resolve.stories import gather_stories


def predict_stories(path: Path) -> Iterator[dict[str, Any]]:
    """One cluster a document; reads id, set, title, text, date and publisher."""
    streams: defaultdict[str, dict[str, PageText]] = defaultdict(dict)
    for row in read_rows(path):
        streams[row["set"]][row["id"]] = page_text(row)
    for stream in streams.values():
        stories = gather_stories(stream.values())
        yield from ({"id": name, "cluster": stories[page.page]} for name, page in stream.items())
