"""Reads type_pairs.toml: types that two pages may give to one happening, and acts that undo one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.codebook.load import shipped_folder
from dragoman.codebook.toml_files import read_file

_NEAR_KEYS = frozenset({"id", "types", "why"})
_OPPOSITE_KEYS = frozenset({"id", "one", "other", "about", "why"})


@dataclass(frozen=True, slots=True)
class Opposite:
    """Two groups of acts of which one undoes the other; `about` holds words both sentences need, or none."""

    one: frozenset[str]
    other: frozenset[str]
    about: frozenset[str]
    why: str


@dataclass(frozen=True, slots=True)
class TypePairs:
    """`near` gives for each type the ids of the groups it is compared in; the type's own name is one of them."""

    near: Mapping[str, frozenset[str]]
    opposites: tuple[Opposite, ...]

    def groups_of(self, event_type: str) -> frozenset[str]:
        """The groups within which reports of this type are compared."""
        return self.near.get(event_type, frozenset()) | {event_type}


@lru_cache(maxsize=4)
def load_type_pairs(path: Path | None = None) -> TypePairs:
    """The tables of type_pairs.toml, by default the file that ships.

    Raises:
        CodebookError: a key that nobody reads, or one that is missing.
    """
    place = path or shipped_folder() / "type_pairs.toml"
    near: dict[str, set[str]] = {}
    for table in read_file(place, "near"):
        table.only(_NEAR_KEYS)
        table.text("why")
        for event_type in table.texts("types"):
            near.setdefault(event_type, set()).add(table.id)
    opposites = []
    for table in read_file(place, "opposite"):
        table.only(_OPPOSITE_KEYS)
        one, other, about = (frozenset(table.texts(key)) for key in ("one", "other", "about"))
        opposites.append(Opposite(one, other, about, table.text("why")))
    return TypePairs({name: frozenset(groups) for name, groups in near.items()}, tuple(opposites))
