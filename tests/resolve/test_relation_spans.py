from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from dragoman.codebook.load import Codebook
from dragoman.codebook.relation_file import RelationFile
from dragoman.pipeline import read_text
from dragoman.resolve.relations import changed_between, fold, holding_on, relation_acts
from dragoman.resolve.sides import unit_of
from dragoman.resolve.states import State, of_no_day, state_on
from dragoman.types import Factuality, Party, RelationAct

Effect = Literal["opens", "closes", "shows", "denies"]


@pytest.fixture(scope="module")
def relations(codebook: Codebook) -> RelationFile:
    return codebook.relations


def state(code: str) -> Party:
    return Party(code, code, "country", code, ())


def act(
    effect: Effect,
    day: str | None,
    *,
    relation: str = "recognizes",
    a: str | None = "SYR",
    b: str | None = "LBY",
    known: str | None = None,
    factuality: Factuality = "actual",
) -> RelationAct:
    when = date.fromisoformat(day) if day else None
    published = date.fromisoformat(known) if known else when
    sides = (state(a) if a else None, state(b) if b else None)
    return RelationAct(
        relation, *sides, effect, when, published, f"{effect}-{day}-{known}", "SANA", factuality, "words"
    )


def stretches(acts: Sequence[RelationAct], relations: RelationFile, **asked: date) -> list[tuple[str, str]]:
    return [(str(span.start or "?"), str(span.end or "")) for span in fold(acts, relations, **asked)]


def test_opened_closed_and_opened_again(relations: RelationFile) -> None:
    acts = [act("opens", "2010-01-01"), act("closes", "2012-05-01"), act("opens", "2020-03-03")]
    assert stretches(acts, relations) == [("2010-01-01", "2012-05-01"), ("2020-03-03", "")]


def test_order_of_acts_does_not_matter(relations: RelationFile) -> None:
    acts = [
        act("opens", "2010-01-01"),
        act("shows", "2011-01-01"),
        act("closes", "2012-05-01"),
        act("opens", "2020-03-03"),
    ]
    shuffled = acts.copy()
    random.Random(1).shuffle(shuffled)
    assert fold(shuffled, relations) == fold(acts, relations)


def test_what_was_published_later_is_not_known_yet(relations: RelationFile) -> None:
    acts = [act("opens", "2020-03-01", known="2020-03-03"), act("closes", "2020-03-04", known="2020-03-20")]
    assert stretches(acts, relations, known_by=date(2020, 3, 10)) == [("2020-03-01", "")]
    assert stretches(acts, relations, known_by=date(2020, 3, 2)) == []
    assert stretches(acts, relations) == [("2020-03-01", "2020-03-04")]


@pytest.mark.parametrize("factuality", ["alleged", "possible", "denied"])
def test_only_what_is_told_as_done_changes_a_state(relations: RelationFile, factuality: Factuality) -> None:
    assert fold([act("opens", "2020-03-01", factuality=factuality)], relations) == []


def test_a_plan_counts_from_its_day_if_it_names_one(relations: RelationFile) -> None:
    planned = act("opens", "2021-02-16", known="2021-02-12", factuality="planned")
    assert stretches([planned], relations) == [("2021-02-16", "")]
    assert stretches([replace(planned, day=None)], relations) == []


def test_a_dated_end_outranks_an_undated_one(relations: RelationFile) -> None:
    acts = [act("opens", "2011-01-01"), act("closes", None, known="2018-03-14"), act("closes", "2019-03-17")]
    assert stretches(acts, relations) == [("2011-01-01", "2019-03-17")]


def test_an_end_alone_leaves_the_start_open(relations: RelationFile) -> None:
    assert stretches([act("closes", "2017-10-12")], relations) == [("?", "2017-10-12")]


def test_an_end_told_of_one_side_closes_what_that_side_has(relations: RelationFile) -> None:
    acts = [act("opens", "2010-01-01"), act("opens", "2011-01-01", b="TUR"), act("closes", "2012-01-01", a=None)]
    assert stretches(acts, relations) == [("2010-01-01", "2012-01-01"), ("2011-01-01", "")]


def test_an_end_told_of_one_side_closes_nothing_where_it_could_mean_two(relations: RelationFile) -> None:
    acts = [act("opens", "2010-01-01"), act("opens", "2011-01-01", b="TUR"), act("closes", "2012-01-01", b=None)]
    assert stretches(acts, relations) == [("2010-01-01", ""), ("2011-01-01", "")]


def test_an_end_told_of_one_side_closes_nothing_that_began_later(relations: RelationFile) -> None:
    acts = [act("opens", "2020-03-03"), act("closes", "2015-07-20", b=None)]
    assert stretches(acts, relations) == [("2020-03-03", "")]


