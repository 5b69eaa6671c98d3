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
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.corpus import TYPES
from training.fit import PairModel


def export(base: Path, fitted: Path, out: Path, name: str) -> None:
    """The model as int8 ONNX with its tokenizer and labels."""
    model = PairModel(base)
    model.load_state_dict(torch.load(fitted / "weights.pt", weights_only=True))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 9, dtype=torch.long)
    ones = torch.ones(2, 9)
    dynamic = {side: {0: "batch", 1: "length"} for side in ("ids", "mask", "actor", "recipient")}
    full = out / "full.onnx"
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids), ones, ones),
        str(full),
        input_names=["ids", "mask", "actor", "recipient"],
        output_names=["logits"],
        dynamic_axes=dynamic,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(out / "types.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    digest = sha256((out / "types.onnx").read_bytes()).hexdigest()
    card = {"name": name, "types": list(TYPES), "sha256": digest}
    (out / "labels.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", default="student")
    options = parser.parse_args()
    export(options.base, options.fitted, options.out, options.name)
