from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from dragoman.types import Span
from dragoman.web.view.marks import Mark, cut_text

TEXT = "Syrian troops shelled Idlib on Monday."
SPANS = some.tuples(some.integers(0, len(TEXT)), some.integers(0, len(TEXT))).map(lambda two: Span(min(two), max(two)))


def test_pieces_bear_all_marks_over_them_and_point_where_the_innermost_does() -> None:
    marks = [Mark(Span(0, 13), "actor", "who", "#a1"), Mark(Span(7, 13), "source", "speaker", "#s1")]
    pieces = cut_text(TEXT, Span(0, 21), marks)
    assert [(piece.text, piece.kinds, piece.target) for piece in pieces] == [
        ("Syrian ", ("actor",), "#a1"), ("troops", ("actor", "source"), "#s1"), (" shelled", (), None),
    ]  # fmt: skip
    assert pieces[1].why == "speaker; who"


@given(some.lists(SPANS, max_size=6), SPANS)
def test_pieces_are_the_text(spans: list[Span], whole: Span) -> None:
    pieces = cut_text(TEXT, whole, [Mark(span, "actor") for span in spans])
    assert "".join(piece.text for piece in pieces) == TEXT[whole.start : whole.end]
    assert all(piece.text for piece in pieces)
