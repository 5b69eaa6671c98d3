"""Users and the log of their coming and going, in a file and on a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.errors import MissingError, SettingError
from dragoman.store import open_record

NOW = datetime(2020, 3, 6, tzinfo=UTC)


def test_users_come_and_go(where: str) -> None:
    with open_record(where, now=lambda: NOW) as record:
        assert not record.has_users()
        record.add_user("ann", "editor", "hash")
        with pytest.raises(SettingError, match="ann already"):
            record.add_user("ann", "reader", "hash")
        record.log_act("ann", "login", address="::1", now=NOW)
        (ann,) = record.users()
        assert (ann.name, ann.role, ann.seen) == ("ann", "editor", NOW)
        assert record.has_users() and record.user("ann") is not None and record.user("bob") is None
        record.remove_user("ann")
        with pytest.raises(MissingError, match="no user ann"):
            record.remove_user("ann")
        assert [(row.name, row.what) for row in record.login_log()] == [
            ("ann", "removed"), ("ann", "login"), ("ann", "added"),
        ]  # fmt: skip


def test_failures_are_counted_since_the_last_success(where: str) -> None:
    with open_record(where, now=lambda: NOW) as record:
        for minute, what in enumerate(("failed", "failed", "login", "failed")):
            record.log_act("ann", what, address="::1", now=NOW + timedelta(minutes=minute))  # type: ignore[arg-type]
        assert record.failed_logins("ann", "::1", since=NOW - timedelta(hours=1)) == (1, 3)
        assert record.failed_logins("ann", "::2", since=NOW + timedelta(minutes=2)) == (1, 0)
