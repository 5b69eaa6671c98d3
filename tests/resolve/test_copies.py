from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolve.copies import Copy, CopyIndex, PageText, find_copies, shared_quotes

WORDS = tuple(f"{first}{second}" for first in "bdfgklmnprstvz" for second in ("a", "ena", "ori", "ust", "ild"))


def make_text(seed: int, words: int) -> str:
    """Sentences of ten made-up words, the same for the same seed."""
    choose = random.Random(seed)
    return " ".join(choose.choice(WORDS) + ("." if place % 10 == 9 else "") for place in range(words))


def make_page(name: str, text: str, day: date | None = None, publisher: str | None = None, *credits: str) -> PageText:
    return PageText(name, text, day, publisher, None, credits)


def words_in(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def check_passages(copy: Copy, pages: dict[str, PageText]) -> None:
    first, second = pages[copy.first].text, pages[copy.second].text
    assert copy.passages
    reached = 0
    for one, other in copy.passages:
        words = words_in(first[one.start : one.end])
        assert words == words_in(second[other.start : other.end])
        assert len(words) >= 6
        assert one.start >= reached
        reached = one.end


def test_a_page_with_new_head_and_foot_is_a_copy() -> None:
    wire = make_text(1, 200)
    pages = {"a": make_page("a", wire), "b": make_page("b", f"{make_text(2, 60)} {wire} {make_text(3, 40)}")}
    (copy,) = find_copies(pages.values())
    assert (copy.first, copy.second) == ("a", "b")
    assert copy.share_of_first == 1.0
    assert copy.share_of_second == pytest.approx(200 / 300)
    check_passages(copy, pages)
    ((one, other),) = copy.passages
    assert pages["a"].text[one.start : one.end] == pages["b"].text[other.start : other.end]


def test_pages_on_the_same_matter_in_other_words_are_none() -> None:
    assert find_copies([make_page("a", make_text(1, 300)), make_page("b", make_text(2, 300))]) == []


def test_case_and_punctuation_do_not_matter() -> None:
    text = make_text(1, 100)
    (copy,) = find_copies([make_page("a", text), make_page("b", text.upper().replace(".", " -- "))])
    assert copy.share_of_first == copy.share_of_second == 1.0


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}”", "``{}''", "‘{}’"])
def test_a_speech_that_both_quote_is_no_copy_but_a_shared_quote(marks: str) -> None:
    speech = marks.format(make_text(1, 120))
    first = make_page("a", f"{make_text(2, 80)}\n{speech}\n{make_text(3, 80)}")
    second = make_page("b", f"{make_text(4, 80)}\n{speech}\n{make_text(5, 80)}")
    assert find_copies([first, second]) == []
    ((one, other),) = shared_quotes(first, second)
    quoted = words_in(first.text[one.start : one.end])
    assert quoted == words_in(speech) == words_in(second.text[other.start : other.end])


def test_a_speech_over_several_paragraphs_without_closing_marks_is_left_out() -> None:
    speech = "\n".join(f"“{make_text(seed, 60)}" for seed in (1, 2, 3)) + "”"
    first = make_page("a", f"{make_text(4, 80)}\n{speech}\n{make_text(5, 80)}")
    second = make_page("b", f"{make_text(6, 80)}\n{speech}\n{make_text(7, 80)}")
    assert find_copies([first, second]) == []
    ((one, _),) = shared_quotes(first, second)
    assert words_in(first.text[one.start : one.end]) == words_in(speech)


def test_seven_quoted_words_are_too_few() -> None:
    seven = "“We will never leave this town alone”"
    assert shared_quotes(make_page("a", f"{seven}, he said."), make_page("b", f"They shouted {seven}.")) == ()


def test_words_quoted_here_and_told_there_are_no_shared_quote() -> None:
    words = make_text(1, 40)
    assert shared_quotes(make_page("a", f"“{words}”"), make_page("b", words)) == ()


def test_an_excerpt_in_a_long_page_is_a_copy() -> None:
    excerpt = make_text(1, 40)
    pages = [
        make_page("a", f"{make_text(2, 400)} {excerpt} {make_text(3, 400)}"),
        make_page("b", f"{make_text(4, 400)} {excerpt} {make_text(5, 400)}"),
    ]
    (copy,) = find_copies(pages)
    assert copy.share_of_first < 0.1


def test_a_stock_phrase_is_none() -> None:
    phrase = "did not immediately respond to a request for comment on the matter late on Friday"
    assert find_copies([make_page("a", f"{make_text(1, 40)} {phrase}"), make_page("b", phrase)]) == []


def test_a_page_known_already_gives_nothing_new() -> None:
    index = CopyIndex()
    page = make_page("a", make_text(1, 100))
    assert index.add(page) == index.add(page) == []
    assert [copy.second for copy in index.add(make_page("b", page.text))] == ["b"]


@pytest.mark.parametrize(
    "text", ["", "word", "\n\n", "“", '"' * 500, "a" * 100_000, "\u202e\u200f\x00\ud800", "ﬁ İ ß Ǆ"]
)
def test_texts_of_nothing_much_are_read(text: str) -> None:
    assert find_copies([make_page("a", text), make_page("b", text), make_page("c", "")]) == []


def test_huge_texts_that_repeat_themselves_take_no_age() -> None:
    pages = {"a": make_page("a", "ra ta " * 50_000), "b": make_page("b", "ra ta ra ta ra ta ra ta ra ta ma " * 6_000)}
    (copy,) = find_copies(pages.values())
    check_passages(copy, pages)


def make_family(seed: int) -> list[PageText]:
    """A wire report, an excerpt, a page with the excerpt in it, a quoting page and a stranger."""
    wire = make_text(seed, 120)
    excerpt = wire[: len(wire) // 2]
    texts = [wire, excerpt, f"{make_text(seed + 1, 90)} {excerpt}", f"“{wire}” {make_text(seed + 2, 40)}"]
    return [make_page(f"{seed}-{place}", text) for place, text in enumerate([*texts, make_text(seed + 3, 90)])]


FAMILIES = [page for seed in (10, 20, 30) for page in make_family(seed)]


@settings(max_examples=25, deadline=None)
@given(st.permutations(FAMILIES))
def test_any_order_of_arrival_gives_the_same_copies(pages: Sequence[PageText]) -> None:
    index = CopyIndex()
    arrived = [copy for page in pages for copy in index.add(page)]
    assert sorted(arrived, key=lambda copy: (copy.first, copy.second)) == find_copies(pages) == find_copies(FAMILIES)
    assert len(arrived) == 9
    assert index.cut == 0


def test_passages_reproduce_equal_words() -> None:
    pages = {page.page: page for page in FAMILIES}
    for copy in find_copies(pages.values()):
        check_passages(copy, pages)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(), max_size=40), st.lists(st.text(), max_size=40), st.integers(6, 60), st.integers(0, 9))
def test_any_text_around_a_passage(head: list[str], foot: list[str], length: int, seed: int) -> None:
    passage = make_text(seed, length)
    first = make_page("a", f"{passage}\n{' '.join(head)}")
    second = make_page("b", f"{' '.join(foot)}\n{passage}\n{' '.join(head)}")
    pages = {"a": first, "b": second}
    for copy in find_copies(pages.values()):
        assert 0 <= copy.share_of_first <= 1
        assert 0 <= copy.share_of_second <= 1
        for one, other in copy.passages:
            assert spoken(first.text[one.start : one.end]) == spoken(second.text[other.start : other.end])


def spoken(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text)]
