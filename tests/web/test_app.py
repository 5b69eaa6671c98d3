"""What the desk reads with is what the settings name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.model.classifier import load_classifier
from dragoman.settings import Settings
from dragoman.web.app import load_tools


def test_the_desk_reads_with_the_model_of_the_settings(tmp_path: Path) -> None:
    assert load_tools(Settings(model="small", cache=tmp_path)).model is load_classifier()
    with pytest.raises(ModelError, match="the large model is not installed"):
        load_tools(Settings(model="large", cache=tmp_path))
