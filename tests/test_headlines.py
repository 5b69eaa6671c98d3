"""Headlines from end to end: who did what to whom, in the page's own words."""

from __future__ import annotations

import pytest

from benchmarks.headlines import judge
from dragoman.pipeline import read_text


@pytest.mark.parametrize(
    ("line", "type_", "actors", "recipients"),
    [
        ("Kosovo, Serbia in talks over border", "CONSULT", ["Kosovo", "Serbia"], ["Serbia"]),
        ("MALI JUNTA ASKS UN FORCE TO LEAVE", "REQUEST", ["MALI JUNTA"], ["UN FORCE"]),
        ("Turkey extradites drug suspect to Belgium", "COOPERATE", ["Turkey"], ["Belgium"]),
        ("Washington hits Iranian oil network with sanctions", "SANCTION", ["Washington"], ["Iranian"]),
        ("China, Philippines trade blame over collision", "ACCUSE", ["China", "Philippines"], ["Philippines"]),
    ],
)
def test_who_did_what(line: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    reading = read_text(line, rules_only=True)
    event = next(one for one in reading.events if one.type == type_)

    assert [reading.document[one.span] for one in event.actors] == actors
    assert [reading.document[one.span] for one in event.recipients] == recipients


def test_a_gold_headline_is_judged() -> None:
    gold = {"type": "RETREAT", "actor": ["envoy"], "recipient": ["?"], "factuality": "actual", "speaker": "-"}
    row = {"text": "UN envoy quits", "events": [gold]}
    verdict = judge(row, read_text("UN envoy quits", rules_only=True))

    assert (verdict.gold, verdict.found, verdict.full, verdict.read, verdict.supported) == (1, 1, 1, 1, 1)
