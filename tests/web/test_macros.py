"""Pieces of screens that several templates share."""

from __future__ import annotations

import html
import re
from typing import Any

from dragoman.types import Party
from dragoman.web.templating import make_environment

SHABAAB = Party("SOM.REB.al-shabaab", "Al-Shabaab", "armed group", "SOM", ("REB",))
GUNMEN = Party("~masked men", "masked men", "armed group", None, ("UAF",))
PARTS = [("actor", GUNMEN), ("actor", SHABAAB), ("recipient", GUNMEN)]


def side(role: str, chosen: tuple[str, ...]) -> str:
    macros: Any = make_environment().get_template("_macros.html").module
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", str(macros.side(PARTS, role, chosen)))).split())


def test_whom_the_event_names_stands_before_what_reports_call_him() -> None:
    assert side("actor", ("Al-Shabaab",)) == "Al-Shabaab SOM REB also told as masked men UAF"


def test_where_nobody_was_chosen_everybody_is_told() -> None:
    assert side("actor", ("Kenya",)) == "masked men UAF , Al-Shabaab SOM REB"
    assert side("recipient", ("masked men",)) == "masked men UAF"


def test_nobody() -> None:
    macros: Any = make_environment().get_template("_macros.html").module
    assert str(macros.side([], "actor", ())) == "nobody named"


def test_the_chain_reads_as_a_sentence() -> None:
    macros: Any = make_environment().get_template("_macros.html").module
    chain = ("The Daily", "State television", "doctor")
    assert str(macros.word_of(chain)) == "on the word of a doctor, through state television, the Daily"
    assert str(macros.word_of(("SANA",))) == "on the word of SANA"
    assert str(macros.word_of(())) == "in the page’s own voice"
