"""Who holds a place of the text, found by stretches, is whoever would be found by asking everybody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.attributions.holders import index_contents
from dragoman.types import Span

SPANS = st.tuples(st.integers(0, 3_000), st.integers(0, 1_800)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
CONTENTS = st.lists(st.lists(SPANS, max_size=3), max_size=8)


@given(CONTENTS, SPANS)
def test_holders_are_those_whose_content_contains_the_words(contents: list[list[Span]], words: Span) -> None:
    asked = [place for place, parts in enumerate(contents) if any(part.contains(words) for part in parts)]
    assert index_contents(contents).of(words) == asked


@given(CONTENTS, SPANS)
def test_near_are_at_least_all_that_hold_or_lie_within_the_words(contents: list[list[Span]], words: Span) -> None:
    touching = {
        place
        for place, parts in enumerate(contents)
        if any(part.contains(words) or words.contains(part) for part in parts)
    }
    assert touching <= set(index_contents(contents).near(words))
