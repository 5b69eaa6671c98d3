"""Words of reports as they are compared: stems, and how rare each is among the reports at hand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.folding import fold

_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d,.]*\d|\d")
_CLOSED = frozenset(
    """a an the of in on at to by for from with as and or but that which who whom whose this these those it its he she
his her him they their them we our us you your is are was were be been being has have had do does did will would may
might can could shall should must not no nor so than then there here when where while after before since until into
over under out up down off about also more most other some any all both each if because said says say told mr mrs
ms""".split()  # noqa: SIM905  a hundred words read better as text
)
_ENDINGS = ("ations", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without case, accents and its commonest endings: "bombings", "bombed" and "bombers" as "bomb"."""
    word = fold(word).replace("'", "")
    for plural, single in (("men", "man"), ("women", "woman")):
        if word.endswith(plural):
            return word[: -len(plural)] + single
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


@lru_cache(maxsize=1 << 16)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's content words and numbers, in order."""
    return tuple(found for word in _WORD.findall(text) if (found := _content_stem(word)))


@lru_cache(maxsize=1 << 16)
def _content_stem(word: str) -> str:
    return "" if word.lower() in _CLOSED else stem(word)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each stem tells among some texts: 0 where every text has it, near 1 where one has."""

    weights: Mapping[str, float]

    def vector(self, words: Iterable[str]) -> dict[str, float]:
        """Stems with their weights, of length 1; counts are taken as square roots, and a stem no text has tells all."""
        known = self.weights
        weights = {word: math.sqrt(count) * known.get(word, 1.0) for word, count in Counter(words).items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}


def rarity_of(texts: Iterable[Iterable[str]]) -> Rarity:
    """How rare each stem is among texts given as stems: inverse document frequency, smoothed and scaled to [0, 1]."""
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        counts.update(set(words))
        total += 1
    return rarity_from(counts, total)


def rarity_from(counts: Mapping[str, int], total: int) -> Rarity:
    """The same from the number of texts that have each stem, and of all texts."""
    most = math.log((total + 1) / 0.5)
    return Rarity({word: math.log((total + 1) / (count + 0.5)) / most for word, count in counts.items()})


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)
