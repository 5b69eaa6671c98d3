"""What speaks for one event and what against, pair by pair, and the words it is told in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from report_builders import DAY, at, dead, government, known, make_report, state, unknown

from dragoman.codebook.type_pairs import load_type_pairs
from dragoman.resolve.likeness import NEVER, Likeness, compare
from dragoman.resolve.linking import LEAST
from dragoman.resolve.sides import is_named, likeness_of_sides, likeness_of_two, side_of, speaks_for, tokens_of
from dragoman.resolve.tellings import Teller, distance_km, place_of
from dragoman.resolve.wording import cosine, rarity_of, stem, stems_of
from dragoman.types import Party, Report

ATTACK = {"actors": (state("Chad"),), "recipients": (state("Mali"),), "trigger": "attacked", "start": DAY}


def likeness(left: Report, right: Report) -> Likeness:
    teller = Teller([left, right])
    return compare(teller.tell([left]), teller.tell([right]), {})


def pair(**differs: Any) -> Likeness:
    """Two pages' reports of one attack, the second with some fields changed."""
    return likeness(make_report("a", **ATTACK), make_report("b", **{**ATTACK, **differs}))


def test_the_same_attack() -> None:
    found = pair()
    assert found.score > 0.9
    assert found.why.startswith("same day, same actors, same recipients, both 'attacked'")


LOWERS = [
    {"actors": (state("Niger"),)},
    {"recipients": (state("Syria"),)},
    {"start": None},
    {"start": DAY + timedelta(days=1)},
    {"type": "COERCE"},
    {"trigger": "entered", "rule": "assault.attack.verb"},
    {"sentence": "Something else entirely was on the agenda."},
]


@pytest.mark.parametrize("differs", LOWERS, ids=lambda differs: next(iter(differs)))
def test_every_difference_lowers_the_score(differs: dict[str, Any]) -> None:
    assert pair(**differs).score < pair().score


def on_page(first: dict[str, Any], second: dict[str, Any]) -> float:
    """How alike two reports of one page are, told in sentences of their own unless they name one."""
    return likeness(make_report("a", 10, **first), make_report("a", 50, **second)).score


BROKEN = {"type": "SANCTION", "mode": "discontinue", "rule": "sanction.impose.verb", "trigger": "broken"}
EXPELLED = {"type": "SANCTION", "mode": "expel", "rule": "sanction.expel.verb", "trigger": "expelled"}
BETWEEN = {"actors": (state("Mali"),), "recipients": (state("Niger"),)}


def test_two_verbs_of_one_sentence_are_two_acts() -> None:
    line = {**BETWEEN, "sentence": "Mali broke off relations with Niger after it expelled its envoy."}
    assert on_page({**BROKEN, **line, "start": DAY}, {**EXPELLED, **line}) < LEAST


def test_other_verbs_for_one_type_are_two_acts_on_two_pages_too() -> None:
    accused = {**BETWEEN, "type": "ACCUSE", "rule": "accuse.accuse.verb", "trigger": "accused", "start": DAY}
    summoned = {**accused, "rule": "accuse.summon.verb", "trigger": "summoned", "sentence": "They had to explain it."}
    called = {**summoned, "trigger": "called"}
    apart, alike, one = (
        likeness(make_report("a", **first), make_report("b", **second)).score
        for first, second in ((accused, summoned), (summoned, called), (summoned, summoned))
    )
    assert apart < alike < one
    struck, stormed = ({**ATTACK, "rule": f"assault.{verb}.verb", "trigger": verb} for verb in ("struck", "stormed"))
    attacks = likeness(make_report("a", **struck), make_report("b", **stormed)).score
    accusations = likeness(
        make_report("a", **{**struck, "type": "ACCUSE"}), make_report("b", **{**stormed, "type": "ACCUSE"})
    ).score
    assert attacks > accusations, "an attack is stormed, bombed and shot in turn"


def test_a_denied_act_is_not_the_act_that_is_told() -> None:
    recalled = {
        **BETWEEN,
        "type": "SANCTION",
        "mode": "withdraw",
        "rule": "sanction.recall.verb",
        "trigger": "recalled",
    }
    told = {**recalled, "sentence": "Mali recalled its envoy from Niger.", "start": DAY}
    denied = {**BROKEN, **BETWEEN, "sentence": "Mali did not break off relations with Niger.", "factuality": "denied"}
    assert on_page(told, denied) < LEAST


