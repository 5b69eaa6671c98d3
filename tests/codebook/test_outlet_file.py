from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.actor_file import ActorFile, Outlets, load_actor_file
from dragoman.codebook.load import shipped_folder
from dragoman.errors import CodebookError

TURKEY = '[[country]]\niso3 = "TUR"\nname = "Turkey"\n'
AFP = (
    '[[outlet]]\nname = "Agence France-Presse"\nnames = ["AFP"]\ndomains = ["afp.com"]\n'
    'kind = "agency"\ncontrol = "private"\n'
)


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return load_actor_file(shipped_folder()).outlets


def load(folder: Path, tables: str) -> ActorFile:
    (folder / "actors").mkdir()
    (folder / "actors" / "all.toml").write_text(TURKEY, encoding="utf-8")
    (folder / "outlets.toml").write_text(tables, encoding="utf-8")
    return load_actor_file(folder)


def test_there_are_enough_outlets_of_all_regions(outlets: Outlets) -> None:
    assert len(outlets) >= 520
    assert len({outlet.country for outlet in outlets}) >= 150


def test_control_by_a_state_or_party_has_its_source(outlets: Outlets) -> None:
    assert [one.name for one in outlets if one.control in {"state", "party"} and not one.control_source] == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("AFP", "Agence France-Presse"),
        ("agence france-presse", "Agence France-Presse"),
        ("the Guardian", "The Guardian"),
        ("BBC News", "BBC"),
        ("www.aljazeera.com", "Al Jazeera"),
        ("afp", None),  # an acronym is found as it is spelt
        ("The Isthmus Star", None),
    ],
)
def test_outlets_are_found_by_name(outlets: Outlets, name: str, found: str | None) -> None:
    outlet = outlets.find(name)
    assert (outlet.name if outlet else None) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.aa.com.tr/en/1", "Anadolu Agency"),
        ("https://edition.cnn.com/2020/1", "CNN"),
        ("https://aa.com.tr.example/1", None),
        (None, None),
    ],
)
def test_outlets_are_found_by_address(outlets: Outlets, url: str | None, found: str | None) -> None:
    outlet = outlets.at(url)
    assert (outlet.name if outlet else None) == found


def test_a_name_of_two_outlets_means_neither(tmp_path: Path) -> None:
    other = AFP.replace("Agence France-Presse", "Army Film Press").replace("afp.com", "afp.example")
    assert load(tmp_path, AFP + other).outlets.find("AFP") is None


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (AFP.replace("afp.com", "other.example"), "name is used twice"),
        (AFP.replace("Agence France-Presse", "Other"), "afp.com is the domain of Agence France-Presse"),
        (AFP.replace('control = "private"', 'control = "king"'), "control is not told"),
        (AFP.replace('control = "private"', 'control = "state"'), "without a source"),
        (AFP.replace('kind = "agency"', ""), "the kind is not told"),
        (AFP + 'country = "TRK"\n', "country 'TRK'"),
    ],
)
def test_a_mistake_is_named_with_its_fix(tmp_path: Path, table: str, problem: str) -> None:
    with pytest.raises(CodebookError, match=problem) as caught:
        load(tmp_path, AFP + table)
    assert caught.value.file == "outlets.toml"
    assert caught.value.line
    assert caught.value.fix
