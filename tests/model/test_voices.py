from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.model.classifier import load_classifier
from dragoman.model.installing import shipped_part
from dragoman.model.voices import FEW, as_good, choose_classifier, list_models, remove_model

SMALL = Path(__file__).parent.parent.parent / "src" / "dragoman" / "model" / "student"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A cache folder whose large model has the small one's weights: which of them speaks is told by the name."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "large"))
    released = json.loads((shipped_part() / "labels.json").read_text())["sha256"]
    card = json.loads((folder / "labels.json").read_text())
    (folder / "labels.json").write_text(json.dumps(card | {"name": "large", "released": released}))
    return tmp_path


@pytest.mark.parametrize(
    ("size", "pages", "wanted"),
    [
        ("auto", 1, "large"),
        ("auto", FEW, "large"),
        ("auto", FEW + 1, "student"),
        ("auto", None, "student"),
        ("large", 1000, "large"),
        ("small", 1, "student"),
    ],
)
def test_the_large_model_reads_few_pages(installed: Path, size: str, pages: int | None, wanted: str) -> None:
    assert choose_classifier(size, installed, pages=pages).name.split("-")[0] == wanted


def test_where_it_is_not_installed_the_small_one_reads(tmp_path: Path) -> None:
    assert choose_classifier("auto", tmp_path, pages=1) is load_classifier()
    with pytest.raises(ModelError, match="is not installed; dragoman model install large"):
        choose_classifier("large", tmp_path, pages=1)


def test_another_release_is_not_used(installed: Path) -> None:
    labels = installed / "large" / "labels.json"
    labels.write_text(json.dumps(json.loads(labels.read_text()) | {"released": "0" * 64}))
    assert choose_classifier("auto", installed, pages=1) is load_classifier()
    assert list_models(installed)[1].state == "outdated"
    with pytest.raises(ModelError, match="is outdated; dragoman model install large"):
        choose_classifier("large", installed, pages=1)


def test_what_the_large_one_read_is_not_read_again_in_bulk(installed: Path) -> None:
    small, large = load_classifier(), choose_classifier("large", installed, pages=1)
    assert [one.name for one in as_good(small, "auto", installed)] == [small.name, large.name]
    assert as_good(large, "auto", installed) == (large,)
    assert as_good(small, "small", installed) == (small,)


def test_both_are_listed(installed: Path) -> None:
    small, large = list_models(installed)
    assert (small.state, large.state) == ("ready", "ready")
    assert small.name == load_classifier().name
    assert large.bytes > 20_000_000
    assert large.right > small.right


def test_removing(installed: Path) -> None:
    assert remove_model("large", installed) is True
    assert remove_model("large", installed) is False
    assert list_models(installed)[1].state == "not installed"
    with pytest.raises(ModelError, match="there is no model 'small' to install"):
        remove_model("small", installed)
