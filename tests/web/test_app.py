"""What the desk reads with is what the settings name; what the first visitor would wait for is done beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI

from dragoman.errors import ModelError
from dragoman.model.classifier import load_classifier
from dragoman.settings import Settings
from dragoman.web import desk
from dragoman.web.app import load_tools, warm_up


def test_the_desk_reads_with_the_model_of_the_settings(tmp_path: Path) -> None:
    assert load_tools(Settings(model="small", cache=tmp_path)).model is load_classifier()
    with pytest.raises(ModelError, match="the large model is not installed"):
        load_tools(Settings(model="large", cache=tmp_path))


def test_relations_are_folded_before_somebody_asks(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def relations_of(*_: object, **wanted: object) -> object:
        asked.append(wanted)
        return "folded"

    monkeypatch.setattr(desk, "relations_of", relations_of)
    warm_up(app.state.desk)
    assert len(asked) == 1
    assert app.state.desk.relations() == "folded" and len(asked) == 1
    assert app.state.desk.relations(relation="recognizes") == "folded" and len(asked) == 2
