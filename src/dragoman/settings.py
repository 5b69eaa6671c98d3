"""Settings, read once from the environment; each has a default that works offline on a laptop."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import SettingError


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set from outside.

    `db`: the record: a file, or a postgresql:// address (DRAGOMAN_DB).
    `codebook`: folder read instead of the one that ships (DRAGOMAN_CODEBOOK); None is the shipped one.
    `max_bytes`: pages above this size are refused (DRAGOMAN_MAX_BYTES).
    `max_depth`: HTML nested deeper than this is refused (DRAGOMAN_MAX_DEPTH).
    """

    db: str = "dragoman.db"
    codebook: Path | None = None
    max_bytes: int = 20_000_000
    max_depth: int = 2_000


def read_settings(environ: dict[str, str] | None = None) -> Settings:
    """Settings from DRAGOMAN_* variables.

    Raises:
        SettingError: a number is not a positive whole number.
    """
    env = dict(os.environ) if environ is None else environ
    default = Settings()
    book = env.get("DRAGOMAN_CODEBOOK")
    return Settings(
        db=env.get("DRAGOMAN_DB", default.db),
        codebook=Path(book) if book else None,
        max_bytes=_positive(env, "DRAGOMAN_MAX_BYTES", default.max_bytes),
        max_depth=_positive(env, "DRAGOMAN_MAX_DEPTH", default.max_depth),
    )


def _positive(env: dict[str, str], name: str, default: int) -> int:
    text = env.get(name)
    if text is None:
        return default
    if not text.isdecimal() or int(text) == 0:
        raise SettingError(f"{name} is {text!r}", fix="set it to a whole number above 0")
    return int(text)
