"""People's word on the record: appended, dated, signed; taken back by another row, never deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from dragoman.codebook.renamed_actors import load_renamed_actors
from dragoman.errors import MissingError
from dragoman.store.resolved_schema import resolutions
from dragoman.store.rows import Freshness
from dragoman.store.schema import judgements, readings, withdrawals
from dragoman.types import Judgement, Verdict


def add_judgement(
    connection: Connection,
    subject: str,
    verdict: Verdict,
    *,
    field: str | None,
    old: str | None,
    value: str | None,
    who: str,
    why: str | None,
    now: datetime,
) -> Judgement:
    """Append one judgement."""
    row = {"subject": subject, "verdict": verdict, "field": field, "old": old, "value": value, "who": who, "why": why}
    number = connection.execute(insert(judgements).values(**row, added=now).returning(judgements.c.id)).scalar_one()
    return Judgement(number, subject, verdict, field, old, value, who, why, now)


def withdraw(connection: Connection, number: int, *, who: str, now: datetime) -> None:
    """Take a judgement back; it stays in the log.

    Raises:
        MissingError: there is none of that number, or it was taken back already.
    """
    if judgement_of(connection, number).withdrawn:
        raise MissingError(f"judgement {number} was taken back already", fix="see: dragoman audit")
    connection.execute(insert(withdrawals).values(judgement=number, who=who, added=now))


def find_judgements(connection: Connection, subject: str | None) -> list[Judgement]:
    """All judgements, or those on one subject, the first first, with their withdrawals.

    Those on an actor are found whatever its key was when they were passed.
    """
    query = _judgements().where(judgements.c.subject.in_(_names_of(subject))) if subject else _judgements()
    return [_judgement(row) for row in connection.execute(query.order_by(judgements.c.id))]


def _names_of(subject: str) -> list[str]:
    """A subject with the names that it had before: keys of actors change."""
    what, colon, key = subject.partition(":")
    return [f"{what}:{old}" for old in load_renamed_actors().keys_of(key)] if colon else [subject]


def judgement_of(connection: Connection, number: int) -> Judgement:
    """One judgement by its number.

    Raises:
        MissingError: there is none of that number.
    """
    row = connection.execute(_judgements().where(judgements.c.id == number)).first()
    if row is None:
        raise MissingError(f"no judgement {number}", fix="numbers stand in the first column of: dragoman audit")
    return _judgement(row)


def _judgements() -> Select[Any]:
    query = select(judgements, withdrawals.c.who.label("by"), withdrawals.c.added.label("gone"))
    return query.outerjoin(withdrawals, withdrawals.c.judgement == judgements.c.id)


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        row.id, row.subject, row.verdict, row.field, row.old, row.value, row.who, row.why, row.added, row.gone, row.by
    )


def last_resolution(connection: Connection) -> Row[Any] | None:
    """When the record was last resolved, and what was taken into account."""
    return connection.execute(select(resolutions).order_by(resolutions.c.id.desc()).limit(1)).first()


def freshness(connection: Connection) -> Freshness:
    """How much was read and judged since the record was last resolved."""
    last = last_resolution(connection)
    newest_reading, newest_word = newest(connection)
    if last is None:
        return Freshness(newest_reading, newest_word, None)
    return Freshness(newest_reading - last.readings, newest_word - last.judgements, last.added)


def passed_since_resolved(connection: Connection) -> list[Judgement] | None:
    """Judgements passed or taken back since the record was last resolved; None where it must be resolved to tell."""
    last = last_resolution(connection)
    newest_reading, newest_word = newest(connection)
    if last is None or newest_reading != last.readings:
        return None
    every = find_judgements(connection, None)
    passed = [one for one in every if one.when > last.added]
    taken_back = [one for one in every if one.withdrawn is not None and one.withdrawn > last.added]
    # One that came while the record was being resolved bears an earlier moment.
    if len(passed) + len(taken_back) != newest_word - last.judgements:
        return None
    return list({one.id: one for one in (*passed, *taken_back)}.values())


def newest(connection: Connection) -> tuple[int, int]:
    """Numbers of the newest reading, and of all judgements and withdrawals together."""
    readings_made = connection.scalar(select(func.max(readings.c.id))) or 0
    passed = connection.scalar(select(func.count()).select_from(judgements)) or 0
    taken_back = connection.scalar(select(func.count()).select_from(withdrawals)) or 0
    return readings_made, passed + taken_back
