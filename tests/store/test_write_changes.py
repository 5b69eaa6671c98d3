"""A resolution that is brought up to date stays whole, whenever one is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from dragoman.resolve import changing, counting
from dragoman.resolve.changing import find_changes
from dragoman.resolve.recoding import resolved_faults
from dragoman.resolve.whole import resolve_record, settle_record
from dragoman.store import open_record
from dragoman.store.keeping import reading_from
from dragoman.store.resolved_schema import RESOLVED
from dragoman.store.verifying import find_faults
from dragoman.types import Reading

# A child that is killed, as by `kill -9`, when it comes to a step of bringing the record up to date.
_CHILD = """
import os, signal, sys
from dragoman.resolve import changing, counting
from dragoman.resolve.whole import settle_record
from dragoman.store import open_record, write_changes

def killed(*values, **options):
    os.kill(os.getpid(), signal.SIGKILL)

counting.FEWEST, changing._MOST = 2, 1.0
setattr(write_changes, sys.argv[2], killed)
with open_record(sys.argv[1]) as record:
    settle_record(record)
"""


def resolved_rows(where: str) -> dict[str, Counter[tuple[Any, ...]]]:
    with reading_from(where) as connection:
        return {table.name: Counter(tuple(row) for row in connection.execute(select(table))) for table in RESOLVED}


@pytest.mark.parametrize("step", ["insert_pages", "insert_events", "_change_actors", "write_longest", "change_working"])
def test_killed_on_the_way_the_record_says_what_it_said_before(
    step: str, where: str, read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "FEWEST", 2)
    monkeypatch.setattr(changing, "_MOST", 1.0)
    with open_record(where) as record:
        for name in ("a.txt", "b.txt"):
            record.add_reading(read(name))
        resolve_record(record)
        record.add_reading(read("c.txt", given=date(2020, 3, 4)))
        assert find_changes(record, record.newest()) is not None
    before = resolved_rows(where)
    path = os.pathsep.join(path for path in sys.path if path)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, where, step], env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert child.returncode == -signal.SIGKILL
    assert resolved_rows(where) == before
    with open_record(where) as record:
        settle_record(record)
        assert resolved_rows(where) != before
        assert [*find_faults(where), *resolved_faults(record, Path(where) if "//" not in where else where)] == []
