"""Writes what ships of the large model: python -m training.adapter BASE FITTED OUT [--numbers N]

OUT gets adapter.npz, what sets FITTED apart from BASE; labels.json, with the digest of the merged and quantised model;
and answers.json, what that model says of twenty sentences of the corpus, for machines that merge to other bytes.
"""

from __future__ import annotations

import argparse
import json
import shutil
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from dragoman.model.adapter import make_adapter
from dragoman.model.installing import load_base, merge_model
from dragoman.types import Span
from training.corpus import TYPES, Pair
from training.export import write_card

_PINNED = 20  # sentences
_SURE = 0.8  # at least, of the pinned ones: near a tie the last digit of a product decides


def write_adapter(base: Path, fitted: Path, out: Path, numbers: int) -> None:
    """Everything that ships of the large model but the pins of its base."""
    state = torch.load(fitted / "weights.pt", weights_only=True)
    arrays = {name: one.float().numpy() for name, one in state.items() if name.startswith(("encoder.", "head."))}
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "adapter.npz", **make_adapter(arrays, load_base(base), numbers))
    weights = merge_model(base, out / "adapter.npz")
    card = {"name": "large", "types": list(TYPES), "sha256": sha256(weights).hexdigest()}
    with TemporaryDirectory() as folder:
        made = Path(folder)
        (made / "types.onnx").write_bytes(weights)
        shutil.copy(base / "tokenizer.json", made)
        told = write_card(made, card)
        shutil.copy(made / "labels.json", out)
    sure = [(pair, chances) for pair, chances in told if max(chances.values()) > _SURE]
    answers = [_pinned(pair, dict(chances)) for pair, chances in sure[:: len(sure) // _PINNED][:_PINNED]]
    lines = ",\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers)
    (out / "answers.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _pinned(pair: Pair, chances: dict[str, float]) -> dict[str, object]:
    rounded = {name: round(chance, 4) for name, chance in chances.items()}
    sides = {"actor": _ends(pair.actor), "recipient": _ends(pair.recipient)}
    return {"sentence": pair.sentence, **sides, "chances": rounded}


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("fitted", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--numbers", type=int, default=11_000_000)
    options = parser.parse_args()
    write_adapter(options.base, options.fitted, options.out, options.numbers)
