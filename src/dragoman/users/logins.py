"""Logins: every attempt is logged; too many failures under a name, or from an address, shut the door for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

from dragoman.store import Record
from dragoman.store.user_queries import User
from dragoman.users.passwords import is_password

WINDOW = timedelta(minutes=15)
MOST_UNDER_A_NAME = 5  # failures in the window since its last success
MOST_FROM_AN_ADDRESS = 20
_ONE_AT_A_TIME = Lock()  # many guesses sent at once must count as many


class TooManyFailures(Exception):  # noqa: N818 - a refusal that passes with time
    """The door is shut for a while; the password was not looked at."""


def log_in(record: Record, name: str, password: str, *, address: str, now: datetime) -> User | None:
    """The user who bears that name and password, None for anybody else.

    Raises:
        TooManyFailures: of late too many logins failed under this name or from this address.
    """
    name = name[:80]
    with _ONE_AT_A_TIME:
        under, from_there = record.failed_logins(name, address, since=now - WINDOW)
        if under >= MOST_UNDER_A_NAME or from_there >= MOST_FROM_AN_ADDRESS:
            record.log_act(name, "refused", address=address, now=now)
            raise TooManyFailures(name)
        user = record.user(name)
        right = is_password(user.password if user else None, password)
        record.log_act(name, "login" if right else "failed", address=address, now=now)
    return user if right else None
