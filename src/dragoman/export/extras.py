"""Packages that only some formats need, asked for when they are."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dragoman.errors import SettingError


def need(module: str, extra: str) -> Any:
    """A module of an optional package.

    Raises:
        SettingError: it is not installed; names the extra that brings it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise SettingError(f"this needs {package}", fix=f"pip install 'dragoman[{extra}]'") from error


def need_fetching() -> None:
    """What reading from the network needs; `dragoman.fetching` asks for it before anything else.

    Raises:
        SettingError: it is not installed.
    """
    for module in ("httpx_secure", "protego", "feedparser"):
        need(module, "fetch")
