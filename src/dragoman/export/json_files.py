"""A JSON object with one long list, written as it comes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from dragoman.records import one_line


def write_list(out: IO[bytes], head: Mapping[str, Any], name: str, values: Iterable[Any]) -> int:
    """Write `{...head, name: [...]}` with a value a line; how many values there were."""
    opening = json.dumps({**head, name: []}, ensure_ascii=False)[:-2]  # all but "]}"
    out.write(opening.encode())
    many = 0
    for value in values:
        out.write(f"{',' if many else ''}\n{one_line(value)}".encode())
        many += 1
    out.write(b"\n]}\n")
    return many
