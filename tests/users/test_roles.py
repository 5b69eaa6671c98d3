from __future__ import annotations

import pytest

from dragoman.errors import SettingError
from dragoman.users.roles import ROLES, find_role, may, role_for_verdict


def test_each_role_includes_those_before() -> None:
    assert [[may(role, needed) for needed in ROLES] for role in ROLES] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_verdicts_and_their_roles() -> None:
    assert {verdict: role_for_verdict(verdict) for verdict in ("accept", "note", "merge", "split")} == {
        "accept": "analyst", "note": "analyst", "merge": "editor", "split": "editor",
    }  # fmt: skip


def test_no_such_role() -> None:
    assert find_role("editor") == "editor"
    with pytest.raises(SettingError, match="is no role"):
        find_role("owner")
