from __future__ import annotations

import pytest

from dragoman.attributions.quotations import find_quotations
from dragoman.types import Document, Span


def make_document(text: str) -> Document:
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Document(file="", digest="", text=text, paragraphs=tuple(paragraphs))


def quoted(text: str) -> list[str]:
    document = make_document(text)
    return [document[each.span] for each in find_quotations(document)]


@pytest.mark.parametrize(
    "words",
    [
        '"We will stay,"',
        "“We will stay,”",
        "''We will stay,''",
        "«We will stay,»",
        "„We will stay,”",
        "‘We will stay,’",
        "'We will stay,'",
    ],
)
def test_every_style_of_mark(words: str) -> None:
    assert quoted(f"{words} the rebels' chief said.") == [words]


def test_apostrophes_are_no_quotation() -> None:
    assert quoted("The rebels' chief didn't leave, and 'em boys of the '90s won't.") == []


def test_marks_within_marks_are_left_alone() -> None:
    assert quoted("“He said ‘no’ to us,” she said.") == ["“He said ‘no’ to us,”"]


def test_an_unclosed_mark_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    document = make_document("“We will stay.\n“We will fight,” he said.")
    first, second = find_quotations(document)
    assert (first.closed, second.follows, second.closed) == (False, True, True)


def test_an_unclosed_mark_is_closed_paragraphs_later() -> None:
    document = make_document('He wrote "We stay.\nWe fight.\nWe win." The end.')
    found = find_quotations(document)
    assert [document[each.span] for each in found] == ['"We stay.', "We fight.", 'We win."']
    assert [each.follows for each in found] == [False, True, True]


def test_a_word_held_at_arms_length_is_scare_and_speech_is_not() -> None:
    document = make_document("The “government” of the east said “we will stay in the town.”")
    assert [each.scare for each in find_quotations(document)] == [True, False]


def test_a_paragraph_of_nothing_else_is_whole() -> None:
    document = make_document("He spoke.\n“We stay.”")
    assert [each.whole for each in find_quotations(document)] == [True]
