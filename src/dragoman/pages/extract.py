"""The door of this stage: a page goes in, a document comes out."""

from __future__ import annotations

from dragoman.errors import EmptyError
from dragoman.pages.charset import decode_page
from dragoman.pages.html_page import read_html_page
from dragoman.pages.text_save import read_text_save
from dragoman.types import Document, Page


def extract_document(page: Page, *, max_depth: int = 2_000) -> Document:
    """The article of a page, as a pure function of its bytes.

    Raises:
        EmptyError: no characters in it.
        SizeError: HTML nested deeper than `max_depth`.
        NoTextError: no article in it.
        KindError: the bytes are no text.
    """
    characters = decode_page(page)
    if not characters.strip():
        raise EmptyError(f"{page.file}: nothing in it", fix="save the page again")
    if page.text_save:
        return read_text_save(page, characters)
    return read_html_page(page, characters, max_depth=max_depth)
