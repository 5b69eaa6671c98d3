"""Reads contexts.toml: the words that settle what an event is about, in PLOVER's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.toml_files import Table, read_file

_KEYS = frozenset({"id", "sure", "hints", "example", "counterexample"})
_EXAMPLE_KEYS = frozenset({"text", "words"})
_COUNTER_KEYS = frozenset({"text", "why"})


@dataclass(frozen=True, slots=True)
class ContextWord:
    """Lemmas that stand one after the other, the context they speak for, and whether they settle it alone."""

    lemmas: tuple[str, ...]
    context: str
    sure: bool


@dataclass(frozen=True, slots=True)
class ContextExample:
    """A sentence with the words that must settle the context; none of them for a counter-example."""

    context: str
    text: str
    words: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Contexts:
    """The words by their first lemma, and the examples."""

    words: Mapping[str, tuple[ContextWord, ...]]
    examples: tuple[ContextExample, ...]


def read_contexts(path: Path) -> Contexts:
    """The words of contexts.toml.

    Raises:
        CodebookError: a key that nobody reads, or a context without words.
    """
    by_first: dict[str, list[ContextWord]] = {}
    examples: list[ContextExample] = []
    for table in read_file(path, "context"):
        table.only(_KEYS)
        found = [*_words(table, "sure"), *_words(table, "hints")]
        if not found:
            raise table.error("neither sure words nor hints", fix='add sure = ["..."]')
        for word in found:
            by_first.setdefault(word.lemmas[0], []).append(word)
        examples.extend(_examples(table))
    return Contexts({first: tuple(words) for first, words in by_first.items()}, tuple(examples))


def _words(table: Table, key: str) -> Iterator[ContextWord]:
    for text in table.texts(key):
        yield ContextWord(tuple(text.split()), table.id, key == "sure")


def _examples(table: Table) -> Iterator[ContextExample]:
    for values in table.values.get("example", []):
        table.only(_EXAMPLE_KEYS, values, where="example")
        text = table.text("text", values)
        yield ContextExample(table.id, text, tuple(values.get("words", ())), table.line_of(text))
    for values in table.values.get("counterexample", []):
        table.only(_COUNTER_KEYS, values, where="counterexample")
        text = table.text("text", values)
        yield ContextExample(table.id, text, (), table.line_of(text))
