"""Task `record`: a folder of pages in, the lines of RECORD.md out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.codebook.load import load_codebook
from dragoman.errors import PageError
from dragoman.intake import open_pages
from dragoman.model.classifier import load_classifier
from dragoman.pipeline import read_page
from dragoman.records import to_record
from dragoman.settings import read_settings


def predict_record(folder: Path) -> Iterator[dict[str, Any]]:
    """One record a page; NAME.gold.json beside a page may hand in its day of publication, as its README says."""
    codebook = load_codebook()
    for path in sorted(one for one in folder.iterdir() if one.suffix in {".html", ".txt"}):
        for page in open_pages([path], settings=read_settings(), published=_given_day(path)):
            if isinstance(page, PageError):
                print(page, file=sys.stderr)
                continue
            yield to_record(read_page(page, codebook, load_classifier()))


def _given_day(path: Path) -> date | None:
    gold = path.with_name(f"{path.stem}.gold.json")
    given = json.loads(gold.read_text(encoding="utf-8")).get("published") if gold.exists() else None
    return date.fromisoformat(given) if given else None
