"""Which reports are one event: what joins them, what keeps them apart, and that order does not matter."""

from __future__ import annotations

import math
import random
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import DAY, at, dead, government, known, make_copy, make_report, says, state, unknown

from dragoman.resolve.events import gather_events
from dragoman.types import Event, Party, Report

GUNMEN = unknown("gunmen", "UAF")
VILLAGERS = unknown("villagers", "CVL", country="MLI")
STRIKE = {
    "actors": (state("Turkey"),), "recipients": (state("Syria"),), "trigger": "struck", "rule": "assault.aerial.verb",
    "start": DAY,
}  # fmt: skip
MEETING = {
    "type": "CONSULT", "rule": "consult.meet.verb", "trigger": "met", "actors": (state("Turkey"), state("Greece")),
    "recipients": (state("Greece"),), "sentence": "Turkish and Greek ministers met in Athens.",
}  # fmt: skip


def grouped(events: list[Event]) -> set[frozenset[str]]:
    return {frozenset(event.reports) for event in events}


def together(*reports: Report, **options: Any) -> bool:
    return len(gather_events(reports, **options)) == 1


def test_one_strike_told_by_three_outlets_with_other_tolls() -> None:
    told = [
        make_report(page, **STRIKE, numbers=(dead(toll),), sentence=f"Turkish jets struck Afrin, killing {toll}.")
        for page, toll in (("a", 3), ("b", 5), ("c", 7))
    ]
    (event,) = gather_events(told)
    assert event.reports == ("a-10", "b-10", "c-10")
    assert (event.id, event.type, event.start, event.factuality) == ("Ea-10", "ASSAULT", DAY, "actual")
    assert [party.key for party in event.actors] == ["TUR"]


def test_two_strikes_on_two_days_are_two() -> None:
    second = make_report("b", **{**STRIKE, "start": DAY + timedelta(days=1)}, sentence="Turkish jets struck Idlib.")
    assert not together(make_report("a", **STRIKE, sentence="Turkish jets struck Afrin."), second)


def test_two_strikes_of_one_page_are_two() -> None:
    first = make_report("a", 10, **STRIKE, sentence="Turkish jets struck Afrin on Thursday.")
    second = make_report("a", 90, **{**STRIKE, "start": DAY - timedelta(days=1)}, sentence="They struck Idlib earlier.")
    assert not together(first, second)


def test_strikes_in_two_places_on_one_day_are_two() -> None:
    first = make_report("a", **STRIKE, **at("Afrin", 36.5, 36.9, "SYR"), sentence="Jets struck a depot in Afrin.")
    second = make_report("b", **STRIKE, **at("Sirte", 31.2, 16.6, "LBY"), sentence="Drones hit a convoy near Sirte.")
    assert not together(first, second)


@pytest.mark.parametrize("dated", [True, False])
def test_weekly_meetings_are_not_one(dated: bool) -> None:
    weeks = [DAY + timedelta(days=7 * week) for week in range(4)]
    told = [
        make_report(f"p{week}", published=day, start=day if dated else None, **MEETING)
        for week, day in enumerate(weeks)
    ]
    assert len(gather_events(told)) == 4


def test_one_meeting_named_from_either_side() -> None:
    other = {**MEETING, "actors": (government("Greece"),), "recipients": (government("Turkey"),)}
    assert together(make_report("a", start=DAY, **MEETING), make_report("b", start=DAY, **other))


def test_a_government_is_its_country() -> None:
    told = {"type": "SANCTION", "rule": "sanction.expel.verb", "trigger": "expelled", "start": DAY}
    left = make_report("a", actors=(state("Chad"),), recipients=(state("Niger"),), **told)
    right = make_report("b", actors=(government("Chad"),), recipients=(government("Niger"),), **told)
    assert together(left, right)


def test_a_denial_stands_beside_what_it_denies() -> None:
    asserted = make_report("a", **STRIKE, sentence="Turkish jets struck Afrin.")
    denied = make_report("b", **STRIKE, factuality="denied", sentence="Ankara denied that its jets struck Afrin.")
    (event,) = gather_events([denied, asserted])
    assert event.factuality == "actual"
    (alone,) = gather_events([denied])
    assert alone.factuality == "denied"


