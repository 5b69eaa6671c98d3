from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model import installing, voices

Dragoman = Callable[..., tuple[int, str, str]]
ARTICLE = """Police detain three in Istanbul

March 3, 2020

Turkish police detained three Iraqi journalists in Istanbul on Monday, Anadolu reported.
"""


SMALL = Path(__file__).parent.parent.parent / "src" / "dragoman" / "model" / "student"


@pytest.fixture
def installed(folder: Path) -> None:
    """A large model that has the small one's weights: the name in a reading tells which of them spoke."""
    large = Path(shutil.copytree(SMALL, folder / "cache" / "large"))
    released = json.loads((installing.shipped_part() / "labels.json").read_text())["sha256"]
    card = json.loads((large / "labels.json").read_text())
    (large / "labels.json").write_text(json.dumps(card | {"name": "large", "released": released}))


def test_list_shows_both_models(dragoman: Dragoman) -> None:
    code, out, err = dragoman("model", "list")
    assert code == 0
    small, large = out.splitlines()[-2:]
    assert "ready" in small and " MB" in small
    assert "not installed" in large and " MB" not in large
    assert err == "DRAGOMAN_MODEL is auto\n"


def test_install_says_what_is_fetched_and_what_went_wrong(
    dragoman: Dragoman, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "_NEEDED", ("onnx_that_nobody_has",))
    code, out, err = dragoman("model", "install", "large")
    assert (code, out) == (2, "")
    assert "405 MB" in err
    assert "dragoman: making the large model needs onnx_that_nobody_has; pip install 'dragoman[large]'" in err
    assert not (folder / "cache").exists()


def test_only_the_large_one_can_be_installed(dragoman: Dragoman) -> None:
    code, _, err = dragoman("model", "install", "huge")
    assert code == 2
    assert "there is no model 'huge' to install; the one that can be installed is: large" in err


def test_removing_what_is_not_there(dragoman: Dragoman) -> None:
    assert dragoman("model", "remove", "large") == (0, "the large model is not installed\n", "")


def test_a_page_read_by_the_large_one_is_not_read_again_in_bulk(
    dragoman: Dragoman, folder: Path, installed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "page.txt").write_text(ARTICLE)
    code, out, _ = dragoman("read", "page.txt", "--format", "json", "--db", "new.db")
    assert code == 0
    assert " + large-" in json.loads(out)[0]["made_by"]["model"]
    monkeypatch.setattr(voices, "FEW", 0)
    assert dragoman("read", "page.txt", "--db", "new.db")[2] == "0 read, 1 already known, 0 failed\n"
    _, out, err = dragoman("read", "page.txt", "--format", "json", "--db", "new.db", "--model-size", "small")
    assert err.startswith("1 read, 0 already known")
    assert " + student-" in json.loads(out)[0]["made_by"]["model"]


def test_what_the_small_one_read_is_read_again_by_the_large_one(
    dragoman: Dragoman, folder: Path, installed: None
) -> None:
    (folder / "page.txt").write_text(ARTICLE)
    dragoman("read", "page.txt", "--db", "new.db", "--model-size", "small")
    assert dragoman("read", "page.txt", "--db", "new.db")[2].startswith("1 read, 0 already known")


def test_the_large_one_is_not_read_with_where_it_is_missing(dragoman: Dragoman, folder: Path) -> None:
    (folder / "page.txt").write_text(ARTICLE)
    code, _, err = dragoman("read", "page.txt", "--model-size", "large")
    assert code == 2
    assert "the large model is not installed; dragoman model install large" in err


def test_a_setting_that_names_no_model(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL", "huge")
    code, _, err = dragoman("model", "list")
    assert code == 2
    assert "DRAGOMAN_MODEL is 'huge'; set it to small, large or auto" in err
