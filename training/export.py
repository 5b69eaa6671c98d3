"""Writes a fitted model for run time: python -m training.export BASE FITTED OUT --name student

OUT gets types.onnx (int8 weights), tokenizer.json and labels.json with the digest of the weights and
how many of the held-back tenth they name rightly.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch

from dragoman.model.classifier import load_classifier
from dragoman.model.graph import build_graph
from training.corpus import TYPES, Pair
from training.measure import ask_held_back


def export(base: Path, fitted: Path, out: Path, name: str, temperature: float) -> None:
    """The model as int8 ONNX with its tokenizer and labels; its logits are divided by `temperature`."""
    state = torch.load(fitted / "weights.pt", weights_only=True)
    arrays = {key: tensor.float().numpy() for key, tensor in state.items()}
    for part in ("weight", "bias"):
        arrays[f"head.outer.{part}"] = arrays[f"head.outer.{part}"] / np.float32(temperature)
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    weights = build_graph(arrays, config).SerializeToString()
    out.mkdir(parents=True, exist_ok=True)
    (out / "types.onnx").write_bytes(weights)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    write_card(out, {"name": name, "types": list(TYPES), "sha256": sha256(weights).hexdigest()})


def write_card(folder: Path, card: dict[str, Any]) -> list[tuple[Pair, Mapping[str, float]]]:
    """Write labels.json, with the share of the corpus's held-back tenth that the model names rightly.

    Returns:
        The held-back pairs with the model's answers.
    """
    labels = folder / "labels.json"
    labels.write_text(json.dumps(card), encoding="utf-8")
    answers = ask_held_back(load_classifier(folder))
    right = sum(max(chances, key=chances.__getitem__) == pair.type for pair, chances in answers)
    own = card | {"held_back": round(right / len(answers), 4)}
    labels.write_text(json.dumps(own, indent=2) + "\n", encoding="utf-8")
    return answers


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", default="student")
    parser.add_argument("--temperature", type=float, default=1.0, help="above 1: less sure (training.measure finds it)")
    options = parser.parse_args()
    export(options.base, options.fitted, options.out, options.name, options.temperature)
