"""Settings, read once from the environment; each has a default that works offline on a laptop."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import SettingError

MODELS = ("small", "large", "auto")
SWITCH = ("on", "off")


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set from outside.

    `db`: the record: a file, or a postgresql:// address (DRAGOMAN_DB).
    `codebook`: folder read instead of the one that ships (DRAGOMAN_CODEBOOK); None is the shipped one.
    `max_bytes`: pages above this size are refused (DRAGOMAN_MAX_BYTES).
    `max_depth`: HTML nested deeper than this is refused (DRAGOMAN_MAX_DEPTH).
    `model`: which classifier speaks: small, large, or auto, the large one where it is installed and few pages are
        read (DRAGOMAN_MODEL).
    `cache`: folder for what is fetched or made once, such as the large model (DRAGOMAN_CACHE).
    `smtp`: mail server that briefs are handed to, as smtps://user:password@host (DRAGOMAN_SMTP).
    `sender`: address that briefs come from (DRAGOMAN_SENDER).
    `readers`: file with the addresses that briefs go to, one a line (DRAGOMAN_READERS).
    `desk_address`: https address under which the desk answers unsubscribe links (DRAGOMAN_DESK_ADDRESS).
    `fetch`: whether pages may be read from the network: on or off (DRAGOMAN_FETCH).
    `contact`: mail or https address that servers are told to write to (DRAGOMAN_CONTACT).
    `captures`: folder that fetched pages are kept in as they came (DRAGOMAN_CAPTURES).
    """

    db: str = "dragoman.db"
    codebook: Path | None = None
    max_bytes: int = 20_000_000
    max_depth: int = 2_000
    model: str = "auto"
    cache: Path = Path("~/.cache/dragoman")
    smtp: str | None = None
    sender: str | None = None
    readers: Path | None = None
    desk_address: str | None = None
    fetch: str = "off"
    contact: str | None = None
    captures: Path = Path("captures")


def read_settings(environ: dict[str, str] | None = None) -> Settings:
    """Settings from DRAGOMAN_* variables.

    Raises:
        SettingError: a number is not a positive whole number, DRAGOMAN_MODEL names no classifier, or DRAGOMAN_FETCH is
            neither on nor off.
    """
    env = dict(os.environ) if environ is None else environ
    default = Settings()
    book, readers = env.get("DRAGOMAN_CODEBOOK"), env.get("DRAGOMAN_READERS")
    return Settings(
        db=env.get("DRAGOMAN_DB", default.db),
        codebook=Path(book) if book else None,
        max_bytes=_positive(env, "DRAGOMAN_MAX_BYTES", default.max_bytes),
        max_depth=_positive(env, "DRAGOMAN_MAX_DEPTH", default.max_depth),
        model=_one_of(env, "DRAGOMAN_MODEL", MODELS, default.model),
        cache=Path(env.get("DRAGOMAN_CACHE") or default.cache),
        smtp=env.get("DRAGOMAN_SMTP"),
        sender=env.get("DRAGOMAN_SENDER"),
        readers=Path(readers) if readers else None,
        desk_address=env.get("DRAGOMAN_DESK_ADDRESS"),
        fetch=_one_of(env, "DRAGOMAN_FETCH", SWITCH, default.fetch),
        contact=env.get("DRAGOMAN_CONTACT"),
        captures=Path(env.get("DRAGOMAN_CAPTURES") or default.captures),
    )


def _positive(env: dict[str, str], name: str, default: int) -> int:
    text = env.get(name)
    if text is None:
        return default
    if not text.isdecimal() or int(text) == 0:
        raise SettingError(f"{name} is {text!r}", fix="set it to a whole number above 0")
    return int(text)


def _one_of(env: dict[str, str], name: str, values: tuple[str, ...], default: str) -> str:
    text = env.get(name) or default
    if text not in values:
        raise SettingError(f"{name} is {text!r}", fix=f"set it to {', '.join(values[:-1])} or {values[-1]}")
    return text
