from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.context_file import Contexts, read_contexts
from dragoman.errors import CodebookError

GOOD = """
[[context]]
id = "military"
sure = ["air strike", "army"]
hints = ["base"]

  [[context.example]]
  text = "The army moved."
  words = ["army"]

  [[context.counterexample]]
  text = "The base of the lamp."
  why = "one hint is not enough"
"""


def read(folder: Path, text: str) -> Contexts:
    path = folder / "contexts.toml"
    path.write_text(text, encoding="utf-8")
    return read_contexts(path)


def test_words_are_found_by_their_first_lemma(tmp_path: Path) -> None:
    contexts = read(tmp_path, GOOD)
    (strike,) = contexts.words["air"]
    assert (strike.lemmas, strike.context, strike.sure) == (("air", "strike"), "military", True)
    assert [word.sure for word in contexts.words["base"]] == [False]


def test_examples_carry_their_words_and_counterexamples_none(tmp_path: Path) -> None:
    assert [example.words for example in read(tmp_path, GOOD).examples] == [("army",), ()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[context]]\nid = "legal"\n', "neither sure words nor hints"),
        ('[[context]]\nid = "legal"\nsure = ["court"]\nword = ["judge"]\n', "unknown key 'word'"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        read(tmp_path, text)
