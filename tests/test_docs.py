"""Documentation is tested: what there is stands in it, and its examples run."""

from __future__ import annotations

import dataclasses
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman import types
from dragoman.cli.main import run
from dragoman.codebook import event_rules
from dragoman.records import to_record
from dragoman.settings import Settings
from dragoman.store.schema import metadata
from dragoman.types import Reading
from scripts.write_cli_docs import SESSION, commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_the_page_of_commands_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.write_cli_docs", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented_with_an_example(command: str) -> None:
    section = page("cli.md").split(f"\n## dragoman {command}\n")[1].split("\n## ")[0]
    assert f"    dragoman {command}" in section
    assert "Exit codes" in section


def test_every_setting_is_documented() -> None:
    source = (ROOT / "src" / "dragoman" / "settings.py").read_text(encoding="utf-8")
    settings = set(re.findall(r"DRAGOMAN_[A-Z_]+\b", source))
    assert len(settings) == len(dataclasses.fields(Settings))
    missing = {name for name in settings if f"`{name}`" not in page("cli.md")}
    assert not missing, f"add {missing} to the settings in scripts/write_cli_docs.py"


def test_defaults_of_settings_are_as_documented() -> None:
    for field in dataclasses.fields(Settings):
        if field.default is not None:
            row = next(line for line in page("cli.md").splitlines() if f"`DRAGOMAN_{field.name.upper()}`" in line)
            assert f"`{field.default}`" in row


@pytest.mark.parametrize("key", sorted(event_rules._KEYS | event_rules._EXAMPLE_KEYS | event_rules._COUNTER_KEYS))
def test_every_key_of_a_rule_is_documented(key: str) -> None:
    assert f"`{key}`" in page("event_rules.md"), f"add a row for {key} to docs/event_rules.md"


@pytest.mark.parametrize("place", sorted(event_rules.PLACES))
def test_every_place_in_a_clause_is_documented(place: str) -> None:
    assert f"`{place}`" in page("event_rules.md")


def fields_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from fields_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields_of(inner)


def test_every_field_of_the_record_is_documented(sample_readings: tuple[Reading, ...]) -> None:
    told = page("data_model.md")
    fields = {name for reading in sample_readings for name in fields_of(to_record(reading))}
    missing = sorted(name for name in fields if f"`{name}`" not in told)
    assert not missing, f"add {', '.join(missing)} to docs/data_model.md"


@pytest.mark.parametrize(
    "words", ["Factuality", "Status", "AttributionKind", "LinkRelation", "EntityKind", "MentionHow", "LeftOutKind",
              "Precision"],
)  # fmt: skip
def test_every_word_of_the_record_is_documented(words: str) -> None:
    told = page("data_model.md")
    missing = [word for word in get_args(getattr(types, words)) if word not in told]
    assert not missing, f"add {missing} to docs/data_model.md"


def test_every_data_type_and_table_is_documented() -> None:
    told = page("data_model.md")
    names = [name for name, value in vars(types).items() if dataclasses.is_dataclass(value)]
    missing = [name for name in [*names, *metadata.tables] if f"`{name}`" not in told]
    assert not missing, f"add {missing} to docs/data_model.md"


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_python_of_the_readme_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines()[0] == "AGREE actual"


def test_the_readme_s_session_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    lines = [line[2:] for text in SESSION.findall(README) for line in text.splitlines() if line.startswith("$ ")]
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "dragoman"
        assert run(arguments) == 0, (line, capsys.readouterr().err)
        assert capsys.readouterr().out, f"{line} prints nothing; run: python -m scripts.write_cli_docs"


def test_the_targets_the_readme_names_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_links_and_paths_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    broken = [target for target in targets if not ((ROOT / name).parent / target).exists()]
    assert not broken, f"{name} links to {broken}"


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 120
