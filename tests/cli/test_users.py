from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.store import open_record

Dragoman = Callable[..., tuple[int, str, str]]


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts words on standard input."""
    return lambda words: monkeypatch.setattr(sys, "stdin", io.StringIO(words))


def test_a_user_is_added_listed_and_removed(dragoman: Dragoman, type_in: Callable[[str], None], folder: Path) -> None:
    type_in("a long enough password\n")
    assert dragoman("user", "add", "ada", "--role", "analyst")[:2] == (0, "ada may log in as analyst.\n")
    code, told, _ = dragoman("user", "list")
    assert code == 0
    assert "ada" in told and "analyst" in told and "never" in told
    with open_record(folder / "dragoman.db") as record:
        [user] = record.users()
        assert user.password.startswith("$argon2id$")
    assert dragoman("user", "remove", "ada")[0] == 0
    assert dragoman("user", "list")[1].startswith("Nobody")
    code, told, _ = dragoman("user", "log")
    assert code == 0 and told.index("removed") < told.index("added")
    assert "added" not in dragoman("user", "log", "--limit", "1")[1]


@pytest.mark.parametrize(
    ("name", "role", "password", "words"),
    [
        ("ada", "owner", "a long enough password", "is no role"),
        ("ada", "reader", "short", "10 to 200 characters"),
        ("a:b", "reader", "a long enough password", "no user's name"),
        (" ada", "reader", "a long enough password", "no user's name"),
        ("a\x1bda", "reader", "a long enough password", "no user's name"),
    ],
)
def test_mistakes_are_told(
    dragoman: Dragoman, type_in: Callable[[str], None], name: str, role: str, password: str, *, words: str
) -> None:
    type_in(f"{password}\n")
    code, _, told = dragoman("user", "add", name, "--role", role)
    assert code == 2
    assert words in " ".join(told.split())


def test_a_name_is_given_once(dragoman: Dragoman, type_in: Callable[[str], None]) -> None:
    for code in (0, 2):
        type_in("a long enough password\n")
        assert dragoman("user", "add", "ada", "--role", "reader")[0] == code


def test_nobody_of_that_name(dragoman: Dragoman) -> None:
    code, _, told = dragoman("user", "remove", "ada")
    assert code == 1
    assert "no user ada" in told


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::"])
def test_no_desk_for_other_machines_without_users(dragoman: Dragoman, host: str) -> None:
    code, _, told = dragoman("desk", "--host", host)
    assert code == 2
    assert "no users yet" in " ".join(told.split())


def test_https_needs_both_files(dragoman: Dragoman, folder: Path) -> None:
    code, _, told = dragoman("desk", "--certificate", str(folder / "none.pem"))
    assert code == 2
    assert "certificate and its key" in " ".join(told.split())


@pytest.mark.parametrize(("contact", "told"), [("", "DRAGOMAN_CONTACT"), ("nobody", "a mail address")])
def test_a_desk_that_shall_fetch_needs_somebody_to_write_to(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch, contact: str, told: str
) -> None:
    monkeypatch.setenv("DRAGOMAN_CONTACT", contact)
    code, _, said = dragoman("desk", "--fetch", "--port", "0")
    assert code == 2 and told in " ".join(said.split())
