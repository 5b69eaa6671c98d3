from __future__ import annotations

from builders import find_span, make_document
from dragoman.language.anchors import block_at, by_head, head_of
from dragoman.language.parser import Parse, parse_document, parse_text, start_of
from dragoman.types import Span

TEXT = "The foreign minister of Chad resigned.\n\nPolice arrested him in Lagos."


def _two_paragraphs() -> Parse:
    first, second = find_span(TEXT, "The foreign minister of Chad resigned."), find_span(TEXT, TEXT.split("\n\n")[1])
    return parse_document(make_document(TEXT, paragraphs=(first, second)))


def test_the_head_of_a_span_is_the_word_the_others_hang_on() -> None:
    parse = _two_paragraphs()
    head = head_of(parse, find_span(TEXT, "The foreign minister of Chad"))
    assert head is not None and head.text == "minister"


def test_offsets_hold_in_later_paragraphs() -> None:
    parse = _two_paragraphs()
    head = head_of(parse, find_span(TEXT, "Lagos"))
    assert head is not None and (head.text, start_of(head)) == ("Lagos", TEXT.index("Lagos"))


def test_part_of_a_word_counts_as_the_word() -> None:
    parse = parse_text("Police arrested him.")
    head = head_of(parse, Span(8, 11))
    assert head is not None and head.text == "arrested"


def test_between_paragraphs_there_is_no_block_and_no_head() -> None:
    parse = _two_paragraphs()
    gap = TEXT.index("\n\n")
    assert block_at(parse, gap) is None
    assert head_of(parse, Span(gap, gap + 2)) is None
    assert block_at(parse, 10_000) is None


def test_of_spans_with_one_head_the_longest_is_kept() -> None:
    parse = _two_paragraphs()
    short, long = find_span(TEXT, "minister"), find_span(TEXT, "The foreign minister of Chad")
    chad = find_span(TEXT, "Chad")
    assert by_head(parse, [short, long, chad, short]) == {short.start: long, chad.start: chad}
