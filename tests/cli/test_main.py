from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from dragoman.cli.main import app

Dragoman = Callable[..., tuple[int, str, str]]


def commands_of(group: TyperGroup, *names: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Every command: its words, its help and its epilog."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands_of(command, *names, name)
        else:
            yield (*names, name), command.help or "", command.epilog or ""


_GROUP = typer.main.get_command(app)
assert isinstance(_GROUP, TyperGroup)
COMMANDS = list(commands_of(_GROUP))
EXAMPLES = [line for _, _, epilog in COMMANDS for line in epilog.splitlines() if line.startswith("dragoman ")]


def python(code: str, *, out: int = subprocess.PIPE) -> subprocess.Popen[str]:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.mark.parametrize(("names", "help", "epilog"), COMMANDS, ids=[" ".join(names) for names, _, _ in COMMANDS])
def test_every_command_has_an_example_and_its_exit_codes(names: tuple[str, ...], help: str, epilog: str) -> None:
    assert f"dragoman {' '.join(names)}" in epilog
    assert "Exit codes: 0" in help


# These serve, ask on a terminal, fetch, or speak of what was kept before; each has tests of its own.
ELSEWHERE = tuple(
    f"dragoman {name}"
    for name in (
        "desk",
        "fetch",
        "watch",
        "mcp",
        "correct",
        "brief",
        "user",
        "model install",
        "model remove",
        "dossier",
    )
)


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.startswith(ELSEWHERE)])
def test_example_that_can_not_run_alone_names_options_that_are_there(dragoman: Dragoman, example: str) -> None:
    arguments = [one for one in shlex.split(example)[1:] if one not in {"<", "file"}]
    code, out, _ = dragoman(*arguments, "--help")
    assert code == 0
    assert all(one in out for one in arguments if one.startswith("--"))


@pytest.mark.parametrize("example", [one for one in EXAMPLES if not one.startswith(ELSEWHERE)])
def test_example_in_the_help_runs(dragoman: Dragoman, folder: Path, example: str) -> None:
    """`read`, `try` and `codebook check` load the parser, once for all tests."""
    dragoman("judge", "E3fa85f640000-14", "note", "--value", "look again", "--who", "A. Reader")
    (folder / "page.txt").write_text(
        "Troops shell Idlib\n\nMarch 3, 2020\n\nSyrian troops shelled the city of Idlib on Monday, Anadolu reported. "
        "Turkey condemned the attack and threatened to strike back, its president said in Ankara.\n"
    )
    if example.startswith("dragoman diff"):
        dragoman("release", "2026-01")
        dragoman("recode", "--no-model")
        dragoman("release", "2026-02")
    elif example.startswith("dragoman restore"):
        dragoman("backup", "backup.jsonl.gz")
    elif example.startswith("dragoman agree"):
        dragoman("sample", "5", "--out", "machine.csv")
        (folder / "coded.csv").write_text((folder / "machine.csv").read_text().rstrip("\n") + "looked at\n")
    code, out, err = dragoman(*shlex.split(example)[1:])
    assert code == 0, err
    assert out or "--out" in example


def test_version(dragoman: Dragoman) -> None:
    code, out, _ = dragoman("--version")
    assert code == 0
    assert re.fullmatch(r"dragoman \d+(\.\d+)*\n", out)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_loads_neither_parser_nor_database(option: str) -> None:
    child = python(
        f"import sys; from dragoman.cli.main import run; run([{option!r}]);"
        "print({'spacy', 'sqlalchemy', 'alembic', 'numpy'} & set(sys.modules), file=sys.stderr)"
    )
    assert child.communicate()[1] == "set()\n"


def test_unknown_command_and_no_command(dragoman: Dragoman) -> None:
    assert dragoman("raed")[0] == 2
    assert dragoman()[0] == 2


def test_broken_codebook_stops_with_code_2(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("DRAGOMAN_CODEBOOK", str(folder / "nowhere"))
    code, out, err = dragoman("codebook", "list")
    assert (code, out) == (2, "")
    assert "nowhere" in err and err.count("\n") == 1


def test_a_closed_pipe_ends_quietly() -> None:
    """`dragoman events | head -1`: no traceback, however much would follow."""
    read, write = os.pipe()
    child = python(
        "import sys; sys.argv = ['dragoman', 'codebook', 'list']; from dragoman.cli.main import main; main()", out=write
    )
    os.close(write)
    os.close(read)
    assert child.communicate(timeout=60)[1] == ""


def test_a_lost_server_does_not_end_us_by_a_signal() -> None:
    """Writing to a server that closed its socket is an error to be told, not a quiet end."""
    child = python(
        "import socket, sys; sys.argv = ['dragoman', '--version']; from dragoman.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: one, other = socket.socketpair(); other.close()\n"
        "try: one.send(b'x')\n"
        "except BrokenPipeError: print('told')",
        out=subprocess.PIPE,
    )
    assert child.communicate(timeout=60)[0].endswith("told\n")
