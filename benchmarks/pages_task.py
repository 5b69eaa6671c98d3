"""The `pages` task of the benchmark door: page fields, text and pictures of each page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import PageError
from dragoman.pages.charset import decode_page
from dragoman.pages.html_page import read_html_pictures
from dragoman.pages.pictures import Picture
from dragoman.settings import Settings
from dragoman.types import Page


def predict_pages(input_path: Path) -> Iterator[dict[str, Any]]:
    """One prediction a page, in the order of the input; a page that cannot be read gets its id alone."""
    with Path(input_path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                entry = json.loads(line)
                yield _predict(entry["id"], Path(input_path).parent / entry["html"], entry.get("encoding"))


def _predict(name: str, path: Path, encoding: str | None) -> dict[str, Any]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    page = Page(file=name, content=content, charset=encoding)
    try:
        document, pictures = read_html_pictures(page, decode_page(page), max_depth=Settings().max_depth)
    except PageError:
        return {"id": name}
    return {
        "id": name,
        "title": document.title,
        "dek": document.dek,
        "authors": list(document.authors),
        "published": str(document.published) if document.published else None,
        "language": document.language,
        "body": document.text,
        "paragraphs": [document[span] for span in document.paragraphs],
        "images": [_image(picture, lead=not n) for n, picture in enumerate(pictures)],
    }


def _image(picture: Picture, *, lead: bool) -> dict[str, Any]:
    url = picture.urls[0] if picture.urls else None
    return {"url": url, "urls": list(picture.urls), "caption": picture.caption, "credit": picture.credit, "lead": lead}