def test_a_plan_is_its_deed_only_on_the_same_day() -> None:
    plan = make_report("a", **{**MEETING, "factuality": "planned"}, start=DAY + timedelta(days=1))
    undated = make_report("a", factuality="planned", **MEETING)
    deed = make_report("b", published=DAY + timedelta(days=1), start=DAY + timedelta(days=1), **MEETING)
    assert together(plan, deed)
    assert not together(undated, deed)


def test_twins_on_one_trigger_are_two() -> None:
    aid = make_report("a", type="AID", rule="aid.give.verb", trigger="send", factuality="planned", start=DAY,
                      actors=(state("Kenya"),), recipients=(state("Mali"),))  # fmt: skip
    agree = make_report("a", type="AGREE", rule="rewrite.agree.of.aid.give.verb", trigger="send", start=DAY,
                        actors=(state("Kenya"),), recipients=(state("Mali"),))  # fmt: skip
    twin = Report(**{name: getattr(agree, name) for name in agree.__slots__} | {"id": "a-10.2"})
    assert not together(aid, twin)


def test_sentences_copied_from_another_page_are_one_event_whatever_else_differs() -> None:
    left = make_report("a", 300, actors=(GUNMEN,), recipients=(VILLAGERS,), published=DAY)
    right = make_report("b", 303, actors=(), recipients=(), published=DAY + timedelta(days=5))
    assert not together(left, right)
    (event,) = gather_events([left, right], copies=[make_copy("a", "b")])
    assert [merge.why for merge in event.merges] == ["the same words on both pages (published later)"]


def test_the_same_words_of_another_week_are_another_event() -> None:
    weeks = [DAY, DAY + timedelta(days=7)]
    told = [make_report(page, published=day, start=day, **MEETING) for page, day in zip("ab", weeks, strict=True)]
    assert not together(*told, copies=[make_copy("a", "b")])
    next_day = make_report("b", published=weeks[1], start=DAY + timedelta(days=1), **MEETING)
    assert together(told[0], next_day, copies=[make_copy("a", "b")])


def test_equals_who_are_named_in_either_order() -> None:
    other = {**MEETING, "actors": (state("Greece"), state("Turkey")), "recipients": (state("Turkey"),),
             "sentence": "Delegations from Ankara had been received by noon."}  # fmt: skip
    assert together(make_report("a", start=DAY, **MEETING), make_report("b", start=DAY, **other))
    third = {**MEETING, "actors": (state("Turkey"), state("Syria")), "recipients": (state("Syria"),),
             "sentence": "Syrian and Turkish ministers met in Aleppo."}  # fmt: skip
    assert not together(make_report("a", start=DAY, **MEETING), make_report("b", start=DAY, **third))


def test_who_sign_with_one_another_are_equals_whatever_the_type() -> None:
    signed = {**MEETING, "type": "SUPPORT", "rule": "support.accord.verb", "trigger": "signed", "start": DAY}
    other = {**signed, "actors": (state("Greece"),), "recipients": (state("Turkey"),),
             "sentence": "An accord on fishing was made public."}  # fmt: skip
    praised = {"actors": (state("Turkey"),), "recipients": (state("Greece"),)}
    assert together(make_report("a", **signed), make_report("b", **other))
    assert not together(make_report("a", **{**signed, **praised}), make_report("b", **other))


def test_merges_are_told_in_words() -> None:
    (event,) = gather_events([make_report("a", **STRIKE), make_report("b", **STRIKE)])
    (merge,) = event.merges
    assert (merge.left, merge.right) == ("a-10", "b-10")
    assert merge.score > 0.5
    assert merge.why.startswith("same day, same actors, same recipients, both 'struck'")


def test_nothing_chains() -> None:
    """b is like a and like c, who have nothing in common."""
    bashir, hamdok = known("person.bashir", "Omar al-Bashir", "GOV"), known("person.hamdok", "Abdalla Hamdok", "GOV")
    talk = {"type": "REQUEST", "rule": "request.urge.verb", "trigger": "urged", "start": DAY}
    a = make_report("a", actors=(bashir,), recipients=(state("Chad"),), **talk)
    b = make_report("b", actors=(), recipients=(), **talk)
    c = make_report("c", actors=(hamdok,), recipients=(state("Kenya"),), **talk)
    groups = grouped(gather_events([a, b, c]))
    assert not any({"a-10", "c-10"} <= group for group in groups)


