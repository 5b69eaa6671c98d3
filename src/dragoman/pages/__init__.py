"""Reading a page: from bytes to a document with text, paragraphs and what the page says around them."""

from dragoman.pages.extract import extract_document

__all__ = ["extract_document"]