def test_a_refusal_of_ones_own_denies_nothing_that_others_did() -> None:
    act = {"type": "SUPPORT", "rule": "support.recognize.verb", "recipients": (state("Mali"),)}
    told = {**act, "actors": (state("Greece"),), "trigger": "recognized", "sentence": "Greece recognized it."}
    denied = {**act, "trigger": "recognize", "sentence": "We will never do so.", "factuality": "denied"}
    assert on_page(told, denied) < LEAST


def test_two_speakers_refuse_twice() -> None:
    word = {"type": "REJECT", "rule": "reject.refuse.verb", "trigger": "denied", "recipients": (state("Mali"),)}
    first = make_report("a", **word, actors=(unknown("an official source"),), sentence="A source denied its part.")
    second = make_report("b", **word, actors=(known("person.x", "Ada X"),), sentence="Ada X denied Mali's part.")
    assert likeness(first, second).score < LEAST


def test_an_act_of_another_year_is_background() -> None:
    told = {**EXPELLED, **BETWEEN, "sentence": "Mali expelled the envoy of Niger on Thursday.", "start": DAY}
    earlier = {**EXPELLED, "actors": (state("Mali"),), "sentence": "In 2008 too Mali expelled theirs."}
    assert on_page(told, earlier) < LEAST <= on_page(told, {**earlier, "sentence": "Mali expelled theirs."})


NEVERS = [{"type": "CONSULT"}, {"start": DAY + timedelta(days=3)}, {"start": None, "factuality": "planned"}]


@pytest.mark.parametrize("differs", NEVERS, ids=str)
def test_what_can_never_be_one_event(differs: dict[str, Any]) -> None:
    assert pair(**differs) == NEVER


def test_the_same_words_before_the_day_they_are_told_of_are_another_event() -> None:
    assert pair(start=None, published=DAY - timedelta(days=10)) == NEVER


def test_tolls_of_one_order_speak_for_one_event_and_of_another_against() -> None:
    def told(toll: int) -> float:
        left = make_report("a", **ATTACK, numbers=(dead(10),))
        return likeness(left, make_report("b", **ATTACK, numbers=(dead(toll),))).score

    assert told(10) > told(14) > pair().score > told(500)


def test_kilometres() -> None:
    paris, london = (
        place_of(make_report(page, **at(*where)))
        for page, *where in (("a", "Paris", 48.86, 2.35), ("b", "London", 51.51, -0.13))
    )
    assert paris is not None and london is not None
    distance = distance_km(paris, london)
    assert distance is not None and 340 < distance < 348


PRESIDENT = known("person.deby", "Idriss Deby", "GOV", country="TCD")
MINISTER = known("person.cherif", "Mahamat Cherif", "GOV", country="TCD")
FIGHTERS = unknown("its fighters (al-Shabaab)", "REB", country="SOM", kind="armed group")
SHABAAB = known("group.al-shabaab", "Al-Shabaab", "REB", country="SOM", kind="armed group")
SOLDIERS = Party("TCD.MIL.soldier", "soldiers", "group", "TCD", ("MIL",))


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        (state("Chad"), government("Chad"), 1.0, 1.0),
        (state("Chad"), PRESIDENT, 0.8, 0.8),
        (PRESIDENT, MINISTER, -1.0, -0.5),
        (state("Chad"), state("Niger"), -1.0, -1.0),
        (FIGHTERS, SHABAAB, 0.8, 0.8),
        (unknown("gunmen", "UAF"), SHABAAB, 0.5, 0.7),
        (unknown("two gunmen", "UAF"), unknown("masked gunmen", "UAF"), 0.5, 1.0),
        (unknown("gunmen", "UAF"), unknown("nurses", "HLH"), -1.0, -0.1),
        (SOLDIERS, state("Chad"), 0.8, 0.8),
        (SOLDIERS, Party("TCD.REB.rebel", "rebels", "armed group", "TCD", ("REB",)), -0.8, -0.8),
    ],
)
def test_two_parties(left: Party, right: Party, least: float, most: float) -> None:
    found = likeness_of_two(side_of(left), side_of(right))
    assert least <= found <= most
    assert found == likeness_of_two(side_of(right), side_of(left))


