"""The pair classifier at run time: ONNX weights and a tokenizer that ship with the package, no PyTorch.

onnxruntime and the tokenizer are imported when a classifier is loaded, so that reading by rules alone does without.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.model.marking import ACTOR, RECIPIENT, mark_pair
from dragoman.model.pieces import LONGEST, Pieces, join_pieces
from dragoman.types import Span

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

_BATCH = 32  # pairs; of like length, so that attention looks at little that is not there


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A sentence with the spans of its two sides, counted from the sentence's first character."""

    sentence: str
    actor: Span | None
    recipient: Span | None


@dataclass(frozen=True, slots=True, eq=False)
class PairClassifier:
    """Types with probabilities for marked pairs; "NONE" is no event between the two.

    `name` goes into a reading's `made_by`: the kind of model and the first digits of its weights' digest. `signs` are
    the word pieces that mark the actor and the recipient.
    """

    name: str
    types: tuple[str, ...]
    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    signs: tuple[int, int]

    def ask(self, pairs: Sequence[MarkedPair]) -> list[Mapping[str, float]]:
        """For each pair the probability of every type, in the order given."""
        texts = [mark_pair(pair.sentence, pair.actor, pair.recipient) for pair in pairs]
        found = [self.tokenizer.encode(text).ids for text in texts]
        order = sorted(range(len(found)), key=lambda row: len(found[row]))
        answers: list[Mapping[str, float]] = [{} for _ in found]
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            chances = self._weigh(join_pieces([found[row] for row in rows], self.signs))
            for row, of_types in zip(rows, chances.tolist(), strict=True):
                answers[row] = dict(zip(self.types, of_types, strict=True))
        return answers

    def _weigh(self, pieces: Pieces) -> NDArray[np.float32]:
        """Probabilities [pairs, types]."""
        (logits,) = self.session.run(["logits"], pieces.arrays())
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances: NDArray[np.float32] = shifted / shifted.sum(axis=1, keepdims=True)
        return chances


def shipped_student() -> Path:
    """The folder of the model that ships."""
    return Path(str(resources.files("dragoman") / "model" / "student"))


@lru_cache(maxsize=2)
def load_classifier(folder: Path | None = None) -> PairClassifier:
    """The classifier of a folder (`types.onnx`, `tokenizer.json`, `labels.json`), by default the one that ships.

    Raises:
        ModelError: a file is missing, or its digest is not the one in labels.json.
    """
    import onnxruntime  # noqa: PLC0415 - see above
    from tokenizers import Tokenizer  # noqa: PLC0415

    place = folder or shipped_student()
    try:
        card = json.loads((place / "labels.json").read_text(encoding="utf-8"))
        weights = (place / "types.onnx").read_bytes()
        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    except OSError as error:
        raise ModelError(f"the classifier's files cannot be read ({error})", fix="install dragoman again") from error
    digest = sha256(weights).hexdigest()
    if digest != card["sha256"]:
        raise ModelError("the classifier's weights are not those it was released with", fix="install dragoman again")
    actor, recipient = tokenizer.token_to_id(ACTOR), tokenizer.token_to_id(RECIPIENT)
    if actor is None or recipient is None:
        raise ModelError("the classifier's tokenizer does not know the marks", fix="install dragoman again")
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        weights,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # its kernel takes four times as long as the two it replaces
    )
    return PairClassifier(name_of(card), tuple(card["types"]), session, tokenizer, (actor, recipient))


def name_of(card: Mapping[str, Any]) -> str:
    """What readings call the model of a labels.json: its kind and the first digits of its weights' digest."""
    return f"{card['name']}-{card['sha256'][:8]}"
