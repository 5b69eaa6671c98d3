"""Which classifier speaks: the small one that ships, or the large one where it is installed and few pages are read."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import ModelError
from dragoman.model.classifier import PairClassifier, load_classifier, name_of, shipped_student
from dragoman.model.installing import shipped_part

FEW = 25  # pages; with the large model a page takes about twice as long


@dataclass(frozen=True, slots=True)
class Model:
    """A classifier that is or could be there.

    `state`: ready; not installed; outdated: made from another release's adapter. `name` is what readings say it is.
    `bytes`: on disk, 0 where there is none. `right`: share of the corpus's held-back tenth that it names rightly.
    """

    size: str
    state: str
    name: str
    folder: Path
    bytes: int
    right: float


def list_models(cache: Path) -> tuple[Model, Model]:
    """The small model and the large one."""
    small = shipped_student()
    return _describe("small", small, small), _large(cache)


def place_of(size: str, cache: Path) -> Path:
    """The folder that a model is installed in.

    Raises:
        ModelError: there is no such model to install.
    """
    if size != "large":
        raise ModelError(f"there is no model {size!r} to install", fix="the one that can be installed is: large")
    return _large_folder(cache)


def remove_model(size: str, cache: Path) -> bool:
    """Take an installed model away; whether there was one."""
    folder = place_of(size, cache)
    if not folder.exists():
        return False
    shutil.rmtree(folder)
    load_classifier.cache_clear()
    return True


def choose_classifier(size: str, cache: Path, *, pages: int | None) -> PairClassifier:
    """The classifier that reads.

    Args:
        size: small, large, or auto: the large one where it is ready and few pages are read.
        cache: the folder that models are installed under.
        pages: how many are read in one call; None: not known, as from standard input.

    Raises:
        ModelError: the large one is asked for and not ready.
    """
    large = _large(cache)
    few = pages is not None and pages <= FEW
    if size == "large" and large.state != "ready":
        raise ModelError(f"the large model is {large.state}", fix="dragoman model install large")
    if size == "large" or (size == "auto" and few and large.state == "ready"):
        return load_classifier(large.folder)
    return load_classifier()


def as_good(voice: PairClassifier, size: str, cache: Path) -> tuple[PairClassifier, ...]:
    """The classifiers whose readings `voice` would not better: its own, and in auto the large one's.

    A page read with care among a few is not read again by the small model in bulk. Of the second one only the name
    is true.
    """
    large = _large(cache)
    if size != "auto" or large.state != "ready" or large.name == voice.name:
        return (voice,)
    return voice, replace(voice, name=large.name)


def _large(cache: Path) -> Model:
    return _describe("large", _large_folder(cache), shipped_part())


def _large_folder(cache: Path) -> Path:
    return cache.expanduser() / "large"


def _describe(size: str, folder: Path, part: Path) -> Model:
    """The model of a folder, beside what was released of it in `part`."""
    released = _read_card(part)
    card = _read_card(folder)
    if not card:
        return Model(size, "not installed", "", folder, 0, released["held_back"])
    ready = card.get("released", card["sha256"]) == released["sha256"] and (folder / "types.onnx").is_file()
    taken = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    return Model(size, "ready" if ready else "outdated", name_of(card), folder, taken, released["held_back"])


def _read_card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return card
