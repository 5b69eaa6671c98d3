"""Passwords: kept as Argon2 hashes alone, checked in the same time whether the name is known or not."""

# ruff: noqa: PLC0415 - the package is wanted by desks with users alone (dragoman[desk])
from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.errors import SettingError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200  # characters


def hash_password(password: str) -> str:
    """The hash of a new password.

    Raises:
        SettingError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise SettingError(
            f"a password has {SHORTEST} to {LONGEST} characters", fix="a few words in a row are easy to keep"
        )
    return _hasher().hash(password)


def is_password(hashed: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed; None takes as long, so that nobody learns which names exist."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed or _of_nobody(), password[:LONGEST]) and bool(hashed)
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _of_nobody() -> str:
    return _hasher().hash("nobody's password")


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise SettingError("the package argon2-cffi is not installed", fix="pip install 'dragoman[desk]'") from error
    return PasswordHasher()
