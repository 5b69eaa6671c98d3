"""By which of its names an actor goes."""

from __future__ import annotations

import pytest

from dragoman.store.actor_rows import Face, actor_row, faces_of
from dragoman.types import Party


def _faces(key: str, *names: str) -> dict[str, Face]:
    return {
        name: Face(("2024-05-0" + str(day), "sha256:ab", 0), Party(key, name, "group", "PER", ("COP",)))
        for day, name in enumerate(names, 1)
    }


@pytest.mark.parametrize(
    ("key", "names", "called"),
    [
        ("PER.COP.police", ["the description police", "police", "Lima police"], "police"),
        ("PER.GOV.government", ["government", "Government of Peru"], "Government of Peru"),
        ("~mara quispe", ["Mara Quispe Huaman", "Quispe"], "Mara Quispe Huaman"),
        ("person.some-minister", ["Ada Some", "Some"], "Ada Some"),
    ],
)
def test_a_role_goes_by_its_plainest_name_and_anybody_else_by_the_first(
    key: str, names: list[str], called: str
) -> None:
    row = actor_row(key, _faces(key, *names), 3)
    assert row["name"] == called
    assert list(faces_of(row)) == names  # written again, the row stays as it is
    assert actor_row(key, faces_of(row), 3) == row
