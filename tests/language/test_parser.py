from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Token

from builders import find_span, make_document, texts_of, word_in
from dragoman.errors import ModelError
from dragoman.language import parser
from dragoman.language.parser import parse_document, parse_text, parse_texts, span_of, split_words, start_of
from dragoman.types import Dateline, Span


def test_no_sentence_runs_over_a_paragraph() -> None:
    text = "Talks in Geneva\n\nThe envoys met on Monday. They left."
    parse = parse_document(make_document(text, paragraphs=(Span(0, 15), Span(17, len(text)))))
    assert [text[slice(*_ends(sentence))] for sentence in parse.sentences] == [
        "Talks in Geneva", "The envoys met on Monday.", "They left.",
    ]  # fmt: skip


def _words_alone(text: str) -> list[Token]:
    return list(parser.load_parser().make_doc(text))


def _ends(sentence: object) -> tuple[int, int]:
    span = span_of(sentence)  # type: ignore[arg-type]
    return span.start, span.end


def test_the_dateline_is_not_parsed() -> None:
    text = "DAMASCUS, March 4 (AA) - Rebels shelled the airport."
    line = Dateline(find_span(text, "DAMASCUS, March 4 (AA) -"), "Damascus", None, "AA")
    parse = parse_document(make_document(text, dateline=line))
    words = texts_of([token for token in parse.blocks[0] if not token.is_space])
    assert words == ["Rebels", "shelled", "the", "airport", "."]
    assert span_of(word_in(parse, "Rebels")) == find_span(text, "Rebels")


def test_curly_apostrophes_are_read_as_straight_ones() -> None:
    parse = parse_text("Haftar’s army left “the city”.")
    assert word_in(parse, "Haftar").dep_ == "poss"
    assert parse.document.text[slice(*_ends(word_in(parse, "army")))] == "army"
    assert "’" in parse.document.text


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab.’“”\u00a0 \n-,;1é中", max_size=60))
def test_every_token_stands_where_it_says(text: str) -> None:
    for block in parse_text(text).blocks:
        for token in block:
            span = span_of(token)
            assert len(text[span.start : span.end]) == len(token.text)
            assert text[span.start : span.end].translate(parser._PLAIN) == token.text


def test_long_paragraphs_are_cut_at_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_LONGEST", 30)
    text = "Police arrested the mayor. " * 4
    parse = parse_text(text)
    assert len(parse.blocks) > 1
    for block in parse.blocks:
        for token in block:
            assert text[start_of(token) : start_of(token) + len(token.text)] == token.text


def test_a_long_word_without_blanks_is_cut_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_LONGEST", 10)
    assert sum(len(block.text) for block in parse_text("x" * 35).blocks) == 35


def test_a_sentence_without_end_is_cut_after_a_stop() -> None:
    text = "France met Japan in Geneva, " * 400 + "and the envoys, who had left; came back."
    parse = parse_text(text)
    sentences = list(parse.sentences)
    assert max(len(sentence) for sentence in sentences) <= parser._MOST_WORDS
    assert all(sentence.text.endswith(",") for sentence in sentences[:-1])
    assert texts_of(token for block in parse.blocks for token in block) == texts_of(_words_alone(text))
    for block in parse.blocks:
        for token in block:
            assert text[start_of(token) : start_of(token) + len(token.text)] == token.text


def test_a_long_sentence_leaves_those_around_it_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_MOST_WORDS", 12)
    text = "Kenya sent police. The envoys met in Geneva and they left for Paris; they came back to Geneva. Haiti waits."
    cut = [parse_text(text).document.text[slice(*_ends(sentence))] for sentence in parse_text(text).sentences]
    assert cut == [
        "Kenya sent police.",
        "The envoys met in Geneva and they left for Paris;",
        "they came back to Geneva.",
        "Haiti waits.",
    ]


def test_no_cut_makes_a_sentence_longer_than_words_allow_without_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_MOST_WORDS", 20)
    assert max(len(sentence) for sentence in parse_text("word and " * 200).sentences) <= 20


def test_empty_text_gives_no_blocks() -> None:
    assert parse_text("").blocks == ()
    assert parse_text(" \n ").blocks == ()


def test_many_texts_give_the_same_parses_as_one_by_one() -> None:
    texts = ["Kenya sent police to Haiti.", "Haiti’s premier resigned."]
    for parse, text in zip(parse_texts(texts), texts, strict=True):
        alone = parse_text(text)
        assert parse.document.text == text
        assert [(t.text, t.tag_, t.dep_, t.head.i) for t in parse.blocks[0]] == [
            (t.text, t.tag_, t.dep_, t.head.i) for t in alone.blocks[0]
        ]


def test_the_parser_is_loaded_once() -> None:
    assert parser.load_parser() is parser.load_parser()
    assert parser.parser_version().startswith("en_")


def test_without_the_model_the_error_names_the_fix() -> None:
    with pytest.raises(ModelError, match="pip install"):
        parser._load_first(["no_such_package_for_dragoman"])


def test_names_are_cut_as_sentences_are() -> None:
    assert split_words("Haftar’s  U.S. envoy") == ("Haftar", "'s", "U.S.", "envoy")


def test_a_hyphen_between_blanks_is_a_dash() -> None:
    (block,) = parse_text("The council - which met on Monday - called for calm and a 2 - 1 vote.").blocks
    assert [token.text for token in block if token.text in "-–"] == ["–", "–", "-"]
