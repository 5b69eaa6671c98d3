from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Dragoman = Callable[..., tuple[int, str, str]]


def test_a_sentence_is_explained_from_parse_to_chain(dragoman: Dragoman) -> None:
    sentence = "On Monday Turkish police detained three journalists in Istanbul, Anadolu reported."
    code, out, err = dragoman("try", sentence, "--published", "2020-03-03")
    assert (code, err) == (0, "")
    told = [" ".join(line.split()) for line in out.splitlines()]
    assert "token lemma tag dep head" in told
    assert "police police NNS nsubj detained" in told
    assert "e1 · COERCE arrest · actual" in told
    assert any("[trigger: detained]" in line and "[date: Monday]" in line for line in told)
    assert any(line.startswith("when 2020-03-02") for line in told)
    assert any(line.startswith("s1 – report Anadolu reported") for line in told)


def test_a_sentence_with_nothing_in_it(dragoman: Dragoman) -> None:
    code, out, _ = dragoman("try", "The sun is warm.")
    assert code == 0
    assert "Events: none" in out and "Attributions: none" in out


def test_no_sentence(dragoman: Dragoman) -> None:
    code, _, err = dragoman("try", "  ")
    assert (code, err.count("\n")) == (1, 1)


def test_the_model_of_the_settings_speaks(dragoman: Dragoman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL", "large")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    code, _, err = dragoman("try", "Police arrested a man.")
    assert code == 2 and "the large model is not installed" in err
    assert dragoman("try", "Police arrested a man.", "--no-model")[0] == 0
