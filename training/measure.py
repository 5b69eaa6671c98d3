"""How good and how honest a written model is on the held-back tenth: python -m training.measure [FOLDER]

Runs what ships (int8, onnxruntime), not what was fitted. Honest means calibrated: of the answers given with
probability .8, eight in ten should be right. The expected calibration error is the mean distance between the
two, over ten equal bins of the highest probability (Guo et al. 2017); the temperature is the number to divide the
logits by so that the held-back pairs become most probable.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from dragoman.model.classifier import MarkedPair, PairClassifier, load_classifier
from training.corpus import TYPES, Pair, held_back, read_corpus

Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
_BINS = 10


def calibration_error(chances: Matrix, right: Vector) -> float:
    """Expected calibration error of answers: `chances` is pairs x types, `right` the index of each pair's type."""
    sure = chances.max(axis=1)
    hit = chances.argmax(axis=1) == right
    place = np.minimum((sure * _BINS).astype(np.int64), _BINS - 1)
    gaps = [abs(float(np.sum(hit[place == each]) - np.sum(sure[place == each]))) for each in range(_BINS)]
    return sum(gaps) / len(right)


def heated(chances: Matrix, temperature: float) -> Matrix:
    """The probabilities after dividing their logits by `temperature`: above 1 less sure, below 1 surer."""
    logits = np.log(np.clip(chances, 1e-9, 1.0)) / temperature
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def log_loss(chances: Matrix, right: Vector) -> float:
    """Mean surprise at the right types, in nats."""
    return float(-np.mean(np.log(np.clip(chances[np.arange(len(right)), right], 1e-9, 1.0))))


def best_temperature(chances: Matrix, right: Vector) -> float:
    """The temperature, in steps of .01 from .4 to 2.5, at which the right types are most probable."""
    steps = [float(step) for step in np.arange(0.4, 2.5, 0.01)]
    return min(steps, key=lambda step: log_loss(heated(chances, step), right))


def macro_f1(found: Sequence[str], right: Sequence[str]) -> float:
    """Mean over the types of twice the hits by the number found and the number right."""
    hits = Counter(name for name, wanted in zip(found, right, strict=True) if name == wanted)
    sizes = Counter(found) + Counter(right)
    return sum(2 * hits[name] / sizes[name] for name in sizes) / len(sizes)


def ask_held_back(classifier: PairClassifier) -> list[tuple[Pair, Mapping[str, float]]]:
    """The pairs of the held-back tenth, each with what a model says of it."""
    pairs = [pair for pair in read_corpus() if held_back(pair)]
    told = classifier.ask([MarkedPair(pair.sentence, pair.actor, pair.recipient) for pair in pairs])
    return list(zip(pairs, told, strict=True))


def main(arguments: list[str]) -> int:
    """Print the figures, then the hits by type."""
    classifier = load_classifier(Path(arguments[0]) if arguments else None)
    told = ask_held_back(classifier)
    pairs, answers = [pair for pair, _ in told], [answer for _, answer in told]
    chances = np.array([[answer[name] for name in TYPES] for answer in answers], dtype=np.float64)
    right = np.array([TYPES.index(pair.type) for pair in pairs], dtype=np.int64)
    found = [TYPES[row] for row in chances.argmax(axis=1)]
    wanted = [pair.type for pair in pairs]
    temperature = best_temperature(chances, right)
    after = heated(chances, temperature)
    print(f"{classifier.name}: {len(pairs)} pairs, accuracy {np.mean(chances.argmax(axis=1) == right):.4f}")
    print(f"macro-F1 {macro_f1(found, wanted):.4f}")
    print(f"log loss {log_loss(chances, right):.4f}, at temperature {temperature:.2f} {log_loss(after, right):.4f}")
    print(f"calibration error {calibration_error(chances, right):.4f}, then {calibration_error(after, right):.4f}")
    for name in TYPES:
        hits = sum(one == two == name for one, two in zip(found, wanted, strict=True))
        print(f"{name:10} {hits} of {wanted.count(name)}, named {found.count(name)} times")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
