"""A codebook with a mistake in it: every error names file, line, rule and fix."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.codebook.event_rules import EventRule
from dragoman.codebook.load import Codebook, shipped_folder
from dragoman.errors import CodebookError, ExampleError
from dragoman.examples import cases_of, check_codebook, check_rules

RULE = """[[rule]]
id = "sanction.test.verb"
event = "SANCTION"
mode = "expel"
verbs = ["expel"]

  [[rule.example]]
  text = "Chad expelled the ambassador of Niger."
  actor = "Chad"
  recipient = "ambassador of Niger"

  [[rule.counterexample]]
  text = "The engine expelled smoke."
  why = "an engine is nobody"
"""
RELATION = """\
[[rule]]
id = "recognizes.opens.verb"
event = "SUPPORT"
verbs = ["recognize"]
  [[rule.example]]
  text = "Chad recognized Kosovo."
  actor = "Chad"
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A codebook of one rule's file beside the actors and cues that ship."""
    book = tmp_path / "book"
    shutil.copytree(shipped_folder(), book, ignore=shutil.ignore_patterns("*.py", "__pycache__", "events", "relations"))
    for folder in ("events", "relations"):
        (book / folder).mkdir()
    (book / "relations" / "relations.toml").write_text(RELATION, encoding="utf-8")

    def put(text: str) -> Path:
        (book / "events" / "sanction.toml").write_text(text, encoding="utf-8")
        return book

    return put


def one_mistake(book: Path, *, file: str | None = None) -> CodebookError:
    (error,) = check_codebook(book, file=file)
    return error


def test_a_good_codebook_has_no_mistakes(write: Write) -> None:
    assert check_codebook(write(RULE)) == []


BROKEN = [
    ("unknown key", "verbs =", "verb =", 5, "unknown key 'verb' in rule", "did you mean 'verbs'?"),
    ("bad type", '"SANCTION"', '"SANKTION"', 2, "is not a PLOVER type", "one of"),
    ("bad mode", 'mode = "expel"', 'mode = "exile"', 2, "mode 'exile' is not one of SANCTION's", "convict"),
    ("actor not in the text", 'actor = "Chad"', 'actor = "Tchad"', 8, "'Tchad' is not in its example", "copy it"),
    ("nothing read", "expelled the ambassador", "praised the ambassador", 8, "reads as", "dragoman try"),
    ("wrong actor", 'actor = "Chad"', 'actor = "Niger"', 8, "actor is 'Chad', not 'Niger'", "mend the places"),
    ("wrong status", 'actor = "Chad"', 'status = "planned"', 8, "status is actual, not planned", "mend the places"),
    ("wrong trigger", 'actor = "Chad"', 'trigger = "Niger"', 8, "trigger is 'expelled', not 'Niger'", "mend"),
    ("counter-example that reads", "The engine expelled smoke.", "Iran expelled Ali.", 13,
     "reads as sanction.test.verb though an engine is nobody", "not_objects"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "told"), [(*row[1:4], row[4:]) for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_mistake_is_named(write: Write, old: str, new: str, line: int, told: tuple[str, str]) -> None:
    assert old in RULE
    error = one_mistake(write(RULE.replace(old, new, 1)))
    assert (error.file, error.line, error.rule) == ("sanction.toml", line, "sanction.test.verb")
    assert told[0] in error.what and told[1] in error.fix
    assert str(error).startswith(f"sanction.toml:{line}: sanction.test.verb: ")


def test_every_failing_example_is_told(write: Write) -> None:
    failing = RULE.replace("expelled the", "praised the")
    other = failing.replace("sanction.test.verb", "sanction.other.verb").replace('["expel"]', '["oust"]')
    errors = check_codebook(write(failing + other))
    assert all(isinstance(error, ExampleError) for error in errors)
    assert [error.rule for error in errors] == ["sanction.test.verb", "sanction.other.verb"]


def test_one_file_alone(write: Write) -> None:
    book = write(RULE)
    (book / "events" / "aid.toml").write_text(
        '[[rule]]\nid = "aid.test.verb"\nevent = "AID"\nverbs = ["feed"]\n'
        '  [[rule.example]]\n  text = "It rained in Chad."\n', encoding="utf-8",
    )  # fmt: skip
    assert check_codebook(book, file="sanction.toml") == []
    assert one_mistake(book, file="events/aid.toml").rule == "aid.test.verb"
    assert one_mistake(book).file == "aid.toml"


def test_a_file_without_rules(write: Write) -> None:
    error = one_mistake(write(RULE), file="nowhere.toml")
    assert (error.file, "no rules in it" in error.what) == ("nowhere.toml", True)


def test_relations_are_checked_as_events_are(write: Write, tmp_path: Path) -> None:
    assert check_codebook(file="relations.toml") == []
    book = write(RULE)
    failing = RELATION.replace("Chad recognized Kosovo", "Chad recognized the danger")
    (book / "relations" / "relations.toml").write_text(failing.replace('  actor = "Chad"\n', ""), encoding="utf-8")
    error = one_mistake(book, file="relations.toml")
    assert (error.rule, "reads as nothing" in error.what) == ("recognizes.opens.verb", True)


def test_a_folder_that_is_no_codebook(tmp_path: Path) -> None:
    assert "point to a folder" in one_mistake(tmp_path).fix


def test_every_example_is_one_case(codebook: Codebook) -> None:
    rules: list[EventRule] = list(codebook.rules[:5])
    assert len(cases_of(rules)) == sum(len(rule.examples) + len(rule.counterexamples) for rule in rules)
    assert list(check_rules([], codebook)) == []
