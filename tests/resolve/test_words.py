from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.words import all_of, distinct, read_words, run_codes, word_spans


def test_words_have_the_same_code_whatever_their_case() -> None:
    read = read_words("Straße STRASSE strasse")
    assert len(set(read.codes.tolist())) == 1


def test_codes_are_the_same_in_every_process() -> None:
    assert read_words("war").codes.tolist() == [14984003604999218020]


def test_which_words_are_quoted() -> None:
    read = read_words("He said: “We go,” and went.\n“They stay.\n“All.”")
    assert read.outside.tolist() == [True, True, False, False, True, True, False, False, False]


def test_run_codes_tell_order_and_length() -> None:
    codes = read_words("a b c b a").codes
    assert len(run_codes(codes, 3)) == 3
    assert len(set(run_codes(codes, 3).tolist())) == 3
    assert len(run_codes(codes, 6)) == 0


@given(st.text())
def test_each_word_has_a_span(text: str) -> None:
    spans = word_spans(text)
    read = read_words(text)
    assert len(spans) == len(read.codes) == len(read.outside)
    assert all(start < end for start, end in spans.tolist())


@given(st.text(), st.text())
def test_a_word_has_the_same_code_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} Straße «ﬁn» {after}"
    words = [text[start:end] for start, end in word_spans(text).tolist()]
    assert words == re.findall(r"\w+", text)
    codes = dict(zip(words, read_words(text).codes.tolist(), strict=True))
    assert codes["Straße"] == read_words("STRASSE").codes[0] and codes["ﬁn"] == read_words("fin").codes[0]
    assert len({word.casefold() for word in words}) == len(set(codes.values()))


@given(st.lists(st.booleans()), st.integers(1, 4))
def test_all_of(flags: list[bool], length: int) -> None:
    expected = [all(flags[start : start + length]) for start in range(len(flags) - length + 1)]
    assert all_of(np.array(flags, dtype=np.bool_), length).tolist() == expected


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_distinct(codes: list[int]) -> None:
    assert distinct(np.array(codes, dtype=np.uint64)).tolist() == sorted(set(codes))
