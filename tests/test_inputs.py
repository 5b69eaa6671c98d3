"""Fitting takes hours: what it lacks is told before it starts, and it needs the packages of its own list alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from training.corpus import FOLDER, ROOT
from training.inputs import missing_inputs

_ALONE = """
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[1:]:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Without())
from training.corpus import read_corpus, read_examples
from training.formulas import read_formulas
import training.measure
import dragoman.model.adapter, dragoman.model.graph, dragoman.model.installing
print(len(read_corpus()), len(read_examples()), len(read_formulas()))
"""


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def _modules_for_reading_alone() -> list[str]:
    """What the project's own dependencies are imported as, without those that fitting lists too."""
    lines = (ROOT / "training" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = {_name(one) for one in project["dependencies"]} - {_name(line) for line in lines}
    return [module for module, owners in packages_distributions().items() if own & {_name(one) for one in owners}]


def test_the_corpus_is_read_with_the_packages_of_fitting_alone() -> None:
    without = _modules_for_reading_alone()
    assert "spacy" in without
    told = subprocess.run(
        [sys.executable, "-c", _ALONE, *without], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert all(int(count) > 100 for count in told.stdout.split())


def test_what_is_not_there_is_told_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "config.json").touch()
    problems = list(missing_inputs([tmp_path], [tmp_path], ["first_672.jsonl", "batch_zz.tsv"]))
    assert [problem.partition("; ")[0] for problem in problems] == [
        f"{tmp_path}: no encoder here (tokenizer.json)",
        f"{tmp_path}: nothing was fitted here (weights.pt)",
        f"batch_zz.tsv: no such file in {FOLDER}",
    ]


def test_nothing_is_told_where_all_is_there(tmp_path: Path) -> None:
    for name in ("config.json", "tokenizer.json", "weights.pt"):
        (tmp_path / name).touch()
    assert list(missing_inputs([tmp_path], [tmp_path], [])) == []