def test_persons_outrank_the_machine() -> None:
    left, right, other = make_report("a", **STRIKE), make_report("b", **STRIKE), make_report("c", type="AID")
    pair, far = frozenset(("a-10", "b-10")), frozenset(("a-10", "c-10"))
    assert not together(left, right, parted=[pair])
    (event,) = gather_events([left, other], joined=[far])
    assert [merge.why for merge in event.merges] == ["put together by a person"]
    assert grouped(gather_events([left, right, other], joined=[far], parted=[pair])) == {far, frozenset(("b-10",))}


def test_a_parting_holds_for_all_who_were_joined() -> None:
    told = [make_report(page, **STRIKE) for page in "abcd"]
    joined, parted = [frozenset(("a-10", "b-10"))], [frozenset(("b-10", "c-10"))]
    for group in grouped(gather_events(told, joined=joined, parted=parted)):
        assert not {"a-10", "c-10"} <= group and not {"b-10", "c-10"} <= group


def test_who_contradicts_himself_parts() -> None:
    pair = frozenset(("a-10", "b-10"))
    assert not together(make_report("a", **STRIKE), make_report("b", **STRIKE), joined=[pair], parted=[pair])


def test_the_most_exact_day_and_place_that_most_give() -> None:
    month = make_report("a", **{**STRIKE, "start": DAY.replace(day=1)}, end=DAY.replace(day=31))
    exact = make_report("b", **STRIKE, **at("Afrin", 36.5, 36.9, "SYR"))
    (event,) = gather_events([month, exact])
    assert (event.start, event.end, event.place, event.country) == (DAY, DAY, "Afrin", "SYR")


ARMY = Party("SYR.MIL.army", "Syrian army", "group", "SYR", ("MIL",))
SPOKESMAN = known("~the spokesman", "Nabil Abdallah", "MIL", country="SYR")
SHABAAB = known("group.al-shabaab", "Al-Shabaab", "REB", kind="armed group", country="SOM")


@pytest.mark.parametrize(("most", "once", "shown"), [(ARMY, SPOKESMAN, ARMY), (GUNMEN, SHABAAB, SHABAAB)])
def test_whom_an_event_is_laid_to(most: Party, once: Party, shown: Party) -> None:
    """A name that one report has outranks "gunmen", but not the army that all others name."""
    told = [make_report(page, actors=(most,)) for page in "abcd"] + [make_report("e", actors=(once,))]
    joined = [frozenset((told[0].id, other.id)) for other in told[1:]]
    (event,) = gather_events(told, joined=joined)
    assert event.actors == (shown,)


def test_no_reports_no_events() -> None:
    assert gather_events([]) == []


PARTIES = [state("Turkey"), state("Syria"), government("Turkey"), GUNMEN, VILLAGERS, unknown("soldiers", "MIL")]


