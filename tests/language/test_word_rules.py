from typing import Any

import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from dragoman.language.parser import load_parser
from dragoman.language.word_rules import WordMatcher

RULES: list[list[list[dict[str, Any]]]] = [
    [[{"TAG": "NN"}]],
    [[{"TAG": "VBZ", "LOWER": "gets"}], [{"TAG": "VBD", "LOWER": "got"}]],
    [[{"LOWER": {"IN": ["got", "had"]}, "DEP": {"IN": ["ROOT", "conj"]}}]],
    [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": {"IN": ["DT", "WDT"]}}]],
    [[{"IS_SPACE": True}]],
    [[{"LOWER": {"REGEX": "^y'?$"}}, {"LOWER": "all"}]],
    [[{"LOWER": {"REGEX": "^t"}}]],
    [[{"LOWER": {"NOT_IN": ["that", "talk"]}, "TAG": "NN"}]],
    [[{"DEP": "nsubj"}, {"TAG": "VBD"}]],
    [[{"LENGTH": 4}]],
]
WORDS = [
    ("That", "DT", "nsubj"), ("got", "VBD", "ROOT"), (" ", "_SP", "dep"), ("that", "DT", "det"), ("talk", "NN", "dobj"),
    ("Y'", "PRP", "nsubj"), ("all", "DT", "appos"), ("had", "VBD", "aux"), ("got", "VBD", "conj"), ("gets", "VBZ", "x"),
    ("arms", "NN", "dobj"), ("that", "DT", "nsubj"), ("got", "VBD", "relcl"), ("got", "NN", "conj"),
]  # fmt: skip


@pytest.fixture
def ruler() -> AttributeRuler:
    made = AttributeRuler(spacy.blank("en").vocab)
    made.add_patterns([{"patterns": patterns, "attrs": {"POS": "X"}} for patterns in RULES])
    return made


def _doc(ruler: AttributeRuler, words: list[tuple[str, str, str]]) -> Doc:
    texts, tags, labels = (list(column) for column in zip(*words, strict=True))
    return Doc(ruler.vocab, words=texts, tags=tags, deps=labels, heads=[0] * len(words))


def test_finds_what_the_rulers_own_matcher_finds(ruler: AttributeRuler) -> None:
    matcher = WordMatcher(ruler)
    for words in (WORDS, WORDS[::-1], WORDS):
        doc = _doc(ruler, words)
        found = matcher(doc, allow_missing=True, as_spans=False)
        assert sorted(found) == sorted(ruler.matcher(doc, allow_missing=True, as_spans=False))
    assert {int(ruler.vocab.strings[rule]) for rule, _, _ in found} == set(range(len(RULES)))


def test_a_kind_of_word_is_asked_about_once_whatever_form_no_rule_names(ruler: AttributeRuler) -> None:
    matcher = WordMatcher(ruler)
    asked: list[str] = []
    of_words = matcher._of_words  # type: ignore[has-type]

    def ask(word: Any, **settings: Any) -> Any:
        asked.append(word.text)
        return of_words(word, **settings)

    matcher._of_words = ask  # type: ignore[assignment]
    words = [("arms", "NN", "dobj"), ("had", "NN", "dobj"), ("aid", "NN", "dobj"), ("had", "NN", "dobj")]
    matcher(_doc(ruler, words), allow_missing=True, as_spans=False)
    assert asked == ["arms", "had"]


def test_the_parser_asks_it() -> None:
    ruler: Any = load_parser().get_pipe("attribute_ruler")
    assert isinstance(ruler.matcher, WordMatcher)
