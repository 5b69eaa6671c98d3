import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.errors import ModelError
from dragoman.model.classifier import MarkedPair, load_classifier
from dragoman.types import Span

SHIPPED = Path(__file__).parent.parent.parent / "src" / "dragoman" / "model" / "student"


def test_it_gives_every_type_a_probability() -> None:
    (chances,) = load_classifier().ask([MarkedPair("Kenya fined Uganda.", Span(0, 5), Span(12, 18))])
    assert set(chances) == {*QUAD_CLASS, "NONE"}
    assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


def test_plain_cases_are_told_apart() -> None:
    texts = {
        "ASSAULT": ("Chadian soldiers", "shot dead two Sudanese herders near the border."),
        "SUPPORT": ("Norway", "praised the government of Ghana for its budget."),
        "NONE": ("Norway", "beat Ghana by three goals in the second half of the match."),
    }
    for wanted, (actor, rest) in texts.items():
        sentence = f"{actor} {rest}"
        other = "two Sudanese herders" if wanted == "ASSAULT" else "Ghana"
        start = sentence.index(other)
        (chances,) = load_classifier().ask([MarkedPair(sentence, Span(0, len(actor)), Span(start, start + len(other)))])
        assert max(chances, key=lambda name: chances[name]) == wanted, sentence


def test_the_answer_does_not_depend_on_what_is_asked_beside_it() -> None:
    rests = ("fined Uganda.", "and Uganda signed a treaty.", "sent, on Monday, two frigates to Uganda to help.")
    texts = [f"{lead}Kenya {rest}" for lead in ("", "Late at night ", "As rain fell, ") for rest in rests]
    pairs = [MarkedPair(text, span_of("Kenya", text), span_of("Uganda", text)) for text in texts]
    longer = MarkedPair("Kenya, " + "which lies on the coast, " * 8 + "fined Uganda.", Span(0, 5), None)
    together = load_classifier().ask([longer, *pairs])[1:]
    for pair, beside in zip(pairs, together, strict=True):
        (alone,) = load_classifier().ask([pair])
        assert beside == pytest.approx(alone, abs=0.002), pair.sentence


def span_of(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_nothing_asked_nothing_answered() -> None:
    assert load_classifier().ask([]) == []


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = Path(copytree(SHIPPED, tmp_path / "student"))
    weights = bytearray((folder / "types.onnx").read_bytes())
    weights[len(weights) // 2] ^= 1
    (folder / "types.onnx").write_bytes(weights)
    with pytest.raises(ModelError, match="not those it was released with"):
        load_classifier(folder)


def test_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_classifier(tmp_path)


def test_it_is_loaded_only_where_it_is_asked_for() -> None:
    seen = "import sys, dragoman.pipeline; print({'onnxruntime', 'tokenizers'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
