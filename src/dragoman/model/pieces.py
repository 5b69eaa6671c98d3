"""Word pieces of several pairs in one row, without padding: what the classifier's graph is fed.

Pairs of a page differ much in length; padded to the longest, a third of the work would be done on nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST = 128  # word pieces of one pair, as in fitting
_NEVER = -1e9


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The inputs of the graph.

    `ids` [tokens]: word pieces of all pairs, one pair after another. `places` [tokens]: where each stands in its own
    pair. `rows` [pairs, longest]: which token stands where in a pair, 0 beyond the pair's end. `back` [tokens]: the
    same the other way, into the flattened `rows`. `beyond` [pairs, 1, 1, longest]: what is added to a place's weight
    before the softmax: 0, and beyond the pair's end so much less that nothing is left. `shares` [3, pairs, tokens]:
    weights of the three means that the head reads: of all tokens, of the actor's marks, of the recipient's marks.
    """

    ids: NDArray[np.int64]
    places: NDArray[np.int64]
    rows: NDArray[np.int64]
    back: NDArray[np.int64]
    beyond: NDArray[np.float32]
    shares: NDArray[np.float32]

    def arrays(self) -> dict[str, NDArray[np.int64] | NDArray[np.float32]]:
        """The inputs by the names the graph has for them."""
        names = ("ids", "places", "rows", "back", "beyond", "shares")
        return {name: getattr(self, name) for name in names}


def join_pieces(pairs: Sequence[Sequence[int]], signs: tuple[int, int]) -> Pieces:
    """The pairs' word pieces as one row; `signs` are the ids of the actor's mark and the recipient's.

    `pairs` holds at least one pair, and every pair at least one word piece.
    """
    lengths = np.array([len(pair) for pair in pairs])
    longest = int(lengths.max())
    ids = np.concatenate([np.asarray(pair, dtype=np.int64) for pair in pairs])
    filled = np.arange(longest) < lengths[:, None]
    back = np.flatnonzero(filled)
    rows = np.zeros(filled.shape, dtype=np.int64)
    rows[filled] = np.arange(len(ids))
    own = back // longest == np.arange(len(pairs))[:, None]
    shares = np.stack([own, own & (ids == signs[0]), own & (ids == signs[1])]).astype(np.float32)
    shares /= np.maximum(shares.sum(axis=2, keepdims=True), 1)
    beyond = np.where(filled, 0, _NEVER).astype(np.float32)[:, None, None, :]
    return Pieces(ids, back % longest, rows, back, beyond, shares)
