"""What was found of single pages when the record was last resolved, so that it need not be found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.store.event_queries import copy_of
from dragoman.store.resolved_schema import copies, resolutions, stories
from dragoman.store.schema import pages
from dragoman.types import Copy


@dataclass(frozen=True, slots=True)
class ResolvedPages:
    """Pages that were not read again since, by digest, the copies among them, and the story of each."""

    pages: frozenset[str]
    copies: tuple[Copy, ...]
    stories: Mapping[str, str]


def resolved_pages(connection: Connection) -> ResolvedPages | None:
    """What is known of pages; None where the record was never resolved."""
    last = connection.scalar(select(resolutions.c.readings).order_by(resolutions.c.id.desc()).limit(1))
    if last is None:
        return None
    query = select(pages.c.digest, stories.c.story).join(stories, stories.c.page == pages.c.digest)
    known = {row.digest: row.story for row in connection.execute(query.where(pages.c.reading <= last))}
    found = [copy_of(row) for row in connection.execute(select(copies).order_by(copies.c.first, copies.c.second))]
    kept = tuple(one for one in found if one.first in known and one.second in known)
    return ResolvedPages(frozenset(known), kept, known)
