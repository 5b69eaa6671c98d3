from __future__ import annotations

from dragoman.attributions.pieces import clip, covers, cut, join, size, touches, trim
from dragoman.types import Span

TEXT = "Kiev, he said, had paid. "


def test_trim_takes_off_commas_and_the_full_stop() -> None:
    assert trim(Span(4, 25), TEXT) == Span(6, 23)


def test_join_makes_one_of_spans_that_touch() -> None:
    assert join([Span(6, 8), Span(9, 13)], TEXT) == (Span(6, 13),)


def test_cut_leaves_both_sides() -> None:
    assert cut([Span(0, 25)], [Span(6, 13)], TEXT) == (Span(0, 4), Span(15, 23))


def test_clip_keeps_what_lies_inside() -> None:
    assert clip([Span(0, 4), Span(6, 25)], Span(0, 13), TEXT) == (Span(0, 4), Span(6, 13))


def test_size_covers_and_touches() -> None:
    spans = [Span(0, 4), Span(6, 8)]
    assert size(spans) == 6
    assert covers(spans, Span(1, 3)) and not covers(spans, Span(3, 7))
    assert touches(spans, Span(3, 7)) and not touches(spans, Span(4, 6))
