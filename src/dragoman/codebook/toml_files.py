"""TOML tables that know their file and line, so that a mistake can be named where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dragoman.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Table:
    """One [[table]] of a file: its values, its `id`, and the line its id stands in."""

    file: str
    line: int
    id: str
    values: Mapping[str, Any]
    lines: tuple[str, ...]

    def error(self, what: str, *, fix: str, line: int | None = None) -> CodebookError:
        """A CodebookError that names this table."""
        return CodebookError(what, file=self.file, line=line or self.line, rule=self.id, fix=fix)

    def only(self, allowed: Set[str], values: Mapping[str, Any] | None = None, *, where: str = "rule") -> None:
        """Refuse keys nobody reads: a misspelt key must not pass in silence."""
        for key in values if values is not None else self.values:
            if key not in allowed:
                near = get_close_matches(key, allowed, n=1)
                fix = f"did you mean {near[0]!r}?" if near else f"keys are: {', '.join(sorted(allowed))}"
                raise self.error(f"unknown key {key!r} in {where}", line=self.line_of(f"{key} "), fix=fix)

    def text(self, key: str, values: Mapping[str, Any] | None = None) -> str:
        """A non-empty string, or an error."""
        found = (self.values if values is None else values).get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.error(f"{key} is missing or no text", fix=f'add {key} = "..."')
        return found

    def text_or_none(self, key: str, values: Mapping[str, Any] | None = None) -> str | None:
        """A string if the key is there."""
        return self.text(key, values) if key in (self.values if values is None else values) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one; a missing key as none."""
        found = self.values.get(key, [])
        found = [found] if isinstance(found, str) else found
        if not isinstance(found, list) or not all(isinstance(text, str) and text for text in found):
            raise self.error(f"{key} is no list of texts", fix=f'write {key} = ["...", "..."]')
        if (twice := first_twice(found)) is not None:
            line = self.line_of(f"{key} ")
            raise self.error(f"{twice!r} stands twice in {key}", line=line, fix="take one of the two out")
        return tuple(found)

    def line_of(self, text: str) -> int:
        """The first line at or after this table's that holds the text."""
        for number, line in enumerate(self.lines[self.line - 1 :], start=self.line):
            if text in line:
                return number
        return self.line


def first_twice(texts: Iterable[str]) -> str | None:
    """The first text that has been there before."""
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            return text
        seen.add(text)
    return None


def read_tables(folder: Path, name: str) -> Iterator[Table]:
    """Every [[name]] table of `folder`/*.toml, in the order of files and lines."""
    for path in sorted(folder.glob("*.toml")):
        yield from read_file(path, name)


def read_file(path: Path, name: str) -> Iterator[Table]:
    """Every [[name]] table of one file.

    Raises:
        CodebookError: the file cannot be read, is no TOML, or a table has no id.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except OSError as error:
        raise CodebookError(f"cannot be read ({error.strerror})", file=path.name, fix="check the path") from error
    except UnicodeDecodeError as error:
        raise CodebookError("is not UTF-8 text", file=path.name, fix="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"is no TOML: {error}", file=path.name, fix="mend that line") from error
    lines = tuple(text.splitlines())
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise CodebookError(f"{name} is no list of tables", file=path.name, fix=f"write [[{name}]], with two brackets")
    for number, values in enumerate(tables, start=1):
        table_id = values.get("id")
        if not isinstance(table_id, str):
            raise CodebookError(f"[[{name}]] number {number} has no id", file=path.name, fix='add id = "..."')
        yield Table(path.name, _line_of_id(lines, table_id), table_id, values, lines)


def _line_of_id(lines: tuple[str, ...], table_id: str) -> int:
    for number, line in enumerate(lines, start=1):
        left, _, right = line.partition("=")
        if left.strip() == "id" and right.strip().strip("\"'") == table_id:
            return number
    return 1
