"""dragoman reads a news page and records who did what to whom, when, where, and on whose word.

Three lines read a text and print its events:

    from dragoman import read_text
    for event in read_text("Kenya agreed to send police to Haiti.").events:
        print(event.type, event.status)

Names are loaded when first used, so that `import dragoman` does not load the parser.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.codebook.load import Codebook, load_codebook
    from dragoman.model.classifier import PairClassifier, load_classifier
    from dragoman.pipeline import read_page, read_text
    from dragoman.store import Record, open_record
    from dragoman.types import Page, Reading

__all__ = [
    "Codebook",
    "Page",
    "PairClassifier",
    "Reading",
    "Record",
    "load_classifier",
    "load_codebook",
    "open_record",
    "read_page",
    "read_text",
]

# NumPy reads these when it is first imported. With two threads the small products of a parse take twice the CPU time,
# for threads that wait for one another wait busily.
for _setting in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_setting, "1")

_HOMES = {
    "Codebook": "dragoman.codebook.load",
    "Page": "dragoman.types",
    "PairClassifier": "dragoman.model.classifier",
    "Reading": "dragoman.types",
    "Record": "dragoman.store",
    "load_classifier": "dragoman.model.classifier",
    "load_codebook": "dragoman.codebook.load",
    "open_record": "dragoman.store",
    "read_page": "dragoman.pipeline",
    "read_text": "dragoman.pipeline",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
