"""Taking pages in: files, folders, archives and streams, one page or one clear error at a time."""

from dragoman.intake.sources import count_pages, open_pages, open_stream

__all__ = ["count_pages", "open_pages", "open_stream"]
