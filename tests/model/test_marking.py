from dragoman.model.marking import mark_pair
from dragoman.types import Span

TEXT = "Kenya fined Uganda."


def test_both_sides_are_marked_where_they_stand() -> None:
    assert mark_pair(TEXT, Span(0, 5), Span(12, 18)) == "@ Kenya @ fined # Uganda #."


def test_the_order_in_the_sentence_does_not_matter() -> None:
    assert mark_pair(TEXT, Span(12, 18), Span(0, 5)) == "# Kenya # fined @ Uganda @."


def test_a_missing_side_is_nobody_at_the_end() -> None:
    assert mark_pair(TEXT, Span(0, 5), None) == "@ Kenya @ fined Uganda. # nobody #"


def test_of_overlapping_sides_the_shorter_one_is_kept() -> None:
    assert mark_pair(TEXT, Span(0, 18), Span(0, 5)) == "# Kenya # fined Uganda. @ nobody @"
