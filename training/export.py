"""Writes a fitted model for run time: python -m training.export BASE FITTED OUT --name student

OUT gets types.onnx (int8 weights), tokenizer.json and labels.json with the digest of the weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
from hashlib import sha256
from pathlib import Path

import torch

from dragoman.model.graph import build_graph
from training.corpus import TYPES


def export(base: Path, fitted: Path, out: Path, name: str) -> None:
    """The model as int8 ONNX with its tokenizer and labels."""
    state = torch.load(fitted / "weights.pt", weights_only=True)
    arrays = {key: tensor.float().numpy() for key, tensor in state.items()}
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    weights = build_graph(arrays, config).SerializeToString()
    out.mkdir(parents=True, exist_ok=True)
    (out / "types.onnx").write_bytes(weights)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    card = {"name": name, "types": list(TYPES), "sha256": sha256(weights).hexdigest()}
    (out / "labels.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", default="student")
    options = parser.parse_args()
    export(options.base, options.fitted, options.out, options.name)
