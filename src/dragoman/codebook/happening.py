"""Reads happening.toml: the words that say whether an event happened, and the verbs that carry event nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.toml_files import read_file
from dragoman.types import Status

_STATUSES: Mapping[str, Status] = {"planned": "planned", "possible": "possible", "negated": "negated"}
_GOVERNOR_KEYS = frozenset({"id", "status", "verbs", "nouns", "adjectives", "infinitive"})
_INSTRUMENT_KEYS = frozenset({"id", "nouns"})
_SILENT_KEYS = frozenset({"id", "verbs"})
_EVERYDAY_KEYS = frozenset({"id", "patterns"})
_LIGHT_KEYS = frozenset({"id", "verbs", "passive"})


@dataclass(frozen=True, slots=True)
class Happening:
    """Governing lemmas by part of speech, and the lemmas of light verbs.

    `infinitives` govern infinitives only: "ordered troops to leave" is planned, "ordered the expulsion" is done.
    `instruments` are things that act for whom they belong to, `silent` verbs are nobody's act. `everyday` are the words
    of patterns that everybody uses of everything: "help", "pick up".
    """

    verbs: Mapping[str, Status]
    nouns: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    infinitives: Mapping[str, Status]
    light: frozenset[str]
    light_passive: frozenset[str]
    instruments: frozenset[str]
    silent: frozenset[str]
    everyday: frozenset[str] = frozenset()


def read_happening(path: Path) -> Happening:
    """The tables of happening.toml.

    Raises:
        CodebookError: a key or status that nobody reads.
    """
    found: dict[str, dict[str, Status]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    infinitives: dict[str, Status] = {}
    for table in read_file(path, "governor"):
        table.only(_GOVERNOR_KEYS)
        status = _STATUSES.get(table.text("status"))
        if status is None:
            raise table.error("status is not one we know", fix=f"one of {', '.join(_STATUSES)}")
        for part, lemmas in found.items():
            target = infinitives if part == "verbs" and table.values.get("infinitive") else lemmas
            for lemma in table.texts(part):
                target.setdefault(lemma, status)
    light: set[str] = set()
    passive: set[str] = set()
    for table in read_file(path, "light"):
        table.only(_LIGHT_KEYS)
        (passive if table.values.get("passive") else light).update(table.texts("verbs"))
    return Happening(
        found["verbs"],
        found["nouns"],
        found["adjectives"],
        infinitives,
        frozenset(light - passive),
        frozenset(passive),
        _lemmas(path, "instrument", "nouns", _INSTRUMENT_KEYS),
        _lemmas(path, "silent", "verbs", _SILENT_KEYS),
        _lemmas(path, "everyday", "patterns", _EVERYDAY_KEYS),
    )


def _lemmas(path: Path, name: str, key: str, allowed: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for table in read_file(path, name):
        table.only(allowed)
        found.update(table.texts(key))
    return frozenset(found)
