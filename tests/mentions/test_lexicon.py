from __future__ import annotations

from datetime import date

from dragoman.folding import fold
from dragoman.mentions.lexicon import Known, Lexicon, Term, make_lexicon


def person(name: str, *terms: Term, until: date | None = None) -> tuple[tuple[str, ...], Known]:
    words = tuple(name.split())
    sectors = tuple({term.sector for term in terms})
    return words, Known(name.casefold(), name, "person", "ZMB", sectors, "actor", None, until, None, (), terms)


def look_up(lexicon: Lexicon, text: str, day: date | None = None) -> Known | None:
    words = text.split()
    hit = lexicon.match(words, [fold(word) for word in words], 0, day)
    return hit[1][0] if hit else None


MINISTER = Term("minister", "GOV", date(2010, 1, 1), date(2012, 1, 1))


def test_the_longest_name_wins() -> None:
    lexicon = make_lexicon([person("Ada"), person("Ada Mwale")])
    found = look_up(lexicon, "Ada Mwale spoke")
    assert found is not None
    assert found.name == "Ada Mwale"


def test_a_name_needs_a_capital() -> None:
    assert look_up(make_lexicon([person("March")]), "march on") is None


def test_sectors_by_day() -> None:
    _, known = person("Ada Mwale", MINISTER)
    assert known.sectors_on(date(2011, 1, 1)) == ("GOV",)
    assert known.sectors_on(date(2013, 1, 1)) == ("ELI",)
    assert known.sectors_on(date(2001, 1, 1)) == ()
    assert known.sectors_on(None) == ("GOV",)


def test_a_soldier_out_of_office_stays_a_soldier() -> None:
    _, known = person("Ada Mwale", Term("chief", "MIL", date(2010, 1, 1), date(2012, 1, 1)))
    assert known.sectors_on(date(2013, 1, 1)) == ("MIL",)


def test_a_surname_fades() -> None:
    lexicon = make_lexicon([person("Mwale", MINISTER, until=date(2012, 1, 1))])
    assert look_up(lexicon, "Mwale spoke", date(2020, 1, 1)) is not None
    assert look_up(lexicon, "Mwale spoke", date(2030, 1, 1)) is None


def test_who_held_the_office() -> None:
    lexicon = make_lexicon([person("Ada Mwale", Term("prime minister", "GOV", date(2010, 1, 1), None))])
    for title in ("prime minister", "premier", "head of government"):
        found = lexicon.holder("ZMB", title, date(2011, 1, 1))
        assert found is not None
        assert found.name == "Ada Mwale"
    assert lexicon.holder("ZMB", "premier", None) is None
    assert lexicon.holder("ZMB", "premier", date(2009, 1, 1)) is None


def test_a_spelling_of_two_persons_is_left_out() -> None:
    one, other = person("Ada Mwale"), person("Ada Mwale")
    other = (other[0], Known("other", "Ada Mwale", "person", "KEN", (), "actor"))
    assert make_lexicon([one]).person("Ada-Mwale") is not None
    assert make_lexicon([one, other]).person("Ada-Mwale") is None


def test_an_open_term_ends_with_what_the_file_knows() -> None:
    open_term = Term("minister", "GOV", date(2020, 1, 1), None)
    lexicon = make_lexicon([person("Ada Mwale", open_term)], checked=date(2025, 12, 31))
    assert lexicon.holder("ZMB", "minister", date(2025, 12, 31)) is not None
    assert lexicon.holder("ZMB", "minister", date(2026, 1, 1)) is None


def test_a_capital_ruled_for_a_time_needs_a_day() -> None:
    recognised = Known("ZMB.GOV", "Government", "government", "ZMB", ("GOV",), "capital")
    rebels = Known("group.r", "Rebels", "armed group", "ZMB", ("REB",), "capital", since=date(2015, 1, 1))
    lexicon = make_lexicon([(("Lusaka",), rebels), (("Lusaka",), recognised)])
    for day, key in ((None, "ZMB.GOV"), (date(2014, 1, 1), "ZMB.GOV"), (date(2016, 1, 1), "group.r")):
        found = look_up(lexicon, "Lusaka", day)
        assert found is not None and found.key == key
