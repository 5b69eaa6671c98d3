"""Reads renamed_actors.toml: keys of the actor file that are called otherwise than they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.codebook.load import shipped_folder
from dragoman.codebook.toml_files import read_file
from dragoman.errors import CodebookError

_KEYS = frozenset({"id", "was", "why"})


@dataclass(frozen=True, slots=True)
class RenamedActors:
    """`today` leads from a key that an actor had to the one it has."""

    today: Mapping[str, str]

    def key_of_today(self, key: str) -> str:
        """What an actor of this key, or the whole that it is part of, is called today; most keys stay as they are."""
        whole, rest = key, ""
        while whole not in self.today:
            whole, dot, part = whole.rpartition(".")
            if not dot:
                return key
            rest = f".{part}{rest}"
        return self.today[whole] + rest

    def keys_of(self, key: str) -> tuple[str, ...]:
        """A key of today with all that the actor was called before."""
        return (key, *(old for old, new in self.today.items() if new == key))


@lru_cache(maxsize=4)
def load_renamed_actors(path: Path | None = None) -> RenamedActors:
    """The table of renamed_actors.toml, by default the file that ships.

    Raises:
        CodebookError: a key that nobody reads, one that is missing, or a name that leads to two actors.
    """
    today: dict[str, str] = {}
    for table in read_file(path or shipped_folder() / "renamed_actors.toml", "renamed"):
        table.only(_KEYS)
        table.text("why")
        for old in table.texts("was"):
            if old in today:
                raise table.error(f"{old} is called {today[old]} already", fix="name each old key once")
            today[old] = table.id
    if renamed_twice := sorted(today.keys() & set(today.values())):
        fix = "give the key of today to every old one"
        raise CodebookError(f"{renamed_twice[0]} was renamed itself", file="renamed_actors.toml", fix=fix)
    return RenamedActors(today)
