from __future__ import annotations

from dragoman.resolve.frequencies import WordFrequencies


def test_the_table_knows_common_words_before_any_page_is_read() -> None:
    frequencies = WordFrequencies()
    assert frequencies.rarity("the") < frequencies.rarity("minister") < frequencies.rarity("xylophone")


def test_pages_read_outweigh_the_table() -> None:
    frequencies = WordFrequencies()
    before = frequencies.rarity("xylophone")
    for _ in range(1000):
        frequencies.count({"xylophone"})
    assert frequencies.rarity("xylophone") < 0.5 < before


def test_no_word_is_rarer_than_never() -> None:
    frequencies = WordFrequencies()
    assert frequencies.rarity("the") >= 0
    frequencies.count({"the"})
    assert frequencies.rarity("the") >= 0
