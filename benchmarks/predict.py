"""One door for all benchmark tasks: python -m benchmarks.predict TASK INPUT OUTPUT.

INPUT is a gold file (for `record` a folder of pages); only the fields named in ../shared/bench/README.md are read.
OUTPUT gets one JSON object a line.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

TASKS = {
    "record": "benchmarks.record_task:predict_record",
    "events": "benchmarks.events_task:predict_events",
    "pairs": "benchmarks.events_task:predict_pairs",
    "attribution": "benchmarks.attribution_task:predict_attributions",
    "pages": "benchmarks.pages_task:predict_pages",
    "places": "benchmarks.places_task:predict_places",
    "dates": "benchmarks.dates_task:predict_dates",
    "actors": "benchmarks.actors_task:predict_actors",
    "relations": "benchmarks.relations_task:predict_relations",
    "factuality": "benchmarks.factuality_task:predict_factuality",
    "dups": "benchmarks.dups_task:predict_dups",
    "stories": "benchmarks.stories_task:predict_stories",
    "coref": "benchmarks.coref_task:predict_coref",
}


def main(arguments: list[str]) -> int:
    """Answer for one task; 2 where the call is wrong."""
    if len(arguments) != 3 or arguments[0] not in TASKS:
        print(f"{__doc__}\nTASK is one of {', '.join(TASKS)}", file=sys.stderr)
        return 2
    task, source, target = arguments
    module, _, name = TASKS[task].partition(":")
    predict: Callable[[Path], Iterable[dict[str, Any]]] = getattr(importlib.import_module(module), name)
    with Path(target).open("w", encoding="utf-8") as lines:
        for answer in predict(Path(source)):
            lines.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