def test_nobody_named_tells_nothing() -> None:
    assert likeness_of_sides([], [side_of(state("Chad"))]) is None


def test_who_goes_by_a_name() -> None:
    named = [state("Chad"), PRESIDENT, unknown("Amina Mohamed", kind="person"), SHABAAB]
    loose = [
        unknown("gunmen"),
        unknown("a senior official", kind="person"),
        SOLDIERS,
        unknown("Two men", kind="person"),
    ]
    assert [is_named(party) for party in (*named, *loose)] == [True] * len(named) + [False] * len(loose)


def test_an_organ_speaks_for_its_state_and_a_stranger_does_not() -> None:
    assert speaks_for(side_of(PRESIDENT), side_of(unknown("villagers", "CVL", country="TCD")))
    assert not speaks_for(side_of(PRESIDENT), side_of(state("Niger")))


def test_stems() -> None:
    assert {stem(word) for word in ("bombed", "Bombers", "bombing", "bombings", "bombs")} == {"bomb"}
    assert stem("gunmen") == stem("gunman")
    assert stems_of("The rebels had said that 46 sailors drowned.") == ("rebel", "46", "sailor", "drown")


def test_a_word_that_every_text_has_tells_less() -> None:
    rarity = rarity_of([("strike", "afrin"), ("strike", "idlib"), ("strike", "sirte")])
    weights = rarity.vector(("strike", "afrin"))
    assert weights["strike"] < weights["afrin"]
    assert cosine(weights, weights) == pytest.approx(1.0)
    assert rarity.vector(()) == {}


def test_the_table_of_types_that_ships() -> None:
    pairs = load_type_pairs()
    assert pairs.groups_of("ASSAULT") & pairs.groups_of("COERCE")
    assert not pairs.groups_of("ASSAULT") & pairs.groups_of("AID")
    assert pairs.groups_of("PROTEST") >= {"PROTEST"}
    assert all(opposite.one and opposite.other and not opposite.one & opposite.other for opposite in pairs.opposites)


def test_a_drone_is_a_plane_for_others() -> None:
    drone = {**ATTACK, "mode": "drone"}
    scores = [
        likeness(make_report("a", **drone), make_report("b", **{**ATTACK, "mode": mode})).score
        for mode in ("drone", "aerial", "firearms")
    ]
    assert scores[0] == scores[1] > scores[2]


def test_one_person_by_last_name_and_by_whole_name() -> None:
    okoye, rita = (unknown(name, kind="person") for name in ("Okoye", "Rita Okoye"))
    joe, place = unknown("Joe Okoye", kind="person"), unknown("Okoye", kind="place")
    assert likeness_of_two(side_of(okoye), side_of(rita)) > 0
    assert likeness_of_two(side_of(joe), side_of(rita)) < 0
    assert likeness_of_two(side_of(place), side_of(rita)) == 0
    assert tokens_of(side_of(okoye)) & tokens_of(side_of(rita))


def test_a_country_that_does_not_stand_in_the_words_tells_little() -> None:
    people = [Party(f"{land}.CVL.people", "23 people", "group", land, ("CVL",)) for land in ("ETH", "GBR")]
    said = Party("GBR.CVL.people", "British people", "group", "GBR", ("CVL",))
    taken = likeness_of_two(*map(side_of, people))
    assert likeness_of_two(side_of(said), side_of(Party("FRA.CVL.people", "French people", "group", "FRA", ()))) == -1
    assert -0.5 < taken < 0
    assert likeness_of_two(side_of(people[0]), side_of(people[0])) == 1


def test_a_soldier_whose_country_was_taken_from_the_page_may_be_of_another_state() -> None:
    soldier = Party("~a soldier", "a soldier", "person", "KEN", ("MIL",))
    said = Party("~a kenyan soldier", "a Kenyan soldier", "person", "KEN", ("MIL",))
    other = Party("~a doctor", "a doctor", "person", "MLI", ("HLH",))
    assert -0.5 < likeness_of_two(side_of(soldier), side_of(state("Chad"))) < 0
    assert likeness_of_two(side_of(said), side_of(state("Chad"))) == -1
    assert likeness_of_two(side_of(soldier), side_of(other)) == -1
