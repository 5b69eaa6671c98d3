"""Events by who takes part in them, newest first, without a look at any that will not be shown.

An actor of every tenth event has a hundred thousand of them. The indexes of `parts` and `dyads` are in the order of
days, so the newest few of each actor are read from them and merged; only where other conditions leave too few of these
standing are more read.
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
    Integer,
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

TALLIED = frozenset({"type", "factuality", "country", "month"})
_CODE = re.compile(r"[A-Z]{3}")
_MOST_KEYS = 40  # actors read one by one; of a part of a name that more bear, all events are looked up
_FEW = 2_000  # events of an actor that are all read at once
_MOST = 10_000  # events read before they are left to the database
_ROLES = ("actor", "recipient")
Conditions = Callable[[Connection, Wanted], list[ColumnElement[bool]]]


@dataclass(frozen=True, slots=True)
class _Branch:
    """Events of one actor or country on one side, or of two countries: a stretch of an index in the order of days."""

    table: str
    values: tuple[tuple[str, str], ...]  # column and value, the first columns of the index


def asks_for_all(wanted: Wanted) -> bool:
    """Whether nothing is asked but how many events to list, and in which order."""
    return replace(wanted, limit=None, offset=0, newest="day") == Wanted()


def tallied(connection: Connection, facet: str) -> list[tuple[str, int]]:
    """Counts of all events that nobody rejected."""
    query = select(tallies.c.value, tallies.c.many).where(tallies.c.facet == facet)
    return [(value, many) for value, many in connection.execute(query)]


def asks_for_dyad(connection: Connection, wanted: Wanted) -> bool:
    """Whether nothing is asked but a country that acts and one that is acted upon."""
    pair = (wanted.actor, wanted.recipient)
    bare = replace(wanted, actor=None, recipient=None)
    return asks_for_all(bare) and all(who and is_country(connection, who) for who in pair)


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
    branches, other = _branches(connection, wanted)
    if branches is None:
        return None
    if not branches:  # nobody is called so
        return []
    fits = conditions(connection, other)
    needed = (wanted.limit or 0) + wanted.offset
    read = needed + 20 if asks_for_all(other) else _FEW
    while read <= _MOST:
        names, ended = _newest_names(connection, branches, wanted, read)
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


def _branches(connection: Connection, wanted: Wanted) -> tuple[list[_Branch] | None, Wanted]:
    """Where to read, and what is left to ask of the events found there."""
    if wanted.any_of:
        return [_of_key(key, role) for key in wanted.any_of for role in _ROLES], replace(wanted, any_of=())
    actor, recipient = wanted.actor, wanted.recipient
    if actor and recipient and not wanted.rejected and all(is_country(connection, who) for who in (actor, recipient)):
        both = _Branch("dyads", (("a", actor), ("b", recipient)))
        return [both], replace(wanted, actor=None, recipient=None)
    choices = [
        (many, field, branches)
        for field, roles in (("actor", ("actor",)), ("recipient", ("recipient",)), ("party", _ROLES))
        if (who := getattr(wanted, field)) is not None
        for many, branches in _of_side(connection, who, roles)
    ]
    if not choices:
        return None, wanted
    _, field, branches = min(choices, key=lambda choice: choice[0])
    rest = {
        "actor": replace(wanted, actor=None),
        "recipient": replace(wanted, recipient=None),
        "party": replace(wanted, party=None),
    }
    return branches, rest[field]


def _of_side(connection: Connection, who: str, roles: Sequence[str]) -> Iterator[tuple[int, list[_Branch]]]:
    """Branches of one side and about how many events they hold; none where no index leads to it."""
    if is_country(connection, who):
        many = dict(tallied(connection, "all")).get("", 0)
        yield many, [_Branch("parts", (("country", who), ("role", role))) for role in roles]
    elif not _CODE.fullmatch(who):
        keys = _keys_of(connection, who)
        if len(keys) <= _MOST_KEYS:
            many = connection.scalar(select(func.sum(actors.c.events)).where(actors.c.key.in_(keys))) or 0
            yield many, [_of_key(key, role) for key in keys for role in roles]


def _of_key(key: str, role: str) -> _Branch:
    return _Branch("parts", (("key", key), ("role", role)))


def _newest_names(
    connection: Connection, branches: Sequence[_Branch], wanted: Wanted, most: int
) -> tuple[list[str], bool]:
    """The newest events of all branches together, and whether these are all there are."""
    found: dict[int, list[tuple[bool, int, str]]] = {}
    for branch, event, day in connection.execute(*_read(connection, branches, wanted, most)):
        found.setdefault(branch, []).append(_place(day, event))
    ends = [places[-1] for places in found.values() if len(places) == most]
    merged = {place for places in found.values() for place in places}
    known = sorted(place for place in merged if not ends or place <= min(ends))
    return [event for _, _, event in known[:most]], not ends and len(known) <= most


def _read(
    connection: Connection, branches: Sequence[_Branch], wanted: Wanted, most: int
) -> tuple[TextualSelect, dict[str, Any]]:
    """Each branch's newest events within the days asked for, in one statement, and the values it is to be given.

    An event may last into the days asked for, so the first day is moved back by the longest event's days.
    """
    days, given = "", dict[str, Any](most=most)
    if wanted.until is not None:
        days, given["until"] = " AND day <= :until", wanted.until
    if wanted.since is not None:
        longest = timedelta(days=dict(tallied(connection, "longest")).get("", 0))
        days, given["since"] = f"{days} AND day >= :since", wanted.since - longest
    pieces = []
    for number, branch in enumerate(branches):
        given |= {f"{name}{number}": value for name, value in branch.values}
        where = " AND ".join(f"{name} = :{name}{number}" for name, _ in branch.values)
        pieces.append(
            f"SELECT * FROM (SELECT {number} AS branch, event, day FROM {branch.table} WHERE {where}{days} "
            "ORDER BY day DESC NULLS LAST, event LIMIT :most) one"
        )
    typed = [bindparam(name, type_=Date) for name in ("since", "until") if name in given]
    query = text(" UNION ALL ".join(pieces)).bindparams(*typed)
    return query.columns(column("branch", Integer), column("event", String), column("day", Date)), given
