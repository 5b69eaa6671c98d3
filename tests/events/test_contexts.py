"""What an event is about, with the words that decided."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.tokens import Doc

from dragoman.codebook.context_file import ContextExample, Contexts
from dragoman.codebook.load import load_codebook
from dragoman.events import contexts
from dragoman.events.contexts import judge_contexts
from dragoman.language.parser import parse_text

CONTEXTS = load_codebook().contexts


def judged(text: str, *, nth: int = 0) -> dict[str, list[str]]:
    """Words by context for one sentence of a paragraph."""
    sentences = list(parse_text(text).sentences)
    judged = list(judge_contexts(sentences, CONTEXTS))[nth]
    return {found.context: [text[span.start : span.end] for span in found.words] for found in judged}


@pytest.mark.parametrize("example", CONTEXTS.examples, ids=lambda one: f"{one.context}:{one.line}")
def test_every_example_of_the_codebook_reads_as_it_says(example: ContextExample) -> None:
    assert judged(example.text).get(example.context, []) == list(example.words)


def test_two_hints_settle_a_context_where_one_does_not() -> None:
    assert "resource" not in judged("Chad spoke of a dam.")
    assert judged("Chad spoke of a dam on the river.")["resource"] == ["dam", "river"]


def test_a_second_hint_may_stand_elsewhere_in_the_paragraph() -> None:
    text = "Chad spoke of a dam. The river is low. Niger smiled."
    assert judged(text)["resource"] == ["dam", "river"]
    assert judged(text, nth=2) == {}


def test_a_sure_word_of_a_neighbouring_sentence_settles_nothing() -> None:
    text = "The court sat in Riga. Estonia thanked Latvia."
    assert "legal" in judged(text)
    assert judged(text, nth=1) == {}


def test_several_contexts_stand_side_by_side_in_the_order_of_the_text() -> None:
    assert list(judged("Soldiers raided the church.")) == ["military", "religious"]


def test_a_paragraph_is_searched_once_for_all_its_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    search = contexts._find_words

    def count(tokens: Doc, known: Contexts) -> Iterator[contexts.FoundWord]:
        searched.append(len(tokens))
        return search(tokens, known)

    monkeypatch.setattr(contexts, "_find_words", count)
    block = parse_text("Chad spoke of a dam. The river is low. Niger spoke of a well.").blocks[0]
    list(judge_contexts(list(block.sents), CONTEXTS))
    assert searched == [len(block)]
