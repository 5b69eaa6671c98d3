from __future__ import annotations

import pytest

from dragoman.cli.marks import Mark, mark_words
from dragoman.types import Document, Span

DOCUMENT = Document("a", "", "First. Syrian army units fled Idlib. Last.", ())
SENTENCE = Span(7, 36)


def span_of(words: str) -> Span:
    return Span(DOCUMENT.text.index(words), DOCUMENT.text.index(words) + len(words))


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ([], "Syrian army units fled Idlib."),
        (
            [("army", "actor"), ("Syrian army units", "recipient")],
            "[recipient: Syrian [actor: army] units] fled Idlib.",
        ),
        (
            [("Syrian", "actor"), ("Syrian army units", "recipient")],
            "[recipient: [actor: Syrian] army units] fled Idlib.",
        ),
        (
            [("units", "actor"), ("Syrian army units", "recipient")],
            "[recipient: Syrian army [actor: units]] fled Idlib.",
        ),
        ([("fled", "trigger"), ("Idlib.", "place")], "Syrian army units [trigger: fled] [place: Idlib.]"),
    ],
)
def test_brackets_stand_around_the_words(marked: list[tuple[str, str]], shown: str) -> None:
    marks = [Mark(span_of(words), role) for words, role in marked]
    assert mark_words(DOCUMENT, SENTENCE, marks, colour=False).plain == shown


def test_colour_leaves_the_words_alone() -> None:
    text = mark_words(DOCUMENT, SENTENCE, [Mark(span_of("fled"), "trigger")], colour=True)
    assert text.plain == DOCUMENT[SENTENCE]
    assert [(span.start, span.end) for span in text.spans] == [(18, 22)]
