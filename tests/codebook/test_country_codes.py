from __future__ import annotations

from collections import Counter

import pytest

from dragoman.codebook.country_codes import codes_of, load_country_codes


@pytest.mark.parametrize(
    ("iso3", "iso2", "fips", "cow"),
    [
        ("UKR", "UA", "UP", 369), ("SDN", "SD", "SU", 625), ("DEU", "DE", "GM", 255), ("GBR", "GB", "UK", 200),
        ("SSD", "SS", "OD", 626), ("XKX", "XK", "KV", 347), ("CHN", "CN", "CH", 710), ("CHE", "CH", "SZ", 225),
        ("RUS", "RU", "RS", 365), ("SRB", "RS", "RI", 345), ("IRQ", "IQ", "IZ", 645), ("IRN", "IR", "IR", 630),
        ("TUR", "TR", "TU", 640), ("ISR", "IL", "IS", 666), ("ISL", "IS", "IC", 395), ("JPN", "JP", "JA", 740),
        ("KOR", "KR", "KS", 732), ("PRK", "KP", "KN", 731), ("AUS", "AU", "AS", 900), ("AUT", "AT", "AU", 305),
        ("DZA", "DZ", "AG", 615), ("NER", "NE", "NG", 436), ("NGA", "NG", "NI", 475), ("COD", "CD", "CG", 490),
        ("COG", "CG", "CF", 484), ("CAF", "CF", "CT", 482), ("LBY", "LY", "LY", 620), ("SYR", "SY", "SY", 652),
        ("MMR", "MM", "BM", 775), ("BGD", "BD", "BG", 771), ("BGR", "BG", "BU", 355), ("BLR", "BY", "BO", 370),
        ("YEM", "YE", "YM", 679), ("ZMB", "ZM", "ZA", 551), ("ZAF", "ZA", "SF", 560), ("USA", "US", "US", 2),
    ],
)  # fmt: skip
def test_traps_between_iso_fips_and_cow(iso3: str, iso2: str, fips: str, cow: int) -> None:
    codes = codes_of(iso3)
    assert (codes.iso2, codes.fips, codes.cow) == (iso2, fips, cow)


def test_gleditsch_and_ward_number_some_states_otherwise() -> None:
    assert [codes_of(one).gw for one in ("DEU", "YEM", "SRB", "SYR")] == [260, 678, 340, 652]


@pytest.mark.parametrize("field", ["iso2", "numeric", "fips", "cow"])
def test_no_code_is_given_twice(field: str) -> None:
    given = Counter(getattr(codes, field) for codes in load_country_codes().values() if getattr(codes, field))
    assert [code for code, many in given.items() if many > 1] == []


def test_every_state_has_its_codes() -> None:
    states = [codes for codes in load_country_codes().values() if codes.cow]
    assert len(states) == 195  # the 193 members of the United Nations, Kosovo and Taiwan
    assert all(codes.iso2 and codes.fips for codes in states)


def test_what_is_not_a_country_has_no_codes() -> None:
    assert codes_of("EUR").fips is None and codes_of("EUR").name == "European Union"
    assert codes_of(None).name == ""
    assert codes_of("PSE").cow is None
