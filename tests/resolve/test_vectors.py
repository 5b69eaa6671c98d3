from __future__ import annotations

import pytest

from dragoman.resolve.frequencies import WordFrequencies
from dragoman.resolve.page_text import PageText
from dragoman.resolve.vectors import MOST_WORDS, distinct_words, make_vector


def make_page(text: str, title: str | None = None) -> PageText:
    return PageText("a", text, None, None, title)


def weights(text: str) -> dict[str, float]:
    return dict(make_vector(make_page(text), WordFrequencies()).items())


def test_a_vector_has_length_one() -> None:
    assert sum(weight**2 for weight in weights("Dockers walked out in Valparaiso").values()) == pytest.approx(1)


def test_names_and_repeated_words_weigh_more() -> None:
    found = weights("Valparaiso xylophone zeppelin zeppelin")
    assert found["valparaiso"] > found["xylophone"] < found["zeppelin"]


def test_common_words_weigh_little() -> None:
    found = weights("the zeppelin")
    assert found["the"] < 0.2 * found["zeppelin"]


def test_the_rarest_words_are_kept() -> None:
    text = " ".join(f"xy{place}" for place in range(2 * MOST_WORDS)) + " the of in to"
    vector = make_vector(make_page(text), WordFrequencies())
    assert len(vector.words) == MOST_WORDS
    assert "the" not in vector.words


def test_closeness_is_the_cosine() -> None:
    one, other = (make_vector(make_page(text), WordFrequencies()) for text in ("alpha beta", "alpha gamma"))
    assert one.closeness(one) == pytest.approx(1)
    assert 0 < one.closeness(other) < 1
    assert one.closeness(make_vector(make_page(""), WordFrequencies())) == 0


def test_the_title_is_read_once() -> None:
    assert distinct_words(make_page("Beta gamma", "Alpha")) == {"alpha", "beta", "gamma"}
    twice = make_vector(make_page("Alpha beta", "Alpha"), WordFrequencies())
    assert twice == make_vector(make_page("Alpha beta"), WordFrequencies())
