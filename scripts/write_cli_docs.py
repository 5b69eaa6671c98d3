"""Write docs/cli.md from the commands themselves, and run the sessions of README.md anew.

python -m scripts.write_cli_docs            # both
python -m scripts.write_cli_docs --check    # only say whether docs/cli.md is up to date; for tests
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from dragoman.cli.main import EXIT_CODES, app

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "cli.md"
README = ROOT / "README.md"
SESSION = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_HEAD = f"""# Commands

Written by `python -m scripts.write_cli_docs` from the commands themselves: change the help there, not here.
`dragoman --help` and `dragoman COMMAND --help` say the same. {EXIT_CODES}

Results go to standard output, everything else to standard error. `--format json` and `--format jsonl` are for programs;
the fields are in [data_model.md](data_model.md).

## Settings

Read from the environment; every one has a default.

| variable | means | default |
|---|---|---|
| `DRAGOMAN_DB` | the record that commands work on: a file, or a `postgresql://` address | `dragoman.db` |
| `DRAGOMAN_CODEBOOK` | folder of a codebook used instead of the one that ships | the one that ships |
| `DRAGOMAN_MAX_BYTES` | pages with more bytes are refused | `20000000` |
| `DRAGOMAN_MAX_DEPTH` | HTML nested deeper is refused | `2000` |
| `DRAGOMAN_MODEL` | classifier: `small`, `large`, `auto` (large if installed and at most 25 pages are read) | `auto` |
| `DRAGOMAN_CACHE` | folder of the large model, and of when hosts were asked | `~/.cache/dragoman` |
| `DRAGOMAN_WHO` | your name, as judgements are signed with it | asked for |
| `DRAGOMAN_SMTP` | mail server that briefs are handed to: `smtps://user:password@host` | none: nothing is sent |
| `DRAGOMAN_SENDER` | address that briefs come from | none |
| `DRAGOMAN_READERS` | file with the addresses that briefs go to, one a line | none |
| `DRAGOMAN_DESK_ADDRESS` | https address under which the desk answers unsubscribe links | none: no link in the mail |
| `DRAGOMAN_FETCH` | whether pages may be read from the network, `on` or `off`; see [fetching.md](fetching.md) | `off` |
| `DRAGOMAN_CONTACT` | mail or https address that servers are told to write to | none: nothing is fetched |
| `DRAGOMAN_CAPTURES` | folder that fetched pages are kept in as they came | `captures` |
"""


def cli_page() -> str:
    """The whole of docs/cli.md."""
    return "\n".join([_HEAD, *_sections(typer.main.get_command(app), ())])


def commands() -> list[str]:
    """Every command as it is typed, without `dragoman`: "read", "codebook check"."""
    return [" ".join(path) for path, command in _walk(typer.main.get_command(app), ()) if not _children(command)]


def _children(command: Any) -> dict[str, Any]:
    return getattr(command, "commands", {})


def _walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, child in _children(command).items():
        yield (*path, name), child
        yield from _walk(child, (*path, name))


def _sections(root: Any, path: tuple[str, ...]) -> Iterator[str]:
    for names, command in _walk(root, path):
        if not _children(command):
            yield _section(" ".join(names), command)


def _section(name: str, command: Any) -> str:
    told = f"{command.help}\n\n{command.epilog or ''}".strip()
    prose, _, examples = told.partition("Example")
    lines = [f"## dragoman {name}", "", *(line.strip() for line in prose.strip().splitlines()), ""]
    rows = [_row(command, name, param) for param in command.params if param.name != "help"]
    if rows:
        lines += ["| argument or option | means |", "|---|---|", *rows, ""]
    calls = [line.strip() for line in examples.splitlines()[1:] if line.strip()]
    return "\n".join([*lines, *(f"    {call}" for call in calls), ""])


def _row(command: Any, name: str, param: Any) -> str:
    words, meaning = param.get_help_record(command.context_class(command, info_name=name))
    return f"| `{_cell(words)}` | {_cell(' '.join(meaning.split()))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def run_session(session: str) -> str:
    """A session's `$ ` lines with what they print now, in a folder where only the sample pages are."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("DRAGOMAN_")}
    tools = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    with TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        shown = []
        for line in session.splitlines():
            if not line.startswith("$ "):
                continue
            done = subprocess.run(
                line[2:], shell=True, cwd=folder, check=True, capture_output=True, text=True,
                env={**environment, "PATH": tools, "COLUMNS": "118", "NO_COLOR": "1"},
            )  # fmt: skip
            shown += [line, *(text.rstrip() for text in (done.stdout + done.stderr).splitlines())]
    return "\n".join(shown) + "\n"


def main() -> int:
    """Write, or with --check compare; 1 where docs/cli.md is out of date."""
    page = cli_page()
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
            return 0
        print("docs/cli.md is out of date; run: python -m scripts.write_cli_docs", file=sys.stderr)
        return 1
    PAGE.write_text(page, encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(SESSION.sub(lambda found: run_session(found[0]), readme), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