def test_an_end_told_of_one_side_means_the_pair_of_its_page(relations: RelationFile) -> None:
    told = [act("opens", "2010-01-01"), act("opens", "2011-01-01", b="TUR"), act("closes", "2012-01-01", b=None)]
    acts = [replace(one, report=f"{page}-1{spot}") for spot, (page, one) in enumerate(zip("aba", told, strict=True))]
    assert stretches(acts, relations) == [("2010-01-01", "2012-01-01"), ("2011-01-01", "")]


def test_a_truce_ends_the_fighting_and_makes_no_war_of_its_own(relations: RelationFile) -> None:
    war = act("opens", "2006-07-12", relation="at_war", a="ISR", b="LBN")
    truce = act("opens", "2006-08-14", relation="ceasefire", a="LBN", b="ISR")
    assert [(one.relation, str(one.end)) for one in fold([war, truce], relations)] == [
        ("at_war", "2006-08-14"), ("ceasefire", "None"),
    ]  # fmt: skip
    assert [one.relation for one in fold([truce], relations)] == ["ceasefire"]


def test_a_denial_is_kept_beside_the_state(relations: RelationFile) -> None:
    denied = act("opens", "2020-03-04", factuality="denied")
    (span,) = fold([act("opens", "2020-03-03"), denied], relations)
    assert span.contested == (denied.report,)


def test_a_period_has_two_ends(relations: RelationFile) -> None:
    period = replace(act("shows", "1955-01-01", known="2020-01-01"), until=date(1991, 12, 31))
    assert stretches([period], relations) == [("1955-01-01", "1991-12-31")]
    assert stretches([period, act("shows", "1960-05-05")], relations) == [("1955-01-01", "1991-12-31")]
    assert stretches([period, act("closes", "1980-02-02")], relations) == [("1955-01-01", "1980-02-02")]
    again = act("opens", "1999-03-03")
    assert stretches([period, again], relations) == [("1955-01-01", "1991-12-31"), ("1999-03-03", "")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Britain kept an embassy in Yemen from 1955 to 1991.", (date(1955, 1, 1), date(1991, 12, 31))),
        ("Britain kept an embassy in Yemen in 1993.", (date(1993, 12, 31), None)),
        ("Britain kept an embassy in Yemen from 1955 to 2050.", (None, None)),  # not over: it may be told of a plan
    ],
)
def test_the_days_of_an_act(codebook: Codebook, text: str, days: tuple[date | None, date | None]) -> None:
    (one,) = relation_acts(read_text(text, codebook, published=date(2021, 5, 6), rules_only=True), codebook.relations)
    assert (one.day, one.until) == days


def test_on_a_day_and_between_days(relations: RelationFile) -> None:
    spans = fold(
        [act("opens", "2020-03-03"), act("closes", "2021-01-01"), act("shows", "2019-05-05", b="TUR")], relations
    )
    shown = {"shows-2019-05-05-None": date(2019, 5, 5)}
    assert [span.b.name for span in holding_on(spans, date(2020, 3, 3), shown)] == ["LBY", "TUR"]
    assert [span.b.name for span in holding_on(spans, date(2021, 1, 1), shown)] == ["TUR"]
    assert holding_on(spans, date(2019, 5, 4), shown) == []
    assert [span.b.name for span in changed_between(spans, date(2020, 12, 1), date(2021, 2, 1))] == ["LBY"]


@pytest.mark.parametrize(
    ("party", "unit"),
    [
        (Party("SYR", "Syria", "country", "SYR", ()), "SYR"),
        (Party("SYR.GOV.government", "the government of Syria", "government", "SYR", ("GOV",)), "SYR"),
        (Party("person.x", "the president", "person", "SYR", ("GOV",)), "SYR"),
        (Party("SYR.OPP.opposition", "the opposition", "group", "SYR", ("OPP",)), "SYR.OPP.opposition"),
        (Party("LBY.GOV.x.rival", "the other government", "government", "LBY", ("GOV",)), "LBY.GOV.x.rival"),
        (Party("group.x.REB.wing", "a wing", "armed group", "LBN", ("REB",)), "group.x"),
        (Party("abkhazia", "Abkhazia", "country", "GEO", ()), "abkhazia"),
        (Party("organisation.un-security-council", "it", "organisation", None, ()), "organisation.united-nations"),
    ],
)  # fmt: skip
def test_who_acts_as_whom(relations: RelationFile, party: Party, unit: str) -> None:
    assert unit_of(party, relations.wholes) == unit


def test_what_is_told_on_no_known_day_is_told_apart(relations: RelationFile) -> None:
    acts = [act("opens", None, a="TUR"), act("opens", "2020-03-01")]
    found = State(tuple(fold(acts, relations)), {one.report: one for one in acts})
    assert [span.a.key for span in state_on(found, date(2020, 3, 5))] == ["SYR"]
    assert [span.a.key for span in of_no_day(found)] == ["TUR"]
