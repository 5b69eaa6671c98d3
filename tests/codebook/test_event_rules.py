"""Rules from TOML, and what is said about those that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook import event_rules
from dragoman.codebook.event_rules import MODES, QUAD_CLASS, CounterExample, Example, read_event_rules
from dragoman.codebook.load import Codebook
from dragoman.errors import CodebookError

RULE = """[[rule]]
id = "coerce.test.verb"
event = "COERCE"
mode = "arrest"
verbs = ["arrest", "take into custody"]
needs = ["active"]
recipient = ["object", "against"]
symmetric = true
confidence = 0.6

  [[rule.example]]
  text = "Police arrested Ivanov."
  actor = "Police"
  recipient = "Ivanov"
  status = "actual"
  trigger = "arrested"

  [[rule.counterexample]]
  text = "Winter arrested the advance."
  why = "nobody is taken"
"""


def read(folder: Path, text: str) -> event_rules.EventRule:
    (folder / "coerce.toml").write_text(text, encoding="utf-8")
    (rule,) = read_event_rules(folder)
    return rule


def test_a_rule_with_everything(tmp_path: Path) -> None:
    rule = read(tmp_path, RULE)
    assert (rule.id, rule.event, rule.mode, rule.file, rule.line) == (
        "coerce.test.verb", "COERCE", "arrest", "coerce.toml", 2,
    )  # fmt: skip
    assert (rule.verbs, rule.needs, rule.recipient) == (
        ("arrest", "take into custody"), ("active",), ("object", "against"),
    )  # fmt: skip
    assert (rule.symmetric, rule.confidence) == (True, 0.6)
    assert rule.examples == (Example("Police arrested Ivanov.", 12, "Police", "Ivanov", "actual", "arrested"),)
    assert rule.counterexamples == (CounterExample("Winter arrested the advance.", "nobody is taken", 19),)


def test_what_a_rule_leaves_out(tmp_path: Path) -> None:
    rule = read(tmp_path, '[[rule]]\nid = "a.b"\nevent = "AID"\nnouns = "aid"\n')
    assert (rule.actor, rule.recipient, rule.noun_actor) == (("subject",), ("object",), ("by", "possessor", "modifier"))
    assert (rule.mode, rule.verbs, rule.nouns, rule.confidence) == (None, (), ("aid",), 0.7)


WRONG = [
    ("verbs =", "vebs =", 5, "unknown key 'vebs' in rule", "did you mean 'verbs'?"),
    ('event = "COERCE"', 'event = "COERSE"', 2, "'COERSE' is not a PLOVER type", "COERCE"),
    ('mode = "arrest"', 'mode = "visit"', 2, "mode 'visit' is not one of COERCE's", "use one of: arrest"),
    ('verbs = ["arrest", "take into custody"]', "", 2, "neither verbs nor nouns", "add verbs"),
    ('verbs = ["arrest", "take into custody"]', "verbs = [3]", 2, "verbs is no list of texts", "write verbs"),
    ('"object", "against"', '"objekt"', 2, "recipient 'objekt' is no place in a clause", "or a preposition"),
    ('recipient = "Ivanov"', 'recipient = "Petrov"', 12, "recipient 'Petrov' is not in its example", "copy it"),
    ('actor = "Police"', 'actor = "police"', 12, "actor 'police' is not in its example", "copy it"),
    ('trigger = "arrested"', 'trigger = "seized"', 12, "trigger 'seized' is not in its example", "copy it"),
    ('  status = "actual"', '  statis = "actual"', 15, "unknown key 'statis' in example", "'status'"),
    ('why = "nobody is taken"', 'wy = "nobody is taken"', 20, "unknown key 'wy' in counterexample", "'why'"),
    ('  why = "nobody is taken"\n', "", 2, "why is missing", "add why"),
    ('text = "Police arrested Ivanov."', 'text = ""', 2, "text is missing", "add text"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "told"), [(*row[:3], row[3:]) for row in WRONG], ids=[row[3] for row in WRONG]
)
def test_a_mistake_names_line_rule_and_fix(
    tmp_path: Path, old: str, new: str, line: int, told: tuple[str, str]
) -> None:
    assert old in RULE
    with pytest.raises(CodebookError) as caught:
        read(tmp_path, RULE.replace(old, new, 1))
    error, (what, fix) = caught.value, told
    assert (error.file, error.rule, error.line) == ("coerce.toml", "coerce.test.verb", line)
    assert what in error.what and fix in error.fix


def test_two_rules_with_one_id(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"id is taken by coerce\.toml:2"):
        read(tmp_path, RULE + RULE)


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="point to a folder with event rules"):
        read_event_rules(tmp_path)


LOOSE = [
    ("confidence = 0.6", 'confidence = "high"'),
    ("confidence = 0.6", "confidence = 7"),
    ("symmetric = true", 'symmetric = "no"'),
    ('  status = "actual"', '  status = "done"'),
    ('verbs = ["arrest", "take into custody"]', 'verbs = ["  "]'),
    ('needs = ["active"]', 'needs = ["activ"]'),
]


@pytest.mark.parametrize(("old", "new"), LOOSE, ids=[new for _, new in LOOSE])
def test_values_of_the_wrong_kind_are_codebook_errors(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(CodebookError):
        read(tmp_path, RULE.replace(old, new, 1))


def test_all_sixteen_types_have_a_quad_class_and_modes_belong_to_types() -> None:
    assert len(QUAD_CLASS) == 16
    assert set(QUAD_CLASS.values()) == {1, 2, 3, 4}
    assert set(MODES) <= set(QUAD_CLASS)


def test_rule_ids_are_paths_that_begin_with_their_type(codebook: Codebook) -> None:
    for rule in codebook.rules:
        first, *rest = rule.id.split(".")
        assert first == rule.event.lower() and rest, rule.id
        assert rule.file == f"{first}.toml"


def test_a_pattern_in_two_rules_of_one_frame_is_refused(tmp_path: Path) -> None:
    second = RULE.replace("coerce.test.verb", "coerce.test.again").replace('"arrest", "take', '"nab", "take')
    with pytest.raises(CodebookError, match=r"'take into custody' stands in coerce\.test\.verb too"):
        read(tmp_path, RULE + second)


def test_a_pattern_may_stand_in_two_rules_that_ask_for_other_things(tmp_path: Path) -> None:
    second = RULE.replace("coerce.test.verb", "coerce.test.again").replace('needs = ["active"]', 'objects = ["ship"]')
    (tmp_path / "coerce.toml").write_text(RULE + second, encoding="utf-8")
    assert len(read_event_rules(tmp_path)) == 2
