"""Quality floors: score the development benchmarks and fail when a figure drops below its floor.

    python -m gates.gate                 score everything, compare with gates/floors.json
    python -m gates.gate record events   only these
    python -m gates.gate --raise         write the present figures as floors where they are better
    python -m gates.gate --lower TASK    write the present figures of one task as floors, better or not

Where ../shared/bench is absent nothing is scored, and that is said. A floor is pinned with a digest of its gold:
other gold is refused until `--lower TASK` pins it anew (with a line in the changelog that says why).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.01  # of the floor: int8 products differ a little from processor to processor, and a score with them


@dataclass(frozen=True, slots=True)
class Gate:
    """A benchmark: what to predict, how to score it, and how to read the figures from the scorer's words.

    Metrics whose name ends in "-" are better the lower they are.
    """

    task: str
    gold: str
    scorer: str
    metrics: Mapping[str, str]
    asked: str = ""  # what is handed to the program where that is not the gold itself
    beside: str = ""  # a file that the scorer wants between gold and answers


GATES: Mapping[str, Gate] = {
    "record": Gate(
        "record",
        "record/pages",
        "record/score_record.py",
        {
            "found": r"^all: found ([\d.]+)",
            "full": r"^all: .*full ([\d.]+)",
            "page": r"^all: .*page ([\d.]+)",
            "forbidden-": r"^all: .*forbidden (\d+)",
        },
    ),
    "pairs": Gate(
        "pairs",
        "bench/events/pairs_dev.jsonl",
        "bench/events/score_pairs.py",
        {"accuracy": r"^root +\d+ +([\d.]+)", "macro": r"^root +\d+ +[\d.]+ +[\d.]+ +([\d.]+)"},
    ),
    "events": Gate(
        "events",
        "bench/events/events_dev.jsonl",
        "bench/events/score_events.py",
        {
            "plv_strict": r"== plv.*?strict +\S+ +\S+ +\S+ +(?:\(.*\))? *([\d.]+)",
            "plv_actors": r"== plv.*?untyped +\S+ +\S+ +\S+ +(?:\(.*\))? *([\d.]+)",
        },
    ),
    "negatives": Gate("events", "bench/events/negatives_dev.jsonl", "", {"false_alarms-": "share of sentences"}),
    "attribution": Gate(
        "attribution",
        "bench/attribution/polnear_dev.jsonl",
        "bench/attribution/score_attribution.py",
        {
            "found": r"^found +\S+ +\S+ +([\d.]+)",
            "triple": r"^triple lenient +\S+ +\S+ +([\d.]+)",
            "source": r"^source given content: any ([\d.]+)%",
        },
    ),
    "pages": Gate(
        "pages",
        "bench/pages/gold.jsonl",
        "bench/pages/score_pages.py",
        {
            "body": r"^  body .*?f1 ([\d.]+)",
            **{one: rf"^  {one} +n=\d+ +([\d.]+)" for one in ("para", "title", "date", "authors", "credit")},
            "leaked-": r"^  without +n=\d+ +([\d.]+)",
        },
    ),
    "relations": Gate(
        "relations",
        "record/relations_dev.jsonl",
        "record/score_relations.py",
        {"year": r"^all .*?year ([\d.]+)", "day": r"^all .*?day ([\d.]+)"},
    ),
    "copies": Gate(
        "dups",
        "bench/stories/dup_pairs.jsonl",
        "bench/stories/score_dups.py",
        {"f1": r'"f1": ([\d.]+)'},
        asked="bench/stories/dup_universe.jsonl",
        beside="bench/stories/dup_universe.jsonl",
    ),
    "stories": Gate(
        "stories",
        "bench/stories/stories.jsonl",
        "bench/stories/score_stories.py",
        {"bcubed": r'"bcubed".*?"f1": ([\d.]+)'},
        asked="bench/stories/documents.jsonl",
    ),
}


def main(arguments: list[str]) -> int:
    """0 when every figure holds, 1 when one drops."""
    if not (SHARED / "bench").is_dir():
        print("floors: ../shared/bench is not here, nothing to score")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lowered = arguments[arguments.index("--lower") + 1 :] if "--lower" in arguments else []
    wanted = lowered or [one for one in arguments if one in GATES] or list(GATES)
    failures = 0
    for name in wanted:
        figures, digest = score(GATES[name])
        pinned = floors.get(name, {})
        if name in lowered:
            floors[name] = {"digest": digest, "floors": figures}
        elif "--raise" in arguments:
            better = {key: _better(key, figures[key], pinned.get("floors", {}).get(key)) for key in figures}
            floors[name] = {"digest": digest, "floors": better}
        else:
            failures += report(name, figures, digest, pinned)
    if lowered or "--raise" in arguments:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if failures else 0


def score(gate: Gate) -> tuple[dict[str, float], str]:
    """The present figures of a benchmark and the digest of its gold."""
    gold = SHARED / gate.gold
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as answers:
        asked = SHARED / gate.asked if gate.asked else gold
        _run([sys.executable, "-m", "benchmarks.predict", gate.task, str(asked), answers.name])
        if not gate.scorer:
            return {"false_alarms-": _share_with_events(Path(answers.name))}, _digest(gold)
        beside = [str(SHARED / gate.beside)] if gate.beside else []
        told = _run([sys.executable, str(SHARED / gate.scorer), str(gold), *beside, answers.name])
    return {name: _figure(told, pattern) for name, pattern in gate.metrics.items()}, _digest(gold)


def report(name: str, figures: Mapping[str, float], digest: str, pinned: Mapping[str, Any]) -> int:
    """Print one benchmark's figures; the number of those below their floor."""
    if pinned.get("digest") != digest:
        print(f"{name}: the gold is not the one the floors are pinned to; run python -m gates.gate --lower {name}")
        return 1
    failures = 0
    for key, value in figures.items():
        floor = pinned["floors"][key]
        holds = value <= floor * (1 + SLACK) if key.endswith("-") else value >= floor * (1 - SLACK)
        failures += not holds
        print(f"{name:12} {key:14} {value:8.3f}  floor {floor:8.3f}  {'ok' if holds else 'DROPPED'}")
    return failures


def _better(key: str, value: float, floor: float | None) -> float:
    if floor is None:
        return value
    return min(value, floor) if key.endswith("-") else max(value, floor)


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _figure(told: str, pattern: str) -> float:
    found = re.search(pattern, told, re.MULTILINE | re.DOTALL)
    if found is None:
        raise SystemExit(f"the scorer's words do not hold {pattern!r}:\n{told[:2000]}")
    return float(found[1])


def _share_with_events(answers: Path) -> float:
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    return round(sum(bool(row["events"]) for row in rows) / len(rows), 4)


def _digest(gold: Path) -> str:
    files = sorted(gold.glob("*.gold.json")) if gold.is_dir() else [gold]
    total = sha256()
    for file in files:
        total.update(file.read_bytes())
    return f"sha256:{total.hexdigest()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
