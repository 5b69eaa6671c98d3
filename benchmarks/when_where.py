"""How often a gold event has its date and its place: python -m benchmarks.when_where [--errors] [GOLD PAGES].

GOLD holds NAME.gold.json files, PAGES the pages they are about; without them ../shared/record and the examples are
read. An event of ours is a gold event's where ../shared/record/score_record.py lets it fit; it has the date where
its first and last day both lie in the gold's day, month or year, and the place where its name holds the gold's.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.record_task import predict_record

_RECORD = Path("../shared/record")
_SETS = ((_RECORD / "pages", _RECORD / "pages"), (Path("examples/gold"), Path("examples/pages")))

Json = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Print, for each set and for all, how many of the matched events have what the gold names."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    sets = [(folders[0], folders[1])] if len(folders) == 2 else _SETS
    scorer, total = _scorer(), Counter[str]()
    for gold, pages in sets:
        counts: Counter[str] = Counter()
        for verdict in judge_pages(gold, pages, scorer):
            counts[f"{verdict['what']} {verdict['answer']}"] += 1
            if "--errors" in arguments and verdict["answer"] != "right":
                print(json.dumps(verdict, ensure_ascii=False))
        total += counts
        _show(str(gold), counts)
    _show("all", total)
    return 0


def _show(name: str, counts: Counter[str]) -> None:
    for what in ("date", "place"):
        right, wrong, silent = (counts[f"{what} {answer}"] for answer in ("right", "wrong", "silent"))
        matched = right + wrong + silent
        share = right / matched if matched else 0.0
        print(f"{name}: {what} right {right}/{matched} ({share:.3f}), wrong {wrong}, silent {silent}")


def judge_pages(gold: Path, pages: Path, scorer: ModuleType) -> Iterator[dict[str, Any]]:
    """One verdict for each date and place that the gold names and an event of ours fits."""
    records = {Path(record["document"]["file"]).name: record for record in predict_record(pages)}
    for path in sorted(gold.glob("*.gold.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        record = records.get(wanted["file"])
        for want in wanted["required"] if record else ():
            fitting = [event for event in record["events"] if scorer.fits(want, event, record)]
            for what in ("date", "place"):
                if fitting and want.get(what):
                    yield {"page": path.stem, **judge(what, want, fitting, scorer)}


def judge(what: str, want: Json, fitting: Sequence[Json], scorer: ModuleType) -> dict[str, Any]:
    """Whether one of the fitting events has the gold's date or place, another one, or none."""
    told = [event[what] for event in fitting if event[what]]
    if what == "date":
        right = any(all(str(day[end]).startswith(want[what]) for end in ("start", "end")) for day in told)
    else:
        names = [scorer.norm(name) for name in want[what].split("|")]
        right = any(name in scorer.norm(place["name"]) for place in told for name in names)
    return {
        "what": what,
        "answer": "right" if right else "wrong" if told else "silent",
        "event": want["id"],
        "gold": want[what],
        "ours": [one["how"] + ": " + one["text"] for one in told],
        "sentences": [event["sentence"]["text"] + " | " + event["trigger"]["text"] for event in fitting],
    }


def _scorer() -> ModuleType:
    """The record's own scorer, for what it means that an event fits."""
    spec = importlib.util.spec_from_file_location("score_record", _RECORD / "score_record.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(_RECORD / "score_record.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
