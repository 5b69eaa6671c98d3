"""Days as a form sends them."""

from __future__ import annotations

from datetime import date

from dragoman.errors import SettingError


def asked_day(text: str) -> date | None:
    """A day as a form sends it, None where the field is empty.

    Raises:
        SettingError: it is none.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise SettingError(f"{text!r} is no day", fix="write it as 2020-03-05") from None
