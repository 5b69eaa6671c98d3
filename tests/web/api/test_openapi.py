"""Questions made up from our own OpenAPI description; answers must be what it says."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dragoman.codebook.load import Codebook
from dragoman.store import Record
from dragoman.web.app import make_app
from dragoman.web.worker import Tools

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode

OPERATIONS = 18


@pytest.mark.filterwarnings("ignore")  # of the libraries beneath schemathesis
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_are_as_described(record: Record, codebook: Codebook, mode: GenerationMode) -> None:
    app = make_app(record, names=["testserver"], tools=lambda: Tools(codebook, None))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    asked = [found.ok() for found in schema.get_all_operations()]
    assert len(asked) == OPERATIONS
    for operation in asked:
        if mode is GenerationMode.NEGATIVE and not any((operation.query, operation.path_parameters)):
            continue  # nothing can be asked wrongly

        @settings(
            max_examples=8,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate()

        ask()
