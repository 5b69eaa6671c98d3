from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.codebook.load import Codebook, digest_of, load_codebook, shipped_folder
from dragoman.errors import CodebookError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("cues.toml", "happening.toml", "sectors.toml"):
        shutil.copy(shipped_folder() / name, tmp_path / name)
    return tmp_path


def test_the_codebook_that_ships(codebook: Codebook) -> None:
    assert codebook.folder == shipped_folder()
    assert codebook.digest == digest_of(shipped_folder())
    assert codebook.rules and codebook.happening.verbs


def test_it_is_loaded_once(codebook: Codebook) -> None:
    assert load_codebook() is codebook


def test_the_digest_follows_the_tables_and_nothing_else(folder: Path) -> None:
    before = digest_of(folder)
    (folder / "notes.md").write_text("a note")
    assert digest_of(folder) == before
    with (folder / "cues.toml").open("a") as file:
        file.write("# a comment\n")
    assert digest_of(folder) != before


def test_the_digest_follows_names(folder: Path) -> None:
    before = digest_of(folder)
    (folder / "cues.toml").rename(folder / "cue.toml")
    assert digest_of(folder) != before


def test_the_digest_does_not_follow_the_place(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "book"
    shutil.copytree(folder, elsewhere)
    assert digest_of(elsewhere) == digest_of(folder)


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(CodebookError, match="no such folder; check DRAGOMAN_CODEBOOK"):
        load_codebook(Path("/no/such/folder"))


def test_an_empty_folder_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="point to a folder with event rules"):
        load_codebook(tmp_path)
