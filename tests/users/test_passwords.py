from __future__ import annotations

import pytest

from dragoman.errors import SettingError
from dragoman.users.passwords import LONGEST, hash_password, is_password


def test_a_password_is_kept_as_a_hash_of_its_own() -> None:
    first, second = hash_password("correct horse"), hash_password("correct horse")
    assert first != second
    assert first.startswith("$argon2id$")
    assert is_password(first, "correct horse")
    assert not is_password(first, "correct house")


@pytest.mark.parametrize("password", ["", "short", "x" * (LONGEST + 1)])
def test_short_and_huge_passwords_are_refused(password: str) -> None:
    with pytest.raises(SettingError, match="10 to 200"):
        hash_password(password)


@pytest.mark.parametrize("hashed", [None, "", "broken", "$argon2id$v=19$m=8"])
def test_nothing_opens_what_is_no_hash(hashed: str | None) -> None:
    assert not is_password(hashed, "nobody's password")
