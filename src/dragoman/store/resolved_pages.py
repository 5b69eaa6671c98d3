"""What was found of single pages when the record was last resolved, so that it need not be found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dragoman.store.event_queries import all_copies
from dragoman.store.judging import last_resolution
from dragoman.store.kept import KeptPage, made_by_this_version, read_pages, read_value
from dragoman.store.resolved_schema import stories
from dragoman.store.schema import pages
from dragoman.types import Copy


@dataclass(frozen=True, slots=True)
class ResolvedPages:
    """Of the pages that were not read again since: the copies among them, and the story of each by its digest.

    `pages` are those of them that this version compared, by digest, with the counts of words by which it weighed them.
    """

    copies: tuple[Copy, ...]
    stories: Mapping[str, str]
    pages: Mapping[str, KeptPage]
    frequencies: Any


def resolved_pages(connection: Connection) -> ResolvedPages | None:
    """What is known of pages; None where the record was never resolved."""
    last = last_resolution(connection)
    if last is None:
        return None
    query = select(pages.c.digest, stories.c.story).join(stories, stories.c.page == pages.c.digest)
    known = {row.digest: row.story for row in connection.execute(query.where(pages.c.reading <= last.readings))}
    kept = tuple(one for one in all_copies(connection) if one.first in known and one.second in known)
    compared = read_pages(connection) if made_by_this_version(connection) else []
    by_digest = {one.page: one for one in compared if one.page in known}
    return ResolvedPages(kept, known, by_digest, read_value(connection, "frequencies"))
