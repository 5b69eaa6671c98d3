"""Imports point one way (STYLE.md); this walk over the syntax trees keeps it so."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dragoman"
LAYERS = [
    {"types", "errors", "settings", "folding", "quoting"},
    {"codebook", "language", "model"},
    {"intake", "pages", "mentions", "events", "attributions"},
    {
        "circumstances",
        "claims",
        "speakers",
        "stakes",
        "first_person",
        "transcripts",
        "pipeline",
        "publishers",
        "mending",
        "relations",
        "records",
        "reports",
    },
    {"store", "examples"},
    {"resolve", "users"},
    {"cli", "web", "export", "brief", "dossier", "pictures", "batch", "fetching", "assistants"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
STAGES = LAYERS[2]


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dragoman."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("dragoman.")}
    return found


MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).as_posix() != "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert own in RANK, f"{own} has no layer: add it to LAYERS in {__file__}"
    for other in imports_of(path) - {own}:
        assert RANK[other] <= RANK[own], f"{path.name} of {own} imports {other}, which stands above it"
        assert not (own in STAGES and other in STAGES), f"stage {own} imports stage {other}"


def test_only_language_and_its_users_know_spacy() -> None:
    allowed = {"language", "mentions", "events", "attributions"}
    for path in MODULES:
        own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if "import spacy" in path.read_text(encoding="utf-8") and own != "language":
            raise AssertionError(f"{path} loads spaCy; only dragoman.language may")
        if "from spacy" in path.read_text(encoding="utf-8"):
            assert own in allowed, f"{path} uses spaCy tokens outside the stages"
