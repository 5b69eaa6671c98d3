"""A page's words as numbers that two pages can be compared by, and which of them stand between quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.attributions.quotations import find_quotations
from dragoman.types import Document, Span

Codes = NDArray[np.uint64]

RUN = 6  # words in a row that two pages hardly share by chance (notes/stories.md, section 2)
_PARAGRAPH = re.compile(r"[^\n]+")
_QUOTED = re.compile("['\"`‘’‚‛“”„‟«»]")
_STEP = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio, odd: spreads the codes of a run
_BASE = 0xD1342543DE82EF95  # odd, so that it has an inverse modulo 2^64
_INVERSE = pow(_BASE, -1, 1 << 64)


@dataclass(frozen=True, slots=True)
class PageWords:
    """One entry a word, in the order of the text: its code, and whether it stands outside quotation marks."""

    codes: Codes
    outside: NDArray[np.bool_]


def read_words(text: str) -> PageWords:
    """The words of a text, in order: 64 bits for each, whatever its case, the same in every run and process."""
    spans = word_spans(text)
    return PageWords(_codes_of(text, spans), _outside(text, spans[:, 0]))


def word_spans(text: str) -> NDArray[np.int32]:
    """Start and end of each word, one row a word; a word is what Python's `\\w+` matches."""
    signs = _signs(text)
    inside = np.zeros(len(signs) + 2, dtype=np.bool_)
    inside[1:-1] = _is_of_word(signs)
    return np.flatnonzero(inside[1:] != inside[:-1]).astype(np.int32).reshape(-1, 2)


def _signs(text: str) -> NDArray[np.uint32]:
    """The text's characters as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _is_of_word(signs: NDArray[np.uint32]) -> NDArray[np.bool_]:
    table = _word_signs()
    inside: NDArray[np.bool_] = table[np.minimum(signs, len(table) - 1)]
    for place in np.flatnonzero(signs >= len(table) - 1).tolist():
        inside[place] = chr(signs[place]).isalnum()
    return inside


@cache
def _word_signs() -> NDArray[np.bool_]:
    """For each character of the basic plane whether it is a letter, a figure or "_"; the last entry for all others."""
    return np.array([chr(sign).isalnum() or chr(sign) == "_" for sign in range(1 << 16)] + [False])


def _codes_of(text: str, spans: NDArray[np.int32]) -> Codes:
    """A polynomial over each word's folded characters modulo 2^64, taken from sums over the whole text."""
    folded, ends = text.casefold(), spans
    if len(folded) != len(text):  # no character folds into nothing, so equal lengths mean one for one
        pieces = [sign.casefold() for sign in text]
        folded = "".join(pieces)
        ends = np.concatenate(([0], np.cumsum([len(piece) for piece in pieces], dtype=np.int64)))[spans]
    signs = _signs(folded).astype(np.uint64) + np.uint64(1)
    sums = np.zeros(len(signs) + 1, dtype=np.uint64)
    np.cumsum(signs * _powers(_BASE, len(signs)), out=sums[1:])
    codes = (sums[ends[:, 1]] - sums[ends[:, 0]]) * _powers(_INVERSE, len(signs) + 1)[ends[:, 0]]
    codes ^= codes >> np.uint64(29)
    codes *= _STEP
    mixed: Codes = codes ^ (codes >> np.uint64(32))
    return mixed


def _powers(base: int, count: int) -> Codes:
    """1, base, base², ... modulo 2^64."""
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.cumprod(powers)


def _outside(text: str, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each word, by where it starts, whether it stands outside quotation marks."""
    outside = np.ones(len(starts), dtype=np.bool_)
    if _QUOTED.search(text):
        paragraphs = tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))
        quotations = find_quotations(Document(file="", digest="", text=text, paragraphs=paragraphs))
        bounds = np.array([(one.span.start, one.span.end) for one in quotations], dtype=np.int32).reshape(-1, 2)
        for first, last in np.searchsorted(starts, bounds).tolist():
            outside[first:last] = False
    return outside


def run_codes(codes: Codes, length: int) -> Codes:
    """A code for each `length` words in a row; empty for a shorter text."""
    count = len(codes) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        total = total * _STEP + codes[place : place + count]
    return total ^ (total >> np.uint64(31))


def distinct(codes: Codes) -> Codes:
    """The codes sorted, each once (numpy's `unique` takes three times as long on a page's few hundred)."""
    ordered = np.sort(codes)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def all_of(flags: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """For each `length` entries in a row, whether all are true."""
    count = len(flags) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.bool_)
    sums = np.concatenate(([0], np.cumsum(flags)))
    whole: NDArray[np.bool_] = sums[length:] - sums[:-length] == length
    return whole
