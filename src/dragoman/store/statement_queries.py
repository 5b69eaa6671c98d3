"""Questions about single statements: one event as one page tells it, with the event of the record it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from dragoman.errors import MissingError
from dragoman.store.event_queries import Wanted, conditions
from dragoman.store.page_queries import claims_called
from dragoman.store.resolved_schema import event_reports, events
from dragoman.store.rows import ReportRow
from dragoman.store.schema import claims, links, pages
from dragoman.store.words import reports_with
from dragoman.types import Span

_MOST_FOUND = 5_000  # statements that hold the words, best first; more are not gone through


@dataclass(frozen=True, slots=True)
class WantedStatements:
    """Which statements to list; every field that is given must fit the statement itself, not its whole event.

    Args:
        page: short name of the page that makes it.
        event: id of its event.
        type: PLOVER event type.
        factuality: actual, alleged, denied, planned or possible.
        since: first day; statements without a known day are left out.
        until: last day; likewise.
        country: where it happened.
        actor: who did it, as in `Wanted`; asked of the event.
        recipient: to whom, likewise.
        speaker: part of the name of anybody in its chain.
        originator: part of the name of its originator.
        words: words that its sentence holds.
        limit: how many at most.
        offset: how many to leave out before.
        after: only those that stand behind this statement of the list; it is looked up by its public name.
    """

    page: str | None = None
    event: str | None = None
    type: str | None = None
    factuality: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    actor: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    originator: str | None = None
    words: str | None = None
    limit: int = 50
    offset: int = 0
    after: str | None = None


def find_statements(connection: Connection, wanted: WantedStatements) -> list[ReportRow]:
    """Statements that fit, in the order of events and reports, those of rejected events left out."""
    query = (
        select(event_reports.c.report, event_reports.c.event, *_WHY)
        .join(claims, claims.c.public == event_reports.c.report)
        .join(pages, pages.c.reading == claims.c.reading)
        .join(events, events.c.id == event_reports.c.event)
        .where(*_conditions(connection, wanted))
        .order_by(event_reports.c.id)
    )
    rows = connection.execute(query.limit(wanted.limit).offset(wanted.offset)).all()
    told = claims_called(connection, [row.report for row in rows])
    return [ReportRow(told[row.report], row.event, row.originator, row.score, row.why) for row in rows]


_WHY = (event_reports.c.originator, event_reports.c.score, event_reports.c.why)


def _conditions(connection: Connection, wanted: WantedStatements) -> list[ColumnElement[bool]]:
    found = conditions(connection, Wanted(actor=wanted.actor, recipient=wanted.recipient))
    equal = (
        (pages.c.short, wanted.page),
        (event_reports.c.event, wanted.event),
        (claims.c.type, wanted.type),
        (claims.c.factuality, wanted.factuality),
        (claims.c.country, wanted.country),
    )
    found += [column == value for column, value in equal if value is not None]
    if wanted.since is not None:
        found.append(func.coalesce(claims.c.date_end, claims.c.date_start) >= wanted.since)
    if wanted.until is not None:
        found.append(func.coalesce(claims.c.date_start, claims.c.date_end) <= wanted.until)
    if wanted.speaker is not None:
        speaks = links.c.name.icontains(wanted.speaker, autoescape=True)
        found.append(claims.c.id.in_(select(links.c.claim).where(speaks)))
    if wanted.originator is not None:
        found.append(event_reports.c.originator.icontains(wanted.originator, autoescape=True))
    if wanted.words is not None:
        found.append(event_reports.c.id.in_(reports_with(connection, wanted.words, limit=_MOST_FOUND)))
    if wanted.after is not None:
        found.append(event_reports.c.id > _row_of(connection, wanted.after))
    return found


def _row_of(connection: Connection, name: str) -> int:
    row: int | None = connection.scalar(select(event_reports.c.id).where(event_reports.c.report == name))
    if row is None:
        raise MissingError(f"the list has no statement {name} any more", fix="begin it again, without `after`")
    return row


def sentence_spans(connection: Connection, names: Sequence[str]) -> dict[str, Span]:
    """Where the sentences of statements stand in their pages' texts, by the statements' public names."""
    query = select(claims.c.public, claims.c.sentence_start, claims.c.sentence_end)
    query = query.join(pages, pages.c.reading == claims.c.reading).where(claims.c.public.in_(names))
    return {row.public: Span(row.sentence_start, row.sentence_end) for row in connection.execute(query)}
