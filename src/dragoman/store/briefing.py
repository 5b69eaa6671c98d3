"""Saved queries and briefs: every edit is a row more; who was sent what, and who wants no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Table, func, insert, select

from dragoman.errors import MissingError
from dragoman.store.event_queries import conditions, event_row
from dragoman.store.resolved_schema import event_reports, events
from dragoman.store.rows import EventRow
from dragoman.store.schema import briefs, follows, pages, readings, sendings, unsubscribes
from dragoman.store.wanted import Wanted


@dataclass(frozen=True, slots=True)
class FollowRow:
    """A saved query as one edit left it. `id` is "F3"; `ended` is set by the edit that gave it up."""

    id: str
    name: str
    line: str
    who: str
    ended: bool
    when: datetime


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One version of a brief. `id` is "B17" for all its versions, `version` the row's own number.

    `draft` is the JSON of what the record said when it was drafted, `text` what stands in it now.
    """

    id: str
    version: int
    title: str
    line: str
    since: str
    draft: str
    text: str
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Sending:
    """A version of a brief that went, or failed to go (`problem`), to one address."""

    version: int
    address: str
    token: str
    problem: str | None
    when: datetime


def write_follow(
    connection: Connection, follow: str | None, *, name: str, line: str, who: str, ended: bool, now: datetime
) -> FollowRow:
    """Append an edit of a saved query, or a new one where `follow` is None.

    Raises:
        MissingError: there is none of that id.
    """
    if follow is not None and not follow_history(connection, follow):
        raise MissingError(f"nothing is followed as {follow}", fix="see the screen Follow")
    found = follow or _next_name(connection, follows, "follow", "F")
    row = FollowRow(found, name, line, who, ended, now)
    values = {"follow": found, "name": name, "line": line, "who": who, "ended": ended, "added": now}
    connection.execute(insert(follows).values(values))
    return row


def _next_name(connection: Connection, table: Table, column: str, letter: str) -> str:
    many = connection.scalar(select(func.count(table.c[column].distinct()))) or 0
    return f"{letter}{many + 1}"


def standing_follows(connection: Connection) -> list[FollowRow]:
    """What is followed now, as last edited, the oldest first."""
    newest = select(func.max(follows.c.id)).group_by(follows.c.follow)
    rows = connection.execute(select(follows).where(follows.c.id.in_(newest)))
    kept = [_follow(row) for row in rows if not row.ended]
    return sorted(kept, key=lambda row: int(row.id[1:]))


def follow_history(connection: Connection, follow: str) -> list[FollowRow]:
    """All edits of one saved query, the first first."""
    return [
        _follow(row)
        for row in connection.execute(select(follows).where(follows.c.follow == follow).order_by(follows.c.id))
    ]


def _follow(row: Row[tuple[object, ...]]) -> FollowRow:
    return FollowRow(row.follow, row.name, row.line, row.who, row.ended, row.added)


def events_read_since(connection: Connection, wanted: Wanted, since: datetime, *, limit: int) -> list[EventRow]:
    """Events that fit and stand on a page that was read for the first time after a moment; newest day first."""
    new = (
        select(pages.c.digest)
        .join(readings, readings.c.page == pages.c.id)
        .group_by(pages.c.digest)
        .having(func.min(readings.c.added) > since)
    )
    told = select(event_reports.c.event).where(event_reports.c.page.in_(new))
    query = select(events).where(*conditions(connection, wanted), events.c.id.in_(told))
    rows = connection.execute(query.order_by(events.c.day.desc().nulls_last(), events.c.id).limit(limit))
    return [event_row(row) for row in rows]


def first_read(connection: Connection, digest: str) -> datetime | None:
    """The moment a page was first read, None where it was not."""
    query = select(readings.c.added).join(pages, pages.c.id == readings.c.page).where(pages.c.digest == digest)
    found: datetime | None = connection.execute(query.order_by(readings.c.id).limit(1)).scalar()
    return found


def write_brief(connection: Connection, brief: str | None, *, now: datetime, **fields: str) -> BriefRow:
    """Append a version of a brief, or a new brief where `brief` is None.

    Args:
        fields: title, line, since, draft, text, who.
    """
    name = brief or _next_name(connection, briefs, "brief", "B")
    query = insert(briefs).values(brief=name, added=now, **fields).returning(briefs.c.id)
    return BriefRow(name, connection.execute(query).scalar_one(), **fields, when=now)


def brief_versions(connection: Connection, brief: str) -> list[BriefRow]:
    """All versions of a brief, the first first; none where there is no such brief."""
    return [
        _brief(row) for row in connection.execute(select(briefs).where(briefs.c.brief == brief).order_by(briefs.c.id))
    ]


def newest_briefs(connection: Connection, *, limit: int) -> list[BriefRow]:
    """Briefs as they stand, the last edited first."""
    newest = select(func.max(briefs.c.id)).group_by(briefs.c.brief)
    query = select(briefs).where(briefs.c.id.in_(newest)).order_by(briefs.c.id.desc()).limit(limit)
    return [_brief(row) for row in connection.execute(query)]


def last_sent(connection: Connection, line: str) -> BriefRow | None:
    """The version of a brief on the same query that was sent last; where none was, the one last written."""
    went = select(sendings.c.version).where(sendings.c.problem.is_(None))
    query = select(briefs).where(briefs.c.line == line).order_by(briefs.c.id.in_(went).desc(), briefs.c.id.desc())
    row = connection.execute(query.limit(1)).first()
    return _brief(row) if row else None


def _brief(row: Row[tuple[object, ...]]) -> BriefRow:
    return BriefRow(row.brief, row.id, row.title, row.line, row.since, row.draft, row.text, row.who, row.added)


def write_sending(
    connection: Connection, version: int, *, address: str, token: str, problem: str | None, now: datetime
) -> None:
    """Note that a version of a brief went, or could not go, to an address."""
    values = {"version": version, "address": address, "token": token, "problem": problem, "added": now}
    connection.execute(insert(sendings).values(values))


def sendings_of(connection: Connection, brief: str) -> list[Sending]:
    """To whom the versions of a brief went, in order."""
    query = select(sendings).join(briefs, briefs.c.id == sendings.c.version).where(briefs.c.brief == brief)
    rows = connection.execute(query.order_by(sendings.c.id))
    return [Sending(row.version, row.address, row.token, row.problem, row.added) for row in rows]


def unsubscribe(connection: Connection, token: str, *, now: datetime) -> str:
    """Send no more to the address that a token was made for.

    Raises:
        MissingError: no brief was sent with it.
    """
    address = connection.execute(select(sendings.c.address).where(sendings.c.token == token)).scalar()
    if address is None:
        raise MissingError("no brief was sent with that link", fix="open the link of a newer brief")
    address = str(address)
    if address not in unsubscribed(connection):
        connection.execute(insert(unsubscribes).values(address=address, added=now))
    return address


def unsubscribed(connection: Connection) -> Mapping[str, datetime]:
    """Addresses that want no more, and since when."""
    return {row.address: row.added for row in connection.execute(select(unsubscribes).order_by(unsubscribes.c.id))}
