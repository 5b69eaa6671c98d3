"""Groups of nouns that rules name by "@"."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.event_rules import read_event_rules
from dragoman.errors import CodebookError

GROUPS = """[[group]]
id = "idea"
nouns = ["law", "hope"]
"""
RULE = """[[rule]]
id = "assault.test.verb"
event = "ASSAULT"
verbs = ["kill"]
not_objects = ["@idea", "cell"]
"""


def write(folder: Path, rule: str = RULE, groups: str = GROUPS) -> Path:
    events = folder / "events"
    events.mkdir()
    (events / "assault.toml").write_text(rule, encoding="utf-8")
    (folder / "noun_groups.toml").write_text(groups, encoding="utf-8")
    return events


def test_a_rule_takes_the_nouns_of_the_groups_it_names(tmp_path: Path) -> None:
    (rule,) = read_event_rules(write(tmp_path))
    assert rule.not_objects == {"law", "hope", "cell"}


def test_an_unknown_group_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="@ideas"):
        read_event_rules(write(tmp_path, RULE.replace("@idea", "@ideas")))


def test_a_misspelt_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="unknown key"):
        read_event_rules(write(tmp_path, groups=GROUPS.replace("nouns", "noun")))
