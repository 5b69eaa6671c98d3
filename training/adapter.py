"""Writes what sets a fitted model apart from its base: python -m training.adapter BASE FITTED OUT.npz [--numbers N]"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file

from dragoman.model.adapter import make_adapter


def write_adapter(base: Path, fitted: Path, out: Path, numbers: int) -> None:
    """The adapter of FITTED/weights.pt to BASE/model.safetensors, as one .npz."""
    state = torch.load(fitted / "weights.pt", weights_only=True)
    arrays = {name: one.float().numpy() for name, one in state.items() if name.startswith(("encoder.", "head."))}
    before = {f"encoder.{name}": array for name, array in load_file(base / "model.safetensors").items()}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **make_adapter(arrays, before, numbers))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--numbers", type=int, default=5_300_000)
    options = parser.parse_args()
    write_adapter(options.base, options.fitted, options.out, options.numbers)