@st.composite
def some_reports(draw: st.DrawFn) -> list[Report]:
    parties = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(tuple)
    count = draw(st.integers(1, 9))
    return [
        make_report(
            draw(st.sampled_from("abcd")),
            place * 100,
            type=draw(st.sampled_from(["ASSAULT", "COERCE", "CONSULT"])),
            actors=draw(parties),
            recipients=draw(parties),
            start=draw(st.sampled_from([None, DAY, DAY + timedelta(days=1), DAY - timedelta(days=9)])),
            factuality=draw(st.sampled_from(["actual", "denied", "planned"])),
            numbers=draw(st.sampled_from([(), (dead(3),), (dead(8, math.inf),)])),
            chain=(says("officials"),),
        )
        for place in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(some_reports(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(reports: list[Report], shuffler: random.Random) -> None:
    copies = [make_copy("a", "b"), make_copy("c", "d")]
    parted = [frozenset((reports[0].id, reports[-1].id))]
    events = gather_events(reports, copies=copies, parted=parted)
    again = [*reports, *reports]
    shuffler.shuffle(again)
    assert gather_events(again, copies=copies[::-1], parted=parted) == events
    assert sorted(name for event in events for name in event.reports) == sorted(report.id for report in reports)
    assert all(len(event.merges) == len(event.reports) - 1 for event in events)
    if len(reports) > 1:
        assert not any({reports[0].id, reports[-1].id} <= set(event.reports) for event in events)


VICTIM = known("person.r-okoye", "Rita Okoye", "JRN", country="MLI")
KILLING = {"recipients": (VICTIM,), "sentence": "The journalist Rita Okoye was killed at the embassy in Bamako."}
DEATH = {
    "recipients": (VICTIM,), "trigger": "died", "rule": "assault.die.verb", "published": DAY + timedelta(days=20),
    "sentence": "Rita Okoye died in a quarrel at the embassy in Bamako, the prosecutor said.",
}  # fmt: skip


def test_a_person_dies_once_however_late_it_is_told() -> None:
    assert together(make_report("a", **KILLING, start=DAY), make_report("b", **DEATH))
    (event,) = gather_events([make_report("a", **KILLING), make_report("b", **DEATH)])
    assert event.merges[0].why.startswith("a person dies once, same recipients")


@pytest.mark.parametrize(
    ("rule", "trigger", "words"),
    [
        ("assault.noun", "murder", "Two men held for the murder of Rita Okoye confessed."),
        ("assault.firearms.verb", "shot", "Rita Okoye was shot dead by two men, a court in Bamako was told."),
        ("assault.injure.verb", "stabbed", "Rita Okoye was stabbed to death at the embassy, a court was told."),
    ],
)
def test_a_murder_is_a_death(rule: str, trigger: str, words: str) -> None:
    murder = {**DEATH, "rule": rule, "trigger": trigger, "sentence": words}
    assert together(make_report("a", **KILLING, start=DAY), make_report("b", **murder))


@pytest.mark.parametrize(
    "other",
    [
        {"recipients": (known("person.a-diallo", "Awa Diallo", "JRN", country="MLI"),)},
        {"recipients": (unknown("a journalist", "JRN", country="MLI", kind="person"),)},
        {"rule": "assault.injure.verb", "trigger": "wounded"},
        {"rule": "assault.noun", "trigger": "kidnapping"},
        {"start": DAY + timedelta(days=18)},
    ],
    ids=["another person", "nobody by name", "no death", "no death either", "another day"],
)
def test_what_is_not_one_death(other: dict[str, Any]) -> None:
    assert not together(make_report("a", **KILLING, start=DAY), make_report("b", **{**DEATH, **other}))


CLAIM = {"actors": (GUNMEN,), "trigger": "carried", "rule": "assault.aerial.verb", "mode": "aerial"}


def test_who_carried_out_the_strike_is_told_of_the_strike() -> None:
    strike = make_report("a", 10, start=DAY, numbers=(dead(23),), recipients=(VILLAGERS,), mode="drone",
                         sentence="A drone strike killed 23 villagers in Ségou on Thursday.")  # fmt: skip
    told = make_report("a", 90, **CLAIM, sentence="The army carried out the strike, said a mayor.")
    (event,) = gather_events([strike, told])
    assert [party.key for party in event.actors] == [GUNMEN.key]
    assert event.merges[0].why == "told of before on the page"


def test_a_denial_joins_by_the_telling_it_answers() -> None:
    """Pages that name no attacker say nothing that a denial could be compared with."""
    place = at("Ségou", 13.43, -6.26, "MLI")
    words = "killed 23 villagers at a market in Ségou"
    told = {**place, "numbers": (dead(23),), "recipients": (VILLAGERS,)}
    accusing = make_report("a", actors=(state("Chad"),), **told, sentence=f"Troops of Chad {words}.")
    others = [make_report(page, **told, sentence=f"An attack {words}.") for page in "bcdfgh"]
    market = known("segou", "Ségou", kind="place")
    denial = make_report("e", actors=(state("Chad"),), recipients=(market,), **place, factuality="denied",
                         trigger="bombed", rule="assault.explosives.verb", mode="explosives",
                         sentence="Chad denied that it had bombed a market in Ségou.")  # fmt: skip
    (event,) = gather_events([accusing, *others, denial])
    assert [party.key for party in event.recipients] == [VILLAGERS.key], "a denial names the market, a known place"
