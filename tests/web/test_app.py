"""What the desk reads with is what the settings name; what the first visitor would wait for is done beforehand."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from fastapi import FastAPI

from dragoman.errors import ModelError
from dragoman.model.classifier import load_classifier
from dragoman.settings import Settings
from dragoman.web import desk
from dragoman.web.app import load_tools, warm_up
from dragoman.web.screens import network


def test_the_desk_reads_with_the_model_of_the_settings(tmp_path: Path) -> None:
    assert load_tools(Settings(model="small", cache=tmp_path)).model is load_classifier()
    with pytest.raises(ModelError, match="the large model is not installed"):
        load_tools(Settings(model="large", cache=tmp_path))


def test_relations_are_folded_and_the_network_tied_before_somebody_asks(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counting(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def count(*given: object, **named: object) -> object:
            asked.append(name)
            return real(*given, **named)

        monkeypatch.setattr(module, name, count)

    counting(desk, "relations_of")
    counting(network, "signed_ties")
    warm_up(app.state.desk)
    assert asked == ["relations_of", "signed_ties"]
    app.state.desk.relations()
    network.prepare_network(app.state.desk)
    assert len(asked) == 2
    app.state.desk.relations(relation="recognizes")
    assert asked[2:] == ["relations_of"]
