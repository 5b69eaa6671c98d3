"""Reads noun_groups.toml: nouns that many rules refuse or ask for together, named in a rule as "@id"."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dragoman.codebook.toml_files import Table, read_file

_KEYS = frozenset({"id", "nouns"})
_MARK = "@"


def read_noun_groups(path: Path) -> Mapping[str, frozenset[str]]:
    """The nouns of each group by its id; none where a codebook has no such file.

    Raises:
        CodebookError: a key that nobody reads, a noun that stands twice.
    """
    groups: dict[str, frozenset[str]] = {}
    for table in read_file(path, "group") if path.is_file() else ():
        table.only(_KEYS, where="group")
        groups[table.id] = frozenset(table.texts("nouns"))
    return groups


def nouns_of(table: Table, key: str, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a rule's key, each "@group" replaced by the nouns of that group.

    Raises:
        CodebookError: no group has that id.
    """
    words = table.texts(key)
    named = [word.removeprefix(_MARK) for word in words if word.startswith(_MARK)]
    for name in named:
        if name not in groups:
            known = ", ".join(sorted(groups)) or "none"
            raise table.error(f"{key} names @{name}, and there is no such group", fix=f"groups are: {known}")
    own = frozenset(word for word in words if not word.startswith(_MARK))
    return own.union(*(groups[name] for name in named))
