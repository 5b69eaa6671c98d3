"""Events by who takes part in them, newest first, without a look at any that will not be shown.

An actor of every tenth event has a hundred thousand of them. The indexes of `parts` and `dyads` are in the order of
days, so the newest few of each actor are read from them and merged; only where other conditions leave too few of these
standing are more read. Of two sides the rarer is read, and the other looked up in the same index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Row,
    String,
    TextualSelect,
    bindparam,
    column,
    func,
    or_,
    select,
    text,
)

from dragoman.folding import fold
from dragoman.store.resolved_schema import actors, events, parts, tallies
from dragoman.store.wanted import Wanted
from dragoman.store.words import actor_keys_with

_CODE = re.compile(r"[A-Z]{3}")
_MOST_KEYS = 40  # actors read one by one; of a part of a name that more bear, all events are looked up
_FEW = 2_000  # events of an actor that are all read at once
_MOST = 10_000  # events read before they are left to the database
_NEWEST_FIRST = "ORDER BY day DESC NULLS LAST, event"
_SAME_EVENT = " AND two.day = one.day AND two.event = one.event"
Conditions = Callable[[Connection, Wanted], list[ColumnElement[bool]]]


@dataclass(frozen=True, slots=True)
class _Branch:
    """Events of one actor or country on one side, or of two countries: a stretch of an index in the order of days."""

    table: str
    values: tuple[tuple[str, str], ...]  # column and value, the first columns of the index


@dataclass(frozen=True, slots=True)
class _Reading:
    """Branches to read, and for every other side asked for the branches one of which the event must be in as well."""

    branches: tuple[_Branch, ...]
    beside: tuple[tuple[_Branch, ...], ...] = ()


def asks_for_all(wanted: Wanted) -> bool:
    """Whether nothing is asked but how many events to list, and in which order."""
    return replace(wanted, limit=None, offset=0, newest="day") == Wanted()


def tallied(connection: Connection, facet: str, *, beginning: str = "") -> list[tuple[str, int]]:
    """Counts of all events that nobody rejected, by values that begin so."""
    query = select(tallies.c.value, tallies.c.many).where(tallies.c.facet == facet)
    query = query.where(tallies.c.value.startswith(beginning, autoescape=True)) if beginning else query
    return [(value, many) for value, many in connection.execute(query)]


def asks_for_dyad(connection: Connection, wanted: Wanted) -> bool:
    """Whether nothing is asked but a country that acts and one that is acted upon."""
    pair = (wanted.actor, wanted.recipient)
    bare = replace(wanted, actor=None, recipient=None)
    return asks_for_all(bare) and all(who and is_country(connection, who) for who in pair)


def country_asked_for(connection: Connection, wanted: Wanted) -> str | None:
    """The country that takes part, where nothing else is asked."""
    if wanted.party is None or not asks_for_all(replace(wanted, party=None)):
        return None
    return wanted.party if is_country(connection, wanted.party) else None


def is_country(connection: Connection, who: str) -> bool:
    """Whether three capitals are the country of an actor in the record."""
    if not _CODE.fullmatch(who):
        return False
    return connection.execute(select(actors.c.key).where(actors.c.country == who).limit(1)).first() is not None


def side_called(connection: Connection, who: str) -> ColumnElement[bool]:
    """What a part must be: three capitals are a country, a sector or a whole word of a name; else part of a name."""
    if is_country(connection, who):
        return parts.c.country == who
    if not _CODE.fullmatch(who):
        return parts.c.key.in_(_keys_of(connection, who))
    word = fold(who)
    whole = select(actors.c.key).where((" " + actors.c.folded + " ").contains(f" {word} ", autoescape=True))
    return or_(parts.c.sectors.contains(f" {who} ", autoescape=True), parts.c.key.in_(whole))


def _keys_of(connection: Connection, who: str) -> Sequence[str]:
    """The actor of that key, else all whose name holds these words."""
    if connection.execute(select(actors.c.key).where(actors.c.key == who)).first() is not None:
        return [who]
    return actor_keys_with(connection, fold(who))


def newest_of_sides(connection: Connection, wanted: Wanted, conditions: Conditions) -> list[Row[Any]] | None:
    """The newest events that fit, None where no actor or country is asked for that an index leads to."""
    reading, other = _branches(connection, wanted)
    if reading is None:
        return None
    if not reading.branches or not all(reading.beside):  # nobody is called so
        return []
    fits = conditions(connection, other)
    needed = (wanted.limit or 0) + wanted.offset
    read = needed + 20 if asks_for_all(replace(other, since=None, until=None)) else _FEW
    while read <= _MOST:
        names, ended = _newest_names(connection, reading, wanted, read)
        query = select(events).where(events.c.id.in_(names), *fits)
        found = connection.execute(query).all()
        if ended or len(found) >= needed:
            found = sorted(found, key=lambda row: _place(row.day, row.id))
            return found[wanted.offset : needed]
        read *= 5
    return None


def _place(day: date | None, event: str) -> tuple[bool, int, str]:
    """Newest first, those without a day last, then by name."""
    return day is None, -day.toordinal() if day else 0, event


def _branches(connection: Connection, wanted: Wanted) -> tuple[_Reading | None, Wanted]:
    """Where to read, and what is left to ask of the events found there."""
    if wanted.any_of:
        return _Reading(tuple(_branch("key", key, None) for key in wanted.any_of)), replace(wanted, any_of=())
    actor, recipient = wanted.actor, wanted.recipient
    if actor and recipient and not wanted.rejected and all(is_country(connection, who) for who in (actor, recipient)):
        both = _Branch("dyads", (("a", actor), ("b", recipient)))
        return _Reading((both,)), replace(wanted, actor=None, recipient=None)
    choices = [
        (many, field, branches)
        for field, role in (("actor", "actor"), ("recipient", "recipient"), ("party", None))
        if (who := getattr(wanted, field)) is not None
        for many, branches in _of_side(connection, who, role)
    ]
    if not choices:
        return None, wanted
    (_, field, branches), *others = sorted(choices, key=lambda choice: choice[0])
    if wanted.since is None and wanted.until is None:  # events without a day are looked up otherwise
        others = []
    answered: dict[str, Any] = dict.fromkeys([field, *(other for _, other, _ in others)])
    return _Reading(branches, tuple(beside for _, _, beside in others)), replace(wanted, **answered)


def _of_side(connection: Connection, who: str, role: str | None) -> Iterator[tuple[int, tuple[_Branch, ...]]]:
    """Branches of one side and about how many events they hold; none where no index leads to it."""
    if is_country(connection, who):
        yield dict(tallied(connection, "all")).get("", 0), (_branch("country", who, role),)
    elif not _CODE.fullmatch(who):
        keys = _keys_of(connection, who)
        if len(keys) <= _MOST_KEYS:
            many = connection.scalar(select(func.sum(actors.c.events)).where(actors.c.key.in_(keys))) or 0
            yield many, tuple(_branch("key", key, role) for key in keys)


def _branch(name: str, value: str, role: str | None) -> _Branch:
    """One actor's or country's events; of one role, or of both."""
    return _Branch("parts", ((name, value), *((("role", role),) if role else ())))


def _newest_names(connection: Connection, reading: _Reading, wanted: Wanted, most: int) -> tuple[list[str], bool]:
    """The newest events of all branches together, and whether these are all there are."""
    rows = connection.execute(*_read(connection, reading, wanted, most)).all()
    return list(dict.fromkeys(row.event for row in rows)), len(rows) < most


def _read(connection: Connection, reading: _Reading, wanted: Wanted, most: int) -> tuple[TextualSelect, dict[str, Any]]:
    """The newest rows within the days asked for, in one statement, and the values it is to be given.

    An event may last into the days asked for, so the first day is moved back by the longest event's days.
    """
    days, given = "", dict[str, Any](most=most)
    if wanted.until is not None:
        days, given["until"] = " AND one.day <= :until", wanted.until
    if wanted.since is not None:
        longest = timedelta(days=dict(tallied(connection, "longest")).get("", 0))
        days, given["since"] = f"{days} AND one.day >= :since", wanted.since - longest

    def meets(branch: _Branch, row: str) -> str:
        names = {name: f"{name}{len(given)}" for name, _ in branch.values}
        given.update((names[name], value) for name, value in branch.values)
        return " AND ".join(f"{row}.{name} = :{mark}" for name, mark in names.items())

    def stands_beside(branches: Sequence[_Branch]) -> str:
        rows = (f"SELECT 1 FROM parts two WHERE {meets(one, 'two')}{_SAME_EVENT}" for one in branches)
        return f" AND ({' OR '.join(f'EXISTS ({row})' for row in rows)})"

    pieces = [
        f"SELECT * FROM (SELECT one.event, one.day FROM {branch.table} one WHERE {meets(branch, 'one')}{days}"
        f"{''.join(map(stands_beside, reading.beside))} {_NEWEST_FIRST} LIMIT :most) piece"
        for branch in reading.branches
    ]
    typed = [bindparam(name, type_=Date) for name in ("since", "until") if name in given]
    whole = f"SELECT event, day FROM ({' UNION ALL '.join(pieces)}) every {_NEWEST_FIRST} LIMIT :most"
    return text(whole).bindparams(*typed).columns(column("event", String), column("day", Date)), given
