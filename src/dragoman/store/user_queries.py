"""Who may use a desk that other machines reach, and the log of their coming and going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.errors import MissingError, SettingError
from dragoman.store.schema import audit, users

Role = Literal["reader", "analyst", "editor"]
Act = Literal["added", "removed", "login", "failed", "refused", "logout"]


@dataclass(frozen=True, slots=True)
class User:
    """A person who may log in. `password` is an Argon2 hash; `seen` is the last login."""

    name: str
    role: Role
    password: str
    added: datetime
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the log: who did what, from which address, when."""

    id: int
    name: str
    what: Act
    address: str
    when: datetime


def add_user(connection: Connection, user: User) -> None:
    """Add a user.

    Raises:
        SettingError: somebody is called so already.
    """
    if find_user(connection, user.name) is not None:
        raise SettingError(f"there is a user {user.name} already", fix=f"dragoman user remove {user.name}")
    row = {"name": user.name, "role": user.role, "password": user.password, "added": user.added}
    connection.execute(insert(users).values(**row))
    write_audit(connection, user.name, "added", address="", now=user.added)


def remove_user(connection: Connection, name: str, *, now: datetime) -> None:
    """Remove a user; his judgements and his lines in the log stay.

    Raises:
        MissingError: nobody is called so.
    """
    if connection.execute(delete(users).where(users.c.name == name)).rowcount == 0:
        raise MissingError(f"no user {name}", fix="see: dragoman user list")
    write_audit(connection, name, "removed", address="", now=now)


def find_user(connection: Connection, name: str) -> User | None:
    """A user by the name."""
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return User(row.name, row.role, row.password, row.added) if row else None


def find_users(connection: Connection) -> list[User]:
    """All users by name, with their last login."""
    last = select(func.max(audit.c.added)).where(audit.c.name == users.c.name, audit.c.what == "login")
    query = select(users, last.scalar_subquery().label("seen")).order_by(users.c.name)
    return [User(row.name, row.role, row.password, row.added, row.seen) for row in connection.execute(query)]


def has_users(connection: Connection) -> bool:
    """Whether anybody must log in."""
    return connection.execute(select(users.c.name).limit(1)).first() is not None


def write_audit(connection: Connection, name: str, what: Act, *, address: str, now: datetime) -> None:
    """Append a line to the log."""
    connection.execute(insert(audit).values(name=name, what=what, address=address, added=now))


def find_audit(connection: Connection, *, limit: int) -> list[AuditRow]:
    """The last lines of the log, the newest first."""
    rows = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(limit))
    return [AuditRow(row.id, row.name, row.what, row.address, row.added) for row in rows]


def failures(connection: Connection, *, name: str, address: str, since: datetime) -> tuple[int, int]:
    """How many logins failed after a moment: under a name since its last success, and from an address."""
    success = select(func.max(audit.c.id)).where(audit.c.name == name, audit.c.what == "login").scalar_subquery()
    failed = select(func.count()).select_from(audit).where(audit.c.what == "failed", audit.c.added > since)
    under = failed.where(audit.c.name == name, audit.c.id > func.coalesce(success, 0))
    return connection.scalar(under) or 0, connection.scalar(failed.where(audit.c.address == address)) or 0
