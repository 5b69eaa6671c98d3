from __future__ import annotations

import pytest

from builders import make_parse, word_in
from dragoman.language import lemmas
from dragoman.language.lemmas import participle_of, verb_lemma
from dragoman.language.parser import parse_text


@pytest.mark.parametrize(
    ("word", "lemma", "base"),
    [
        ("overthrew", "overthrew", "overthrow"),  # tagged as a base form: the tagger's slip is mended
        ("broke", "broke", "break"),
        ("Withdrew", "withdrew", "withdraw"),
        ("bade", "bade", "bid"),
        ("flung", "flung", "fling"),
        ("arrested", "arrest", "arrest"),  # the tagger's lemma stands where it found one
        ("found", "find", "find"),
        ("seize", "seize", "seize"),
    ],
)
def test_irregular_pasts_are_led_back(word: str, lemma: str, base: str) -> None:
    parse = make_parse(f"{word} VB ROOT 1 {lemma}")
    assert verb_lemma(word_in(parse, word)) == base


@pytest.mark.parametrize(
    ("text", "word", "base"),
    [
        ("Officers overthrew the president.", "overthrew", "overthrow"),
        ("Egypt withheld the visas.", "withheld", "withhold"),
        ("The envoy was sent home.", "sent", "send"),
        ("Beijing hoped that Oslo would sign.", "hoped", "hope"),
        ("The clerk hopped on a bus.", "hopped", "hop"),
    ],
)
def test_in_sentences(text: str, word: str, base: str) -> None:
    assert verb_lemma(word_in(parse_text(text), word)) == base


def test_no_form_leads_to_two_bases() -> None:
    pairs = list(zip(lemmas._PAIRS[::2], lemmas._PAIRS[1::2], strict=True))
    assert len({past for past, _ in pairs}) == len(set(pairs))


@pytest.mark.parametrize(
    ("base", "participle"),
    [("take", "taken"), ("slam", "slammed"), ("hit", "hit"), ("carry", "carried"), ("seize", "seized")],
)
def test_what_stands_behind_has(base: str, participle: str) -> None:
    assert participle_of(base) == participle
