"""A page's words as numbers that two pages can be compared by, and which of them stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dragoman.attributions.quotations import find_quotations
from dragoman.types import Document, Span

Codes = NDArray[np.uint64]

RUN = 6  # words in a row that two pages hardly share by chance (notes/stories.md, section 2)
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_KNOWN = 1 << 20  # words remembered at a time; forgetting costs time, never a result
_STEP = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio, odd: spreads the codes of a run


class WordCodes(dict[str, int]):
    """64 bits for each word, whatever its case: the same in every run, process and order of arrival."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        folded = word.casefold().encode("utf-8", "surrogatepass")
        code = int.from_bytes(blake2b(folded, digest_size=8).digest(), "little")
        self[word] = code
        return code


@dataclass(frozen=True, slots=True)
class PageWords:
    """One entry a word, in the order of the text: its code, and whether it stands outside quotation marks."""

    codes: Codes
    outside: NDArray[np.bool_]


def read_words(text: str, codes: WordCodes) -> PageWords:
    """The words of a text, in order."""
    found: list[str] = []
    lengths: list[int] = []
    outside: list[bool] = []
    for piece, quoted in _pieces(text):
        words = _WORD.findall(text, piece.start, piece.end)
        found += words
        lengths.append(len(words))
        outside.append(not quoted)
    numbers = np.fromiter(map(codes.__getitem__, found), dtype=np.uint64, count=len(found))
    return PageWords(numbers, np.repeat(np.array(outside, dtype=np.bool_), lengths))


def word_spans(text: str) -> NDArray[np.int32]:
    """Start and end of each word of `read_words`, one row a word."""
    ends = chain.from_iterable(map(re.Match.span, _WORD.finditer(text)))
    return np.fromiter(ends, dtype=np.int32).reshape(-1, 2)


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


def _pieces(text: str) -> Iterator[tuple[Span, bool]]:
    """The text cut at its quotations: each piece, and whether it is quoted."""
    paragraphs = tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))
    position = 0
    for quotation in find_quotations(Document(file="", digest="", text=text, paragraphs=paragraphs)):
        start = max(position, quotation.span.start)
        yield Span(position, start), False
        position = max(start, quotation.span.end)
        yield Span(start, position), True
    yield Span(position, len(text)), False
