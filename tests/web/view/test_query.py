from __future__ import annotations

from datetime import date

import pytest

from dragoman.store import Wanted
from dragoman.web.view.query import FIELDS, parse_query


def test_words_and_fields_in_any_order() -> None:
    query = parse_query('embassy actor:Haftar speaker:"New York Times" in since:2020-03 denied:yes')
    assert query.wanted == Wanted(
        words="embassy in", actor="Haftar", speaker="New York Times", since=date(2020, 3, 1), denied=True
    )
    assert not query.problems


@pytest.mark.parametrize(
    ("line", "since", "until"),
    [
        ("since:2020 until:2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("since:2020-02 until:2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("since:2020-3-5 until:2020-03-06", date(2020, 3, 5), date(2020, 3, 6)),
    ],
)
def test_years_and_months_stand_for_their_days(line: str, since: date, until: date) -> None:
    assert (parse_query(line).wanted.since, parse_query(line).wanted.until) == (since, until)


def test_every_field_is_understood() -> None:
    values = {"type": "support", "told": "Alleged", "denied": "no", "country": "syr", "since": "2020", "until": "2021"}
    for field in FIELDS:
        query = parse_query(f"{field}:{values.get(field, 'x')}")
        assert not query.problems and query.wanted != Wanted(), field


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("speeker:SANA", "did you mean speaker:?"),
        ("zzz:red", "there are actor, recipient"),
        ("type:ASAULT", "did you mean ASSAULT?"),
        ("told:maybe", "actual, alleged, denied"),
        ("denied:perhaps", "yes or no"),
        ("country:Syria", "three letters"),
        ("since:yesterday", "since:2020-03-05"),
        ("since:2020-02-31", "no day"),
        ("since:2020-13", "no day"),
        ("since:0000", "no day"),
        ("actor:", "no value"),
        ('actor:""', "no value"),
        ("actor:a actor:b", "twice"),
        ("since:2021 until:2020", "nothing can fit"),
    ],
)
def test_what_cannot_be_understood_is_told_and_asks_for_nothing(line: str, told: str) -> None:
    query = parse_query(f"embassy {line}")
    assert told in " ".join(query.problems)
    if "until" not in line:
        assert query.wanted == Wanted()


def test_a_part_is_added_changed_and_left_out() -> None:
    query = parse_query("embassy  actor:Haftar")
    assert query.with_part("speaker", 'The "Daily" Post') == 'embassy actor:Haftar speaker:"The Daily Post"'
    assert query.with_part("actor", "SYR") == "embassy actor:SYR"
    assert query.without("actor") == "embassy" and query.without("") == "actor:Haftar"
    assert parse_query(query.with_part("actor", "~a: b")).wanted.actor == "~a: b"


def test_any_line_is_answered() -> None:
    for line in ("", '"', '""', ":", "::", "a:b:c", '"a', "x" * 5_000, "\x00", "-", "*", "http://a.example"):
        query = parse_query(line)
        says_nothing = not line.strip('"')
        assert len(query.line) <= 500
        assert says_nothing != (query.wanted != Wanted() or bool(query.problems)), line
