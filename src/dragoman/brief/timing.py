"""When a brief is sent: a time of day or a moment, and waiting for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from dragoman.errors import SettingError

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_NAP = 30.0  # seconds; a machine that slept meanwhile looks at the clock again


def parse_at(text: str, now: datetime) -> datetime:
    """ "18:00" is today, or tomorrow where that has passed; "2026-03-05 18:00" is that moment, in the zone of `now`.

    Raises:
        SettingError: it is no time, or has passed.
    """
    fix = "write 18:00, or 2026-03-05 18:00"
    clock = _CLOCK.fullmatch(text.strip())
    try:
        if clock:
            today = datetime.combine(now.date(), time(int(clock[1]), int(clock[2])), now.tzinfo)
            return today if today >= now else today + timedelta(days=1)
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise SettingError(f"{text!r} is no time", fix=fix) from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    if moment < now:
        raise SettingError(f"{text} has passed", fix=fix)
    return moment


def wait_until(moment: datetime, clock: Callable[[], datetime], sleep: Callable[[float], None]) -> None:
    """Return when the clock has reached a moment."""
    while (left := (moment - clock()).total_seconds()) > 0:
        sleep(min(left, _NAP))
