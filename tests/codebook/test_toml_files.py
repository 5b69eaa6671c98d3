from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.toml_files import Table, read_file, read_tables
from dragoman.errors import CodebookError

GOOD = """# a comment
[[rule]]
id = "a.b"
verbs = "shell"

[[rule]]
id = 'c.d'
verbs = ["arrest", "take hostage"]
note = "  "
"""


@pytest.fixture
def tables(tmp_path: Path) -> list[Table]:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    return list(read_file(tmp_path / "good.toml", "rule"))


def test_every_table_knows_its_file_line_and_id(tables: list[Table]) -> None:
    assert [(table.file, table.line, table.id) for table in tables] == [
        ("good.toml", 3, "a.b"),
        ("good.toml", 7, "c.d"),
    ]


def test_one_text_is_a_list_of_one(tables: list[Table]) -> None:
    assert tables[0].texts("verbs") == ("shell",)
    assert tables[1].texts("verbs") == ("arrest", "take hostage")
    assert tables[0].texts("nouns") == ()


def test_a_line_is_looked_for_below_the_table(tables: list[Table]) -> None:
    assert tables[0].line_of("verbs") == 4
    assert tables[1].line_of("verbs") == 8
    assert tables[1].line_of("nowhere") == 7


def test_texts_that_are_missing_or_blank(tables: list[Table]) -> None:
    assert tables[0].text_or_none("note") is None
    with pytest.raises(CodebookError, match=r"good\.toml:7: c\.d: note is missing or no text; add note"):
        tables[1].text("note")


def test_a_text_that_stands_twice_in_its_list_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace('"take hostage"', '"arrest"')
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    _, table = read_file(tmp_path / "bad.toml", "rule")
    with pytest.raises(CodebookError, match=r"bad\.toml:8: c\.d: 'arrest' stands twice in verbs; take one"):
        table.texts("verbs")


@pytest.mark.parametrize(
    ("allowed", "hint"), [({"id", "verb"}, "did you mean 'verb'?"), ({"id", "xyz"}, "keys are: id, xyz")]
)
def test_keys_nobody_reads_are_refused(tables: list[Table], allowed: set[str], hint: str) -> None:
    with pytest.raises(CodebookError) as caught:
        tables[0].only(allowed)
    assert (caught.value.line, caught.value.fix) == (4, hint)
    assert "unknown key 'verbs' in rule" in caught.value.what


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "c.txt"):
        (tmp_path / name).write_text(f'[[rule]]\nid = "{name}"\n', encoding="utf-8")
    assert [table.id for table in read_tables(tmp_path, "rule")] == ["a.toml", "b.toml"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"[[rule]\n", "is no TOML"),
        (b'[[rule]]\nid = "\xff"\n', "is not UTF-8"),
        (b"[[rule]]\nverbs = []\n", "number 1 has no id"),
        (b"[[rule]]\nid = 3\n", "number 1 has no id"),
    ],
)
def test_what_is_no_table_is_named_with_its_file(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "bad.toml").write_bytes(content)
    with pytest.raises(CodebookError, match=what) as caught:
        list(read_file(tmp_path / "bad.toml", "rule"))
    assert caught.value.file == "bad.toml" and caught.value.fix


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        list(read_file(tmp_path / "none.toml", "rule"))


@pytest.mark.parametrize("content", ['[rule]\nid = "a.b"\n', 'rule = ["a", "b"]\n', "rule = 3\n"])
def test_single_brackets_are_a_codebook_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.toml").write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError):
        list(read_file(tmp_path / "bad.toml", "rule"))
