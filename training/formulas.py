"""Pairs made from the set phrases of corpus/formulas.toml: phrase, sides and surroundings, drawn with a seed."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.types import Span
from training.corpus import FOLDER, Pair

_FILE = FOLDER / "formulas.toml"
_SIDE = re.compile(r"([AR]):([a-z0-9]+)")
_MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")

Lists = Mapping[str, Sequence[str]]


def read_formulas(path: Path = _FILE, *, copies: int = 2, seed: int = 0) -> list[Pair]:
    """Every phrase `copies` times, each time with other sides and other words around it.

    Raises:
        KeyError: a phrase names a kind of side that the file does not list.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    chooser = random.Random(seed)
    return [
        _render(f"{path.name}:{type_}:{number}", type_, phrase, tables, chooser)
        for type_, phrases in tables["phrases"].items()
        for number, phrase in enumerate(phrases)
        for _ in range(copies)
    ]


def _render(id_: str, type_: str, phrase: str, tables: Mapping[str, Lists], chooser: random.Random) -> Pair:
    around = tables["around"]
    text = _filled(chooser.choice(around["before"]), around, chooser)
    spans: dict[str, Span] = {}
    for words, side in _parts(phrase, tables["sides"], chooser):
        if side:
            spans[side] = Span(len(text), len(text) + len(words))
        text += words if text else words[0].upper() + words[1:]
    text += _filled(chooser.choice(around["after"]), around, chooser)
    return Pair(id_, text, type_, None, "actual", spans.get("A"), spans.get("R"), None, family=phrase)


def _parts(phrase: str, sides: Lists, chooser: random.Random) -> Iterator[tuple[str, str]]:
    """The phrase's words in order; with "A" or "R" the words of that side. Nobody stands on both."""
    end, taken = 0, ""
    for found in _SIDE.finditer(phrase):
        if found.start() > end:
            yield phrase[end : found.start()], ""
        kinds = sides[chooser.choice(found[2])]
        words = chooser.choice([one for one in kinds if one != taken])
        taken = words
        yield words, found[1]
        end = found.end()
    if phrase[end:]:
        yield phrase[end:], ""


def _filled(words: str, around: Lists, chooser: random.Random) -> str:
    return words.format(
        city=chooser.choice(around["cities"]),
        month=chooser.choice(_MONTHS),
        day=chooser.randint(1, 28),
        year=chooser.randint(1987, 2025),
    )
