"""The pair classifier at run time: ONNX weights and a tokenizer that ship with the package, no PyTorch."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dragoman.errors import ModelError
from dragoman.model.marking import ACTOR, RECIPIENT, mark_pair
from dragoman.types import Span

_LONGEST = 128  # tokens, as in fitting
_BATCH = 32


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A sentence with the spans of its two sides, counted from the sentence's first character."""

    sentence: str
    actor: Span | None
    recipient: Span | None


@dataclass(frozen=True, slots=True, eq=False)
class PairClassifier:
    """Types with probabilities for marked pairs; "NONE" is no event between the two.

    `name` goes into a reading's `made_by`: the kind of model and the first digits of its weights' digest.
    """

    name: str
    types: tuple[str, ...]
    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    def ask(self, pairs: Sequence[MarkedPair]) -> list[Mapping[str, float]]:
        """For each pair the probability of every type, in the order given."""
        texts = [mark_pair(pair.sentence, pair.actor, pair.recipient) for pair in pairs]
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        answers: list[Mapping[str, float]] = [{} for _ in texts]
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            for row, chances in zip(rows, self._batch([texts[row] for row in rows]), strict=True):
                answers[row] = dict(zip(self.types, (float(chance) for chance in chances), strict=True))
        return answers

    def _batch(self, texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        found = [encoding.ids[:_LONGEST] for encoding in self.tokenizer.encode_batch(list(texts))]
        width = max(len(ids) for ids in found)
        ids = np.zeros((len(found), width), dtype=np.int64)
        mask = np.zeros((len(found), width), dtype=np.int64)
        for row, tokens in enumerate(found):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        signs = {name: self.tokenizer.token_to_id(name) for name in (ACTOR, RECIPIENT)}
        (logits,) = self.session.run(
            ["logits"],
            {
                "ids": ids,
                "mask": mask,
                "actor": (ids == signs[ACTOR]).astype(np.float32),
                "recipient": (ids == signs[RECIPIENT]).astype(np.float32),
            },
        )
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances: np.ndarray[tuple[int, int], np.dtype[np.float32]] = shifted / shifted.sum(axis=1, keepdims=True)
        return chances


@lru_cache(maxsize=2)
def load_classifier(folder: Path | None = None) -> PairClassifier:
    """The classifier of a folder (`types.onnx`, `tokenizer.json`, `labels.json`), by default the one that ships.

    Raises:
        ModelError: a file is missing, or its digest is not the one in labels.json.
    """
    place = folder or Path(str(resources.files("dragoman") / "model" / "student"))
    try:
        card = json.loads((place / "labels.json").read_text(encoding="utf-8"))
        weights = (place / "types.onnx").read_bytes()
        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    except OSError as error:
        raise ModelError(f"the classifier's files cannot be read ({error})", fix="install dragoman again") from error
    digest = sha256(weights).hexdigest()
    if digest != card["sha256"]:
        raise ModelError("the classifier's weights are not those it was released with", fix="install dragoman again")
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return PairClassifier(f"{card['name']}-{digest[:8]}", tuple(card["types"]), session, tokenizer)
