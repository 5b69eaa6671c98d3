"""Every example and counter-example of the event rules is a test, named after its rule."""

from __future__ import annotations

import pytest

from dragoman.codebook.event_rules import QUAD_CLASS, Example, read_event_rules
from dragoman.codebook.load import Codebook, shipped_folder
from dragoman.examples import Case, cases_of, check_case
from dragoman.language.parser import Parse, parse_texts

RULES = read_event_rules(shipped_folder() / "events")
CASES = cases_of(RULES)


def _name(case: Case) -> str:
    kind = "example" if isinstance(case.example, Example) else "counter"
    return f"{case.rule.id}:{kind}:{case.example.line}"


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    texts = list(dict.fromkeys(case.example.text for case in CASES))
    return dict(zip(texts, parse_texts(texts), strict=True))


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_it_reads_as_it_says(case: Case, parses: dict[str, Parse], codebook: Codebook) -> None:
    problem = check_case(case, parses[case.example.text], codebook)
    assert problem is None, str(problem)


def test_every_event_type_has_a_rule() -> None:
    assert {rule.event for rule in RULES} == set(QUAD_CLASS)


def test_every_rule_has_an_example() -> None:
    without = [rule.id for rule in RULES if not rule.examples]
    assert not without, f"add a [[rule.example]] to {', '.join(without)}"
