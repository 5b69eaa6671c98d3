"""Where a part of a list ended, so that the next one begins there: an OFFSET would read all that it leaves out.

A list is ordered by a rank (a day, a number), the highest first, rows without one last, and among equals by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, or_


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The last row of a part of a list: what it is ranked by, None where it has no rank, and its name."""

    rank: date | int | None
    name: str


def rows_after(
    connection: Connection,
    query: Select[Any],
    rank: ColumnElement[Any],
    name: ColumnElement[str],
    after: Bookmark | None,
    *,
    limit: int,
) -> Sequence[Row[Any]]:
    """The rows of a query that follow a bookmark; None is the beginning."""
    if after is None:
        return connection.execute(query.order_by(rank.desc().nulls_last(), name).limit(limit)).all()
    ranked: Sequence[Row[Any]] = []
    unranked = query.where(rank.is_(None))
    if after.rank is None:
        unranked = unranked.where(name > after.name)
    else:  # asked so that an index over the rank leads to the bookmark
        behind = query.where(rank <= after.rank, or_(rank < after.rank, name > after.name))
        ranked = connection.execute(behind.order_by(rank.desc(), name).limit(limit)).all()
    if len(ranked) == limit:
        return ranked
    return [*ranked, *connection.execute(unranked.order_by(name).limit(limit - len(ranked))).all()]
