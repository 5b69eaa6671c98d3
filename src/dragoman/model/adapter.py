"""A fitted model as what sets it apart from its base: a few MB instead of hundreds.

Each matrix that fitting changed is kept as the product of two thin ones, from the singular values of its change; which
values are kept is settled over all matrices together, by what they tell for each number they cost. The thin matrices
are whole numbers from -15 to 15, each row or column with a scale of its own: compressed, half a byte a number, so that
twice as many can be kept as of finer ones. What is kept whole (the head) goes to 127.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

_COARSE, _FINE = 15, 127  # steps on either side of 0

Arrays = Mapping[str, NDArray[np.float32]]
Adapter = dict[str, NDArray[np.float32] | NDArray[np.int8]]


def make_adapter(fitted: Arrays, base: Arrays, numbers: int) -> Adapter:
    """What to add to `base` for `fitted`.

    Args:
        fitted: the model's arrays.
        base: those of its encoder before fitting, by the same names; what is not there (the head) is kept whole.
        numbers: how many numbers the thin matrices may have in all.
    """
    changed = {name: array for name, array in fitted.items() if name not in base or np.any(array != base[name])}
    parts = {
        name: np.linalg.svd(array - base[name], full_matrices=False)
        for name, array in changed.items()
        if name in base and array.ndim == 2
    }
    ranks = _share_out(
        {name: (values, len(left) + right.shape[1]) for name, (left, values, right) in parts.items()}, numbers
    )
    adapter: Adapter = {}
    for name, array in changed.items():
        if name in parts:
            left, values, right = parts[name]
            root, rank = np.sqrt(values[: ranks[name]]), ranks[name]
            _put(adapter, f"{name}:left", left[:, :rank] * root, axis=0, steps=_COARSE)
            _put(adapter, f"{name}:right", right[:rank] * root[:, None], axis=1, steps=_COARSE)
        elif array.ndim == 2:
            _put(adapter, f"{name}:whole", array, axis=1, steps=_FINE)
        else:
            adapter[name] = array
    return adapter


def merge_adapter(adapter: Mapping[str, NDArray[np.float32]], base: Arrays) -> dict[str, NDArray[np.float32]]:
    """The fitted model's arrays, from its base and what `make_adapter` made."""
    merged = dict(base)
    for key in adapter:
        name, _, part = key.partition(":")
        if not part:
            merged[name] = adapter[key]
        elif part == "whole":
            merged[name] = _get(adapter, key)
        elif part == "left":
            change = _get(adapter, key).astype(np.float64) @ _get(adapter, f"{name}:right")
            merged[name] = (base[name] + change).astype(np.float32)
    return merged


def _share_out(parts: Mapping[str, tuple[NDArray[np.float32], int]], numbers: int) -> dict[str, int]:
    """How many singular values of each matrix are kept: the most telling ones for what they cost first."""
    ranks = dict.fromkeys(parts, 0)
    worth = [(float(value) ** 2 / cost, cost, name) for name, (values, cost) in parts.items() for value in values]
    left = numbers
    for _, cost, name in sorted(worth, reverse=True):
        if cost > left:
            break
        ranks[name] += 1
        left -= cost
    return ranks


def _put(adapter: Adapter, key: str, array: NDArray[np.float32], *, axis: int, steps: int) -> None:
    scale = np.maximum(np.abs(array).max(axis=axis, keepdims=True, initial=0.0) / steps, 1e-12).astype(np.float32)
    adapter[key] = np.round(array / scale).astype(np.int8)
    adapter[f"{key}:scale"] = scale


def _get(adapter: Mapping[str, NDArray[np.float32]], key: str) -> NDArray[np.float32]:
    array: NDArray[np.float32] = adapter[key] * adapter[f"{key}:scale"]
    return array
