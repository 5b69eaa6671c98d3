"""The scorer of chains, and the gold that it reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.chains import GOLD, Told, answers_of, chain_fits, errors, judge, name_fits, stakes_fit, summary
from benchmarks.chains import trigger_in as find_trigger

KINDS = {
    "party", "state organ", "state-controlled media", "public media", "political party", "paid agent", "victim",
    "court", "international body", "independent press",
}  # fmt: skip
WORDS = {"actual", "alleged", "denied", "planned", "possible"}
TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
SANA = ("SANA", frozenset({"state-controlled media", "party"}))
MINISTRY = ("Foreign Ministry", frozenset({"state organ", "party"}))


def row(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "type": "SUPPORT|COOPERATE",
        "chain": ["SANA|Syrian Arab News Agency", "Syria's foreign ministry"],
        "factuality": "actual",
        "stakes": [
            {"speaker": "SANA", "kind": "state-controlled media|public media", "of": "Syria"},
            {"speaker": "Syria's foreign ministry", "kind": "state organ", "of": "Syria"},
        ],
        "stakes_also": [
            {"speaker": "SANA", "kind": "party", "of": "Syria"},
            {"speaker": "Syria's foreign ministry", "kind": "party", "of": "Syria"},
        ],
        "also": [],
    }
    return base | changes


def told(*chain: tuple[str, frozenset[str]], type_: str = "SUPPORT", factuality: str = "actual") -> Told:
    return Told(type_, factuality, chain)


@pytest.mark.parametrize(
    ("alternatives", "name", "fits"),
    [
        (["Syria's foreign ministry"], "foreign ministry", True),
        (["Anadolu"], "Anadolu Agency", True),
        (["Televisión Española"], "Television Espanola", True),
        (["AP"], "Japan Coast Guard", False),
        (["UN"], "dockers' union", False),
        (["SANA"], "", False),
        (["SANA"], "Reuters", False),
    ],
)
def test_names_fit_in_whole_words(alternatives: list[str], name: str, fits: bool) -> None:
    assert name_fits(alternatives, name) is fits


def test_a_chain_has_every_speaker_in_order() -> None:
    (answer,) = answers_of(row())
    assert chain_fits(answer, told(SANA, MINISTRY))
    assert not chain_fits(answer, told(MINISTRY, SANA))
    assert not chain_fits(answer, told(SANA))
    assert not chain_fits(answer, told(SANA, MINISTRY, MINISTRY))


def test_stakes_must_be_told_and_none_besides() -> None:
    (answer,) = answers_of(row())
    bare = ("Foreign Ministry", frozenset({"state organ", "unknown", "ally"}))
    assert stakes_fit(answer, told(SANA, MINISTRY))
    assert stakes_fit(answer, told(SANA, bare))
    assert not stakes_fit(answer, told(SANA, ("Foreign Ministry", frozenset[str]())))
    assert not stakes_fit(answer, told(SANA, ("Foreign Ministry", frozenset({"state organ", "victim"}))))
    assert not stakes_fit(answer, told(("Reuters", frozenset({"independent press"})), SANA, MINISTRY))


def test_the_claim_that_agrees_best_is_judged() -> None:
    accusation = told(SANA, type_="ACCUSE")
    verdict = judge("s1", row(), [accusation, told(SANA, MINISTRY, factuality="alleged")])
    assert (verdict.chain, verdict.factuality, verdict.stake) == (True, False, True)


def test_another_type_is_judged_only_where_the_right_one_is_missing() -> None:
    assert judge("s1", row(), [told(SANA, MINISTRY, type_="ACCUSE")]).chain
    assert not judge("s1", row(), [told(SANA, MINISTRY, type_="ACCUSE"), told(SANA)]).chain


def test_an_accepted_answer_is_as_good_as_the_first() -> None:
    other = {"chain": [], "factuality": "denied", "stakes": [], "stakes_also": []}
    verdict = judge("s1", row(also=[other]), [told(factuality="denied")])
    assert verdict.chain and verdict.factuality and verdict.stake


def test_what_was_not_read_is_wrong_and_said() -> None:
    verdicts = [judge("s1", row(), []), judge("s2", row(), [told(SANA, MINISTRY)])]
    assert list(errors(verdicts)) == ["s1: no event at the trigger"]
    assert summary("all", verdicts) == (
        "all: 2 events, found 50.0, chain 50.0 (100.0), factuality 50.0 (100.0), stake 50.0 (100.0)"
    )


def test_a_trigger_is_found_from_its_sentence_on() -> None:
    text = "They fired on us. Nobody else fired."
    place = find_trigger(text, "Nobody else", "fired")
    assert place is not None and (place.start, place.end) == (30, 35)
    assert find_trigger(text, "Somebody", "fired") is None


def gold_events() -> list[dict[str, Any]]:
    sentences = (GOLD / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    pages = (GOLD / "pages.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in sentences] + [event for line in pages for event in json.loads(line)["events"]]


def test_gold_is_well_formed() -> None:
    events = gold_events()
    assert len(events) == 150 + 113
    for event in events:
        assert set(event["type"].split("|")) <= TYPES
        for answer in (event, *event["also"]):
            assert set(answer["factuality"].split("|")) <= WORDS
            stakes = answer["stakes"] + answer["stakes_also"]
            assert {kind for one in stakes for kind in one["kind"].split("|")} <= KINDS
        assert answers_of(event)


def test_gold_triggers_stand_where_it_says() -> None:
    for line in (GOLD / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        assert one["text"][one["trigger"]["start"] : one["trigger"]["end"]] == one["trigger"]["text"]


def test_every_page_has_gold() -> None:
    lines = (GOLD / "pages.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["file"] for line in lines} == {path.name for path in (GOLD / "pages").iterdir()}
