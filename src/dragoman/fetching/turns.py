"""Manners: a host is asked again only after a pause, also by the next command."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dragoman.fetching.captures import RefusedError, Why

PAUSE = 5.0  # seconds between two requests to one host, at least
_LONGEST_WAIT = 300.0
_UNSAFE = re.compile(r"[^a-z0-9.-]")


def _sleep(seconds: float) -> bool:
    time.sleep(seconds)
    return False


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, and a way to let it pass: `wait` says whether somebody wants to stop instead."""

    now: Callable[[], datetime] = _utc_now
    wait: Callable[[float], bool] = _sleep


class Turns:
    """When each host was last asked, and how long it wants to be left alone.

    The times are kept as those of empty files in a folder, so that one command after the other keeps the pause too.
    Two commands that run at once may still meet at a host in the same instant.
    """

    def __init__(self, clock: Clock, folder: Path | None = None) -> None:
        self._clock = clock
        self._folder = folder
        self._last: dict[str, datetime] = {}
        self._closed: dict[str, datetime] = {}

    def take(self, host: str, pause: float = PAUSE) -> None:
        """Wait until a host may be asked, and note that it is asked now.

        Args:
            pause: seconds that must lie between two requests; less than PAUSE counts as PAUSE.

        Raises:
            RefusedError: it wants to be left alone for longer than we wait, or somebody wants to stop.
        """
        pause = max(pause, PAUSE)
        if pause > _LONGEST_WAIT:
            raise RefusedError(Why.robots, f"robots.txt of {host} asks for {pause:,.0f} seconds between requests")
        now = self._clock.now()
        closed = (self._closed.get(host, now) - now).total_seconds()
        if closed > _LONGEST_WAIT:
            raise RefusedError(Why.later, f"{host} asked to be left alone for {closed:,.0f} seconds")
        wait = max(closed, self._to_wait(host, pause, now))
        if self._clock.wait(max(wait, 0.0)):
            raise RefusedError(Why.stopped, "stopped before it was asked")
        self._note(host)

    def close(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long, as it asked."""
        self._closed[host] = self._clock.now() + timedelta(seconds=seconds)

    def _to_wait(self, host: str, pause: float, now: datetime) -> float:
        times = [time for time in (self._last.get(host), self._noted(host)) if time is not None]
        # A clock that was set back does not make anybody wait longer than the pause.
        return min(pause, pause - (now - max(times)).total_seconds()) if times else 0.0

    def _noted(self, host: str) -> datetime | None:
        file = self._file(host)
        try:
            return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file else None
        except OSError:
            return None

    def _note(self, host: str) -> None:
        now = self._last[host] = self._clock.now()
        file = self._file(host)
        if file is None:
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
            os.utime(file, (now.timestamp(), now.timestamp()))
        except OSError:  # a cache that cannot be written costs the memory between commands, nothing else
            self._folder = None

    def _file(self, host: str) -> Path | None:
        return self._folder / f"{_UNSAFE.sub('_', host.lower())[:200]}.asked" if self._folder else None
