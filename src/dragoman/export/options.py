"""What a caller may ask of every format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`strict`: only a format's native columns. `title`: what the file is called inside, where a format has a name."""

    strict: bool = False
    title: str = "dragoman"
