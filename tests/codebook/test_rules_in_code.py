"""Rules that the code names by their ids: a misspelt one would silently never be met."""

from __future__ import annotations

import re
from pathlib import Path

import dragoman
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.load import Codebook
from dragoman.events.demands import RULE

_SOURCE = Path(dragoman.__file__).parent
_ID = re.compile(rf'"((?:{"|".join(QUAD_CLASS).lower()})(?:\.[a-z]+)+\.?)"')


def test_every_rule_named_in_code_is_in_the_codebook(codebook: Codebook) -> None:
    known = {rule.id for rule in codebook.rules} | {RULE}
    named = {found for path in _SOURCE.rglob("*.py") for found in _ID.findall(path.read_text(encoding="utf-8"))} - {
        "coerce.toml"
    }  # a file, in the help of `codebook check`
    assert len(named) > 15
    for one in named:
        assert one in known or (one.endswith(".") and any(rule.startswith(one) for rule in known)), one
