"""The `relations` task: from when to when a stood to b, from dated sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.codebook.load import Codebook, load_codebook
from dragoman.model.classifier import load_classifier
from dragoman.pipeline import read_text
from dragoman.reports import party_of
from dragoman.resolve.relations import fold, relation_acts
from dragoman.resolve.sides import unit_of
from dragoman.types import RelationAct, RelationSpan


def predict_relations(source: Path) -> Iterator[dict[str, Any]]:
    """First and last day of each relation asked for; `b` and `a` are ISO codes or names."""
    codebook = load_codebook()
    load_classifier()
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip():
            asked = json.loads(line)
            yield {"id": asked["id"], **_answer(asked, codebook)}


def _answer(asked: dict[str, Any], codebook: Codebook) -> dict[str, str | None]:
    acts: list[RelationAct] = []
    for number, told in enumerate(asked["sentences"]):
        # A number is put behind each sentence so that two alike are two pages.
        reading = read_text(told["text"], codebook, published=date.fromisoformat(told["date"]), title=str(number))
        acts += relation_acts(reading, codebook.relations)
    spans = [
        span
        for span in fold(acts, codebook.relations)
        if span.relation == asked["relation"] and _fits(span, asked, codebook)
    ]
    if not spans:
        return {"from": None, "to": None}
    last = spans[-1]  # of several stretches the latest: the earlier ones are history
    first = last.start or min((act.day or act.known for act in acts if act.report in last.shown), default=None)
    return {"from": str(first) if first else None, "to": str(last.end) if last.end else None}


def _fits(span: RelationSpan, asked: dict[str, Any], codebook: Codebook) -> bool:
    wholes = codebook.relations.wholes
    units = {side: _unit(asked[side], codebook) for side in ("a", "b")}
    sides = unit_of(span.a, wholes), unit_of(span.b, wholes)
    if codebook.relations.kinds[span.relation].symmetric and sides[0] in {units["b"]}:
        sides = sides[1], sides[0]
    return sides == (units["a"], units["b"])


@lru_cache(maxsize=256)
def _unit(name: str, codebook: Codebook) -> str:
    """The actor that a name stands for at the head of a sentence; a code of three capitals is a country."""
    if len(name) == 3 and name.isupper() and name not in codebook.relations.wholes:
        territory = next((one for one in codebook.actors.entries if one.country == name), None)
        if territory is not None:
            return name
    reading = read_text(f"The {name} signed the agreement.", codebook, rules_only=True)
    first = min(reading.entities, key=lambda entity: entity.mentions[0].span, default=None)
    return unit_of(party_of(first), codebook.relations.wholes) if first else name
