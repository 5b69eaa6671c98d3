"""`dragoman user`: who may log in to a desk that other machines reach."""

# ruff: noqa: PLC0415 - `dragoman --help` must not wait for the parser and the database to be imported
from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from dragoman.cli.options import DbOption, example, record_path
from dragoman.cli.report import Report
from dragoman.errors import SettingError

app = typer.Typer(no_args_is_help=True, help="Who may log in to a desk that other machines reach.")
_LONGEST_NAME = 80
NameArgument = Annotated[str, typer.Argument(help="The name that judgements are signed with.")]


@app.command(epilog=example("dragoman user add ada --role analyst", "dragoman user add ben --role reader < file"))
def add(
    name: NameArgument,
    role: Annotated[str, typer.Option(help="reader sees, analyst also judges, editor also merges and reads pages.")],
    db: DbOption = None,
) -> None:
    """Add a user. The password is asked for on the terminal, or is the first line of standard input.

    Exit codes: 0 added, 2 the name is taken, no such role, or a password that is too short.
    """
    from dragoman.store import open_record
    from dragoman.users.passwords import hash_password
    from dragoman.users.roles import find_role

    found = find_role(role)
    if not name.isprintable() or name != name.strip() or not 0 < len(name) <= _LONGEST_NAME or ":" in name:
        raise SettingError(f"{name!r} is no user's name", fix="1 to 80 letters, no colon, no space around it")
    with open_record(record_path(db), create=False) as record:
        record.add_user(name, found, hash_password(_ask_password()))
    Report().line(f"{name} may log in as {found}.")


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise SettingError("the two passwords differ", fix="try again")
    return first


@app.command("list", epilog=example("dragoman user list"))
def list_users(db: DbOption = None) -> None:
    """List users with their roles and last logins.

    Exit codes: 0 listed, 2 the record cannot be opened.
    """
    from dragoman.cli.tables import make_table
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        users = record.users()
    report = Report()
    if not users:
        report.line("Nobody; the desk opens on this machine alone.")
        return
    rows = [[one.name, one.role, _moment(one.added), _moment(one.seen) if one.seen else "never"] for one in users]
    report.show(make_table("name", "role", "added", "last login", rows=rows))


@app.command(epilog=example("dragoman user log --limit 20"))
def log(
    limit: Annotated[int, typer.Option(min=1, help="How many lines at most.")] = 100,
    db: DbOption = None,
) -> None:
    """List who came and went: logins, failed ones, users added and removed, the newest first.

    Exit codes: 0 listed, 2 the record cannot be opened.
    """
    from dragoman.cli.tables import make_table
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        lines = record.login_log(limit=limit)
    rows = [[_moment(line.when), line.name, line.what, line.address] for line in lines]
    Report().show(make_table("when", "name", "what", "address", rows=rows))


def _moment(when: object) -> str:
    return f"{when:%Y-%m-%d %H:%M}"


@app.command(epilog=example("dragoman user remove ben"))
def remove(name: NameArgument, db: DbOption = None) -> None:
    """Remove a user, whose sessions end at once; judgements and the log of logins stay.

    Exit codes: 0 removed, 1 nobody is called so, 2 the record cannot be opened.
    """
    from dragoman.store import open_record

    with open_record(record_path(db), create=False) as record:
        record.remove_user(name)
    Report().line(f"{name} may not log in any more.")
