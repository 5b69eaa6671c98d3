from __future__ import annotations

import csv
import io
from datetime import date

from export_builders import TURKEY, listed

from dragoman.codebook.load import Codebook
from dragoman.export.ties import export_ties, write_ties
from dragoman.store import Record
from dragoman.types import Party, RelationAct, RelationSpan

TIES = """a_qid, a_name, a_kind, b_qid, b_name, b_kind, tie, sign, valid_from, valid_from_prec, valid_to, known_since,
asserted_by, stake, status, n_originators, event_id, url, sentence_no"""
GNA = Party("LBY.GOV.gna", "Government of National Accord", "government", "LBY", ("GOV",))


def by_hand(span: RelationSpan, *acts: RelationAct) -> dict[str, str]:
    out = io.BytesIO()
    assert write_ties([span], acts, {}, {"recognizes": 1}, out) == 1
    return next(csv.DictReader(io.StringIO(out.getvalue().decode())))


def make_span(**fields: object) -> RelationSpan:
    told = {
        "relation": "recognizes", "a": TURKEY, "b": GNA, "start": date(2016, 1, 17), "end": None,
        "opened": ("3fa85f640000-14",), "closed": (), "shown": (), "contested": (), "speakers": ("Anadolu", "SANA"),
        "known": date(2020, 3, 3), **fields,
    }  # fmt: skip
    return RelationSpan(**told)  # type: ignore[arg-type]


def read(record: Record, codebook: Codebook, **days: date) -> list[dict[str, str]]:
    out = io.BytesIO()
    many = export_ties(record, codebook.relations, out, **days)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode())))
    assert many == len(rows)
    return rows


def test_columns() -> None:
    assert list(by_hand(make_span())) == listed(TIES)


def test_a_tie_given_by_hand() -> None:
    act = RelationAct(
        "recognizes", TURKEY, GNA, "opens", date(2016, 1, 17), date(2020, 3, 3), "3fa85f640000-14", "Anadolu", "actual",
        "Türkiye recognised the government.",
    )  # fmt: skip
    told = by_hand(make_span(), act)
    assert (told["a_name"], told["a_kind"], told["b_name"], told["b_kind"]) == (
        "Türkiye", "state", "Government of National Accord", "government",
    )  # fmt: skip
    assert (told["tie"], told["sign"]) == ("recognises", "1")
    assert (told["valid_from"], told["valid_from_prec"], told["valid_to"]) == ("2016-01-17", "day", "")
    assert (told["asserted_by"], told["n_originators"], told["status"]) == ("Anadolu;SANA", "2", "uncontested")
    assert told["event_id"] == "3fa85f640000-14"
    assert told["url"] == told["a_qid"] == told["stake"] == ""


def test_a_start_known_by_publication_only_says_so() -> None:
    assert by_hand(make_span())["valid_from_prec"] == "published"
    assert by_hand(make_span(start=None))["valid_from_prec"] == ""


def test_contested_and_ended_ties_say_so() -> None:
    assert by_hand(make_span(contested=("x-1",), end=date(2020, 1, 1)))["status"] == "contested"
    assert by_hand(make_span(end=date(2020, 1, 1)))["status"] == "ended"


def test_ties_of_the_samples_lead_to_their_sentences(record: Record, codebook: Codebook) -> None:
    rows = read(record, codebook)
    assert {row["tie"] for row in rows} >= {"recognises", "mission_open"}
    assert all(row["event_id"] and row["sentence_no"] for row in rows)
    assert any(row["a_qid"] for row in rows)
    assert {row["sign"] for row in rows} <= {"1", "0", "-1"}


def test_ties_on_a_day_and_by_what_was_known(record: Record, codebook: Codebook) -> None:
    everything = read(record, codebook)
    before = read(record, codebook, as_of=date(2015, 7, 19))
    after = read(record, codebook, as_of=date(2015, 7, 21))
    missions = [[row for row in rows if row["tie"] == "mission_open"] for rows in (before, after)]
    assert [len(rows) for rows in missions] == [0, 1]
    known = read(record, codebook, known_by=date(2015, 12, 31))
    assert 0 < len(known) < len(everything)
    assert all(row["known_since"] <= "2015-12-31" for row in known)


def test_a_start_within_a_year_is_no_day(record: Record, codebook: Codebook) -> None:
    """Where the report says only "in 2008", the last day of 2008 is not the day it began."""
    ends = [row for row in read(record, codebook) if row["valid_from"].endswith("-12-31")]
    assert ends and {row["valid_from_prec"] for row in ends} == {"year"}
